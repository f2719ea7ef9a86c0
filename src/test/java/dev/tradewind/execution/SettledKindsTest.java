package dev.tradewind.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ConsoleTest;
import dev.tradewind.recommendation.RecommendationKind;
import dev.tradewind.recommendation.RecommendationState;
import dev.tradewind.recommendation.Settlement;
import dev.tradewind.workload.DataSet;
import dev.tradewind.workload.DataSetMode;
import dev.tradewind.workload.UserGroup;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.WorkloadKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every kind of advice on egress is confirmed by a person, then found in the bills of the days after, and settled. */
@ConsoleTest
class SettledKindsTest extends AdviceScenario {
    private static final String INTERNET = "$0.090 per GB - first 10 TB / month data transfer out";
    private static final String ZONES =
            "$0.010 per GB - regional data transfer - in/out/between EC2 AZs or using elastic IPs or ELB";

    private RecommendationKind kind = RecommendationKind.ROUTING;
    private String charged = "";
    private Workload workload = EngineProcess.workload(marts, List.of());

    @Override
    RecommendationKind kind() {
        return kind;
    }

    @Override
    String charged() {
        return charged;
    }

    @Override
    Workload workload() {
        return workload;
    }

    @Test
    void zoneRoutingWithoutAClusterSettles() {
        workload = labelled(Map.of("platform", "kubernetes"));
        settles(RecommendationKind.ROUTING, ZONES);
    }

    @Test
    void rackAwarenessOfKafkaSettles() {
        workload = labelled(Map.of("software", "kafka"));
        settles(RecommendationKind.ROUTING, ZONES);
    }

    @Test
    void anEndpointInsteadOfNatSettles() {
        settles(RecommendationKind.PRIVATE_ENDPOINT, "$0.045 per GB Data Processed by NAT Gateways");
    }

    @Test
    void aReplicaBesideItsReaderSettles() {
        var tables = new DataSet(
                "tables",
                "aws:us-east-1",
                new BigDecimal("5000"),
                BigDecimal.ZERO,
                new BigDecimal("500"),
                DataSetMode.FIXED,
                List.of());
        // the bill's owner is the team of its tag
        workload = of(WorkloadKind.BATCH, marts, Map.of(), List.of(tables), List.of(), BigDecimal.ZERO);
        settles(RecommendationKind.REPLICA, "$0.02 per GB - US East (Northern Virginia) data transfer to EU (Germany)");
    }

    @Test
    void aCdnInFrontOfTheOriginSettles() {
        workload = of(
                WorkloadKind.SERVICE,
                "search",
                Map.of(),
                List.of(),
                List.of(new UserGroup(EngineProcess.SOURCE, 1)),
                new BigDecimal("90000"));
        settles(RecommendationKind.CDN, INTERNET);
    }

    @Test
    void compressedAnswersSettle() {
        workload = labelled(Map.of("content", "text"));
        settles(RecommendationKind.COMPRESSION, INTERNET);
    }

    /** A twentieth of the bytes are left, at the price of before: what fell is 285 of 300 USD a day. */
    private void settles(RecommendationKind of, String description) {
        kind = of;
        charged = description;
        bill("before", 60, 30, "3000", "300");
        var proposed = proposeAndApprove();
        var held = await(proposed, e -> e.state() == ExecutionState.HELD);
        assertThat(held.executor()).isEqualTo(ByHand.ID);
        interventions.confirmApplied(held.id(), "done tonight");
        await(
                proposed,
                e -> verify(e).state() == StepState.RUNNING
                        && !verify(e).detail().isEmpty());
        assertThat(promises.settlement(proposed.id())).isEmpty();

        bill("after", 20, 1, "150", "15");
        appliedDaysAgo(held, 21);
        var done = await(proposed, e -> e.state().ended());
        assertThat(done.state()).as(done.stateReason()).isEqualTo(ExecutionState.SUCCEEDED);
        assertThat(promises.settlement(proposed.id())).hasValueSatisfying(settled -> {
            assertThat(settled.verdict()).isEqualTo(Settlement.Verdict.REALISED);
            assertThat(settled.realisedShare()).isEqualByComparingTo("0.95");
            // 285 × 30.4375
            assertThat(settled.realisedUsdPerMonth()).isEqualByComparingTo("8674.6875");
            assertThat(settled.promisedUsdPerMonth())
                    .isEqualByComparingTo(new BigDecimal("9131.25").multiply(settled.promisedShare()));
        });
        assertThat(recommendations.byId(proposed.id()).orElseThrow().state()).isEqualTo(RecommendationState.SUCCEEDED);
    }

    private Workload of(
            WorkloadKind kind,
            String owner,
            Map<String, String> labels,
            List<DataSet> dataSets,
            List<UserGroup> users,
            BigDecimal egressGbPerMonth) {
        var plain = EngineProcess.workload(marts, List.of());
        var service = kind == WorkloadKind.SERVICE;
        return new Workload(
                plain.id(),
                plain.name(),
                kind,
                owner,
                plain.environment(),
                labels,
                plain.siteId(),
                plain.vcpus(),
                plain.memoryGib(),
                plain.gpus(),
                plain.watts(),
                plain.utilisation(),
                service ? null : plain.durationHours(),
                service ? null : plain.window(),
                plain.interruptible(),
                plain.command(),
                plain.run(),
                dataSets,
                users,
                egressGbPerMonth,
                plain.maxRttMillis(),
                plain.maxRttForShare(),
                plain.placing(),
                plain.version());
    }
}
