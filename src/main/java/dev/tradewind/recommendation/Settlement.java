package dev.tradewind.recommendation;

import dev.tradewind.egress.advice.Advice;
import dev.tradewind.ui.Notation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Promised against realised, by the bills of whole days before and after; USD per day of BilledCost of the promised flows.
 *
 * @param from first instant of the days after
 * @param promisedUsdPerMonth by which the flows were to fall
 * @param traffic bytes a day of the workload's other flows, after ÷ before; null where they tell nothing, see {@link Traffic}
 * @param why in words: bytes, price and traffic apart
 */
public record Settlement(
        Verdict verdict,
        Instant appliedAt,
        Instant from,
        Instant to,
        BigDecimal promisedShare,
        BigDecimal realisedShare,
        BigDecimal promisedUsdPerMonth,
        BigDecimal realisedUsdPerMonth,
        BigDecimal usdPerDayBefore,
        BigDecimal usdPerDayAfter,
        @Nullable BigDecimal traffic,
        String why) {
    private static final BigDecimal MOST = new BigDecimal("0.8");
    private static final BigDecimal NOTHING = new BigDecimal("0.05");
    /** Traffic that moved by less than this is no reason for anything. */
    private static final BigDecimal NOTABLE = new BigDecimal("0.02");

    /** How far the promise was kept. */
    public enum Verdict {
        /** At least 0.8 of the promised share. */
        REALISED,
        SHORT,
        /** At most a twentieth of the cost ended. */
        NOT_REALISED
    }

    /** Pure: what two measurements come to. */
    static Settlement of(
            Instant appliedAt,
            Instant from,
            Instant to,
            BigDecimal share,
            PerDay before,
            PerDay after,
            @Nullable BigDecimal traffic) {
        var realised = ratio(before.usd().subtract(after.usd()), before.usd());
        var verdict = realised.compareTo(share.multiply(MOST)) >= 0
                ? Verdict.REALISED
                : realised.compareTo(NOTHING) > 0 ? Verdict.SHORT : Verdict.NOT_REALISED;
        var bytes = ratio(after.gigabytes().subtract(before.gigabytes()), before.gigabytes());
        var price = ratio(ratio(after.usd(), after.gigabytes()), ratio(before.usd(), before.gigabytes()));
        return new Settlement(
                verdict,
                appliedAt,
                from,
                to,
                share,
                realised,
                before.usd().multiply(share).multiply(Advice.DAYS_PER_MONTH),
                before.usd().subtract(after.usd()).multiply(Advice.DAYS_PER_MONTH),
                before.usd(),
                after.usd(),
                traffic,
                "bytes changed by %s %%, the price of a byte %s%s"
                        .formatted(
                                percent(bytes),
                                after.gigabytes().signum() == 0
                                        ? "cannot be told"
                                        : "by " + percent(price.subtract(BigDecimal.ONE)) + " %",
                                traffic == null ? "" : grown(before, after, traffic)));
    }

    /** What the change did and what the traffic did, apart: against what it would have cost with today's traffic. */
    private static String grown(PerDay before, PerDay after, BigDecimal traffic) {
        var by = traffic.subtract(BigDecimal.ONE);
        if (by.abs().compareTo(NOTABLE) < 0) {
            return "; traffic is level by the workload's other flows";
        }
        var without = before.usd().multiply(traffic);
        return "; traffic %s by %s %%, as the workload's other flows tell: without the change it would cost USD %s a month, so that it saves USD %s of today's traffic"
                .formatted(
                        by.signum() > 0 ? "grew" : "fell",
                        percent(by.abs()),
                        usd(without.multiply(Advice.DAYS_PER_MONTH)),
                        usd(without.subtract(after.usd()).multiply(Advice.DAYS_PER_MONTH)));
    }

    /** What these flows would cost a month at today's traffic without the change; null where the traffic is not told. */
    public @Nullable BigDecimal withoutUsdPerMonth() {
        return traffic == null ? null : usdPerDayBefore.multiply(traffic).multiply(Advice.DAYS_PER_MONTH);
    }

    /** Sums of the promised flows, by day. */
    record PerDay(BigDecimal usd, BigDecimal gigabytes) {}

    public String words() {
        return "%s: promised USD %s a month (%s %%), realised USD %s (%s %%); %s"
                .formatted(
                        switch (verdict) {
                            case REALISED -> "realised";
                            case SHORT -> "fell short";
                            case NOT_REALISED -> "not realised";
                        },
                        usd(promisedUsdPerMonth),
                        percent(promisedShare),
                        usd(realisedUsdPerMonth),
                        percent(realisedShare),
                        why);
    }

    private static BigDecimal ratio(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? BigDecimal.ZERO : part.divide(whole, MathContext.DECIMAL64);
    }

    private static String usd(BigDecimal amount) {
        return Notation.PLAIN.number(amount, 2);
    }

    private static String percent(BigDecimal share) {
        var rounded = share.movePointRight(2).setScale(1, RoundingMode.HALF_EVEN);
        return (rounded.signum() < 0 ? "−" : "") + rounded.abs().toPlainString();
    }
}
