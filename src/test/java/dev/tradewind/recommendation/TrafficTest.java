package dev.tradewind.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.egress.EgressTotal;
import dev.tradewind.egress.FlowTotal;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.WorkloadFlow;
import dev.tradewind.quantity.Money;
import dev.tradewind.quantity.TimeRange;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What grew meanwhile is told by the flows of the same workload that a change leaves alone. */
class TrafficTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final TimeRange BEFORE = new TimeRange(START, START.plusSeconds(10 * 86_400));
    private static final TimeRange AFTER =
            new TimeRange(START.plusSeconds(30 * 86_400), START.plusSeconds(35 * 86_400));

    private final WorkloadFlow promised = flow(TransferClass.INTER_REGION, "log", "1000");

    @Test
    void isBytesADayOfFlowsThatBothRangesHave() {
        var was = List.of(promised, flow(TransferClass.INTER_ZONE, "log", "200"), flow(TransferClass.NAT, "log", "50"));
        var is = List.of(
                flow(TransferClass.INTER_ZONE, "log", "150"),
                // new, ended or of somebody else: these tell no growth
                flow(TransferClass.INTERNET, "log", "900"),
                flow(TransferClass.INTER_ZONE, "other", "9000"));
        // 150 / 5 days ÷ 200 / 10 days
        assertThat(grown(RecommendationKind.COMPRESSION, was, is)).isEqualByComparingTo("1.5");
    }

    @Test
    void isNotToldWhereNoOtherFlowGoesOnOrTheChangeItselfLeadsBytesElsewhere() {
        var other = List.of(promised, flow(TransferClass.INTER_ZONE, "log", "200"));
        assertThat(grown(RecommendationKind.COMPRESSION, List.of(promised), List.of(promised)))
                .isNull();
        assertThat(grown(RecommendationKind.COMPRESSION, other, List.of(promised)))
                .isNull();
        for (var kind : List.of(RecommendationKind.CDN, RecommendationKind.REPLICA, RecommendationKind.ROUTING)) {
            assertThat(grown(kind, other, other)).as(kind.name()).isNull();
        }
    }

    private BigDecimal grown(RecommendationKind kind, List<WorkloadFlow> was, List<WorkloadFlow> is) {
        var promise = new Promise(
                BEFORE.from(),
                BEFORE.to(),
                List.of(Promise.Flow.of(promised)),
                new BigDecimal("0.5"),
                BigDecimal.TEN,
                BigDecimal.ONE,
                BigDecimal.TEN,
                null,
                "",
                "",
                List.of(),
                "",
                List.of());
        return Traffic.grown(kind, promise, BEFORE, was, AFTER, is);
    }

    private static WorkloadFlow flow(TransferClass of, String workload, String gigabytes) {
        var usd = new Money(BigDecimal.TEN, "USD");
        return new WorkloadFlow(
                new FlowTotal(
                        "aws:us-east-1",
                        "aws:us-west-2",
                        of,
                        "platform",
                        new EgressTotal(usd, usd, new BigDecimal(gigabytes), 1, new Money(BigDecimal.ZERO, "USD"))),
                workload);
    }
}
