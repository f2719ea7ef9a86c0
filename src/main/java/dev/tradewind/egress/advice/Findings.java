package dev.tradewind.egress.advice;

import dev.tradewind.egress.WorkloadFlow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Collects what the rules found. */
final class Findings {
    /** Below this it is not worth a person's time, USD per month. */
    static final BigDecimal LEAST_USD = BigDecimal.TEN;

    private final List<Advice> advice = new ArrayList<>();
    private final List<NotOffered> notOffered = new ArrayList<>();

    void offer(Advice found) {
        if (found.saving().usdPerMonth().compareTo(LEAST_USD) >= 0) {
            advice.add(found);
        } else {
            notOffered.add(new NotOffered(
                    found.kind(),
                    found.flows().getFirst().name(),
                    found.saving().usdPerMonth(),
                    "saves USD %s a month, less than USD %s"
                            .formatted(Numbers.usd(found.saving().usdPerMonth()), LEAST_USD)));
        }
    }

    void not(AdviceKind kind, WorkloadFlow flow, BigDecimal usdPerMonth, String reason) {
        not(kind, flow.name(), usdPerMonth, reason);
    }

    /** Flows below the least saving are not even mentioned. */
    void not(AdviceKind kind, String flow, BigDecimal usdPerMonth, String reason) {
        if (usdPerMonth.compareTo(LEAST_USD) >= 0) {
            notOffered.add(new NotOffered(kind, flow, usdPerMonth, reason));
        }
    }

    List<Advice> advice() {
        return advice;
    }

    List<NotOffered> notOffered() {
        return notOffered;
    }
}
