package dev.tradewind.egress.advice;

import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.WorkloadFlow;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.WorkloadKind;
import java.math.BigDecimal;
import java.util.List;

/** Bytes that people at large fetch from a service: a CDN's bytes may be cheaper than the origin's. */
final class ContentDelivery implements AdviceRule {
    private static final BigDecimal SPREAD = new BigDecimal("0.15");

    @Override
    public void look(Situation situation, Findings findings) {
        situation.of(TransferClass.INTERNET).forEach(flow -> {
            var usd = situation.usdPerMonth(flow);
            var workload = situation.workload(flow).orElse(null);
            if (workload == null
                    || workload.kind() == WorkloadKind.BATCH
                    || workload.users().isEmpty()
                    || workload.egressGbPerMonth().signum() == 0) {
                findings.not(
                        AdviceKind.CDN,
                        flow,
                        usd,
                        (flow.workload() == null ? "the bill names no workload" : flow.workload())
                                + " is not declared as a service with users and bytes to the internet; a CDN does nothing for"
                                + " bytes between machines");
                return;
            }
            offer(situation, findings, flow, workload, usd);
        });
    }

    private static void offer(
            Situation situation, Findings findings, WorkloadFlow flow, Workload workload, BigDecimal usd) {
        var from = flow.flow().from();
        var provider = from.contains(":") ? from.substring(0, from.indexOf(':')) : "";
        var gb = situation.gbPerMonth(flow);
        var priced = situation
                .prices()
                .cdn(provider, situation.months().overCdn(provider), gb)
                .orElse(null);
        if (priced == null) {
            findings.not(AdviceKind.CDN, flow, usd, "no CDN price is known for '" + provider + "'");
            return;
        }
        var hits = situation.assumptions().of(Assumption.HITS);
        var gain = usd.subtract(priced.usd());
        findings.offer(new Advice(
                AdviceKind.CDN,
                "Serve %s through a CDN".formatted(workload.name()),
                workload.name(),
                flow.flow().owner(),
                workload.siteId(),
                List.of(flow),
                "%s GB a month go from %s to the internet for USD %s; served by the CDN they cost USD %s, and the origin's"
                                .formatted(Numbers.gb(gb), from, Numbers.usd(usd), Numbers.usd(priced.usd()))
                        + " bytes to it nothing.",
                new Saving(
                        gain,
                        gain.subtract(gain.abs().multiply(SPREAD)),
                        gain.add(gain.abs().multiply(SPREAD)),
                        "BilledCost to the internet − the same bytes at the CDN's tiers. Requests are not in it. Range: 15 %"
                                + " to either side, for where the readers are.",
                        "%s − %s = %s USD / month"
                                .formatted(Numbers.usd(usd), Numbers.usd(priced.usd()), Numbers.usd(gain)),
                        List.of(
                                situation.billed("BilledCost to the internet", Numbers.plain(usd, 2), "USD"),
                                situation.billed("Bytes to the internet", Numbers.plain(gb, 0), "GB"),
                                new AdviceInput(
                                        "These bytes by tier",
                                        Numbers.plain(priced.usd(), 2),
                                        "USD",
                                        AdviceInput.Origin.PUBLISHED,
                                        priced.source()),
                                situation.assumptions().input(Assumption.HITS))),
                BigDecimal.ZERO,
                "none in money: a name and a certificate",
                "Low to medium: what is personal must not be cached. At a hit ratio of %s the origin still answers %s GB."
                        .formatted(Numbers.percent(hits), Numbers.gb(gb.multiply(BigDecimal.ONE.subtract(hits)))),
                List.of(new Artefact(
                        "What the origin says and the CDN keeps",
                        "cdn.conf",
                        "nginx 1.18, Amazon CloudFront",
                        """
                        # at the origin: what may be kept, for how long, and what never
                        location ~* \\.(css|js|png|jpe?g|webp|woff2)$ { add_header Cache-Control "public, max-age=31536000, immutable"; }
                        location / { add_header Cache-Control "private, no-store"; }
                        # at the CDN: origin %s, cache policy CachingOptimized, compression on, price class 100
                        """.formatted(from))),
                BigDecimal.ONE));
    }
}
