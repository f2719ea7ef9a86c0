package dev.tradewind.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ConsoleTest;
import dev.tradewind.recommendation.RecommendationKind;
import dev.tradewind.recommendation.RecommendationState;
import dev.tradewind.workload.Workload;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** While the bill of the days after a change is waited for, flow logs say whether the bytes fell. */
@ConsoleTest
class SeenInFlowLogsTest extends AdviceScenario {
    private static final String HEADER =
            "account-id interface-id srcaddr dstaddr bytes packets start end action log-status flow-direction region\n";

    @Override
    RecommendationKind kind() {
        return RecommendationKind.ROUTING;
    }

    @Override
    String charged() {
        return "$0.010 per GB - regional data transfer - in/out/between EC2 AZs or using elastic IPs or ELB";
    }

    @Override
    Workload workload() {
        return labelled(Map.of("platform", "kubernetes"));
    }

    @Test
    void bytesThatFellAreToldBeforeAnyBillAndSettleNothing() {
        bill("before", 60, 30, "3000", "30");
        take(
                "seen-book-" + suffix + ".csv",
                "cidr,workload,site,zone,owner\n10.231.1.0/24,%1$s,aws:us-east-1,us-east-1a,%1$s\n10.231.2.0/24,%1$s,aws:us-east-1,us-east-1b,%1$s\n"
                        .formatted(marts));
        var proposed = proposeAndApprove();
        var held = await(proposed, e -> e.state() == ExecutionState.HELD);
        interventions.confirmApplied(held.id(), "applied");
        await(proposed, e -> verify(e).detail().startsWith("the days that are looked at"));
        assertThat(promises.seen(proposed.id())).isEmpty();

        // ten whole days before, three after, and a fourth of which the evening is missing
        log("before", 15, 5, 10);
        log("after", 4, 1, 4);
        take(
                "part-" + suffix + ".log",
                HEADER + hours(TODAY.minusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC), 18, 9));
        appliedDaysAgo(held, 5);
        var waiting = await(proposed, e -> verify(e).detail().contains("flow logs"));
        assertThat(waiting.state()).isEqualTo(ExecutionState.RUNNING);
        assertThat(verify(waiting).detail())
                .contains(
                        "flow logs of 3 days: bytes fell by 60.0 %, from 240.0 to 96.0 GB a day; promised are 70.0 %");
        assertThat(promises.seen(proposed.id())).hasValueSatisfying(seen -> {
            assertThat(seen.daysBefore()).isEqualTo(10);
            assertThat(seen.fell()).isEqualByComparingTo("0.6");
        });
        assertThat(promises.settlement(proposed.id())).isEmpty();
        assertThat(recommendations.byId(proposed.id()).orElseThrow().state()).isEqualTo(RecommendationState.EXECUTING);
        assertThat(nextLook(held)).isBefore(Instant.now().plus(Duration.ofHours(7)));
        assertThat(actions(proposed.shortId())).contains("recommendation.seen-in-flows");
    }

    /** Every hour of whole days. */
    private void log(String name, int firstDaysAgo, int untilDaysAgo, int gigabytesPerHour) {
        var from = TODAY.minusDays(firstDaysAgo).atStartOfDay().toInstant(ZoneOffset.UTC);
        take(name + "-" + suffix + ".log", HEADER + hours(from, (firstDaysAgo - untilDaysAgo) * 24, gigabytesPerHour));
    }

    private String hours(Instant from, int hours, int gigabytesPerHour) {
        var text = new StringBuilder();
        for (int hour = 0; hour < hours; hour++) {
            long start = from.getEpochSecond() + hour * 3600L;
            text.append("seen eni-1 10.231.1.5 10.231.2.9 %d 1 %d %d ACCEPT OK egress us-east-1\n"
                    .formatted(gigabytesPerHour * 1_000_000_000L, start, start + 3600));
        }
        return text.toString();
    }
}
