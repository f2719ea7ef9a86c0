package dev.tradewind.egress.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.egress.EgressTotal;
import dev.tradewind.egress.FlowTotal;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.WorkloadFlow;
import dev.tradewind.egress.advice.Advice;
import dev.tradewind.egress.advice.AdviceKind;
import dev.tradewind.egress.advice.Advised;
import dev.tradewind.egress.advice.Artefact;
import dev.tradewind.egress.advice.Saving;
import dev.tradewind.quantity.Money;
import dev.tradewind.quantity.TimeRange;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NextStepTest {
    private static final Advice SHOP = advice(AdviceKind.ROUTING, TransferClass.INTER_ZONE, "shop");
    private static final Advice CART = advice(AdviceKind.ROUTING, TransferClass.INTER_ZONE, "cart");
    private static final Advice LEDGER = advice(AdviceKind.REPLICA, TransferClass.INTER_REGION, "ledger");
    private static final Advised ADVISED = new Advised(
            TimeRange.startingAt(Instant.parse("2026-03-01T00:00:00Z"), Duration.ofDays(30)),
            List.of(SHOP, CART, LEDGER),
            List.of(),
            "");

    @Test
    void aRuleBetweenZonesIsProposedAsRoutingAndOneBetweenRegionsAsReplica() {
        assertThat(routed(TransferClass.INTER_ZONE, null)).isEqualTo(new NextStep.Propose(List.of(SHOP, CART)));
        assertThat(routed(TransferClass.INTER_ZONE, "cart")).isEqualTo(new NextStep.Propose(List.of(CART)));
        assertThat(routed(TransferClass.INTER_REGION, null)).isEqualTo(new NextStep.Propose(List.of(LEDGER)));
        assertThat(routed(TransferClass.INTER_PROVIDER, null)).isEqualTo(new NextStep.Propose(List.of()));
    }

    @Test
    void aMoveIsHandedToAPlanAndATierIsNobodysToApply() {
        var move = new Scenario.MoveWorkload("shop", "aws:us-east-1", "aws:eu-west-1", List.of(), Set.of());
        assertThat(NextStep.of(move, ADVISED, List.of()))
                .isEqualTo(new NextStep.Plan(Set.of(), "aws:eu-west-1", "move shop to aws:eu-west-1"));
        assertThat(NextStep.of(new Scenario.ChangeTier(null, "2"), ADVISED, List.of()))
                .isInstanceOf(NextStep.ByHand.class);
        assertThat(NextStep.of(new Scenario.Nothing(), ADVISED, List.of())).isInstanceOf(NextStep.None.class);
    }

    private static NextStep routed(TransferClass transferClass, @Nullable String workload) {
        return NextStep.of(
                new Scenario.RoutingRule(workload, transferClass, new BigDecimal("0.7")), ADVISED, List.of());
    }

    private static Advice advice(AdviceKind kind, TransferClass transferClass, String workload) {
        var total = new EgressTotal(
                new Money(BigDecimal.TEN, "USD"), null, BigDecimal.TEN, 1, new Money(BigDecimal.TEN, "USD"));
        var flow = new FlowTotal("aws:us-east-1", "aws:us-east-1", transferClass, "team", total);
        return new Advice(
                kind,
                kind + " for " + workload,
                workload,
                "team",
                "aws:us-east-1",
                List.of(new WorkloadFlow(flow, workload)),
                "why",
                new Saving(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE, "", "", List.of()),
                null,
                "nothing",
                "none",
                List.of(new Artefact("Settings", "settings.conf", "", "keep = near")),
                BigDecimal.ONE);
    }
}
