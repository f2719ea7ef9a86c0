package dev.tradewind.egress.advice;

import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.WorkloadFlow;
import dev.tradewind.workload.Workload;
import java.math.BigDecimal;
import java.util.List;

/** Chatter between zones of one region: requests stay in the zone that they come from. Only where Kubernetes routes them. */
final class ZoneRouting implements AdviceRule {
    private static final BigDecimal BADLY = new BigDecimal("0.6");
    private static final BigDecimal WELL = new BigDecimal("1.25");

    @Override
    public void look(Situation situation, Findings findings) {
        situation.of(TransferClass.INTER_ZONE).forEach(flow -> {
            var usd = situation.usdPerMonth(flow);
            var workload = situation.workload(flow).orElse(null);
            if (workload == null) {
                findings.not(
                        AdviceKind.ROUTING,
                        flow,
                        usd,
                        flow.workload() == null
                                ? "the bill names no workload: tag its resources with workload"
                                : "the workload " + flow.workload() + " is not in the workload list: import it");
            } else if (KafkaRack.isKafka(workload)) {
                return;
            } else if (!"kubernetes".equals(workload.labels().get("platform"))) {
                findings.not(
                        AdviceKind.ROUTING,
                        flow,
                        usd,
                        workload.name() + " is not said to run on Kubernetes (label platform: kubernetes); zone routing"
                                + " does nothing for a managed database or for plain machines");
            } else {
                findings.offer(advice(situation, flow, workload, usd));
            }
        });
    }

    private static Advice advice(Situation situation, WorkloadFlow flow, Workload workload, BigDecimal usd) {
        var assumed = situation.assumptions();
        var artefacts = ZoneArtefacts.of(workload, assumed.of(Assumption.ENDPOINTS));
        var endpoints = situation.endpoints().of(workload.siteId(), artefacts.namespace(), artefacts.service());
        var kept = assumed.of(Assumption.KEPT);
        var saved = usd.multiply(kept);
        var saving = new Saving(
                saved,
                saved.multiply(BADLY),
                usd.multiply(kept.multiply(WELL).min(BigDecimal.ONE)),
                "BilledCost between zones × the share that stays in its zone. Range: 0.6 to 1.25 times that share.",
                "%s × %s = %s USD / month".formatted(Numbers.usd(usd), Numbers.factor(kept), Numbers.usd(saved)),
                List.of(
                        situation.billed("BilledCost between zones", Numbers.plain(usd, 2), "USD"),
                        situation.billed("Bytes between zones", Numbers.plain(situation.gbPerMonth(flow), 0), "GB"),
                        assumed.input(Assumption.KEPT)));
        return new Advice(
                AdviceKind.ROUTING,
                "Keep the requests to %s in their zone".formatted(workload.name()),
                workload.name(),
                flow.flow().owner(),
                workload.siteId(),
                List.of(flow),
                "%s GB a month cross zones at %s, USD %s. Spread evenly over three zones, two of three requests cross one."
                        .formatted(
                                Numbers.gb(situation.gbPerMonth(flow)),
                                flow.flow().from(),
                                Numbers.usd(usd)),
                saving,
                BigDecimal.ZERO,
                artefacts.restarts(endpoints)
                        ? "none in money: fields of the Service and its Deployment, whose pods restart one after another"
                        : "none: fields of the Service or of a rule",
                Overload.risk(endpoints, assumed.of(Assumption.ENDPOINTS)),
                artefacts.all(endpoints),
                kept);
    }
}
