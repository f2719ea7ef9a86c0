package dev.tradewind.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ConsoleTest;
import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.execution.spi.Capacity;
import dev.tradewind.placement.Explanation;
import dev.tradewind.placement.Terms;
import dev.tradewind.planning.PlanJson;
import dev.tradewind.planning.PlannedChange;
import dev.tradewind.quantity.Money;
import dev.tradewind.recommendation.Proposal;
import dev.tradewind.recommendation.RecommendationKind;
import dev.tradewind.recommendation.Recommendations;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a plan counted on spot is told to the executor, and nothing else. */
@ConsoleTest
class PlannedCapacityTest {
    private static final String SITE = "aws:eu-west-1";
    private final UUID plan = UUID.randomUUID();

    @Autowired
    PlannedCapacity capacity;

    @Autowired
    Recommendations recommendations;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void forgetThePlan() {
        jdbc.sql("delete from planning_plan where id = ?").param(plan).update();
    }

    @Test
    void isWhatThePlanOfTheRecommendationCountedOn() {
        var spot = proposed("PUBLISHED, a list of 2026-11");
        assertThat(capacity.of(spot, SITE)).isEqualTo(Map.of(Capacity.VARIABLE, "spot"));
        assertThat(capacity.of(spot, "aws:us-east-1")).isEmpty();
    }

    @Test
    void saysNothingOnDemandOrWithoutAPlan() {
        assertThat(capacity.of(proposed(null), SITE)).isEmpty();
        assertThat(capacity.of(UUID.randomUUID(), SITE)).isEmpty();
    }

    private UUID proposed(@Nullable String spot) {
        var workload = UUID.randomUUID();
        var none = new Terms(0, 0, 0, 0, 0, 0, 0, 0, 0);
        var change = new PlannedChange(
                workload,
                "nightly-" + workload,
                "data",
                "prod",
                true,
                "aws:us-east-1",
                SITE,
                null,
                null,
                null,
                null,
                Money.zero("USD"),
                0,
                0,
                0,
                null,
                none,
                none,
                new Explanation(1, List.of(), List.of(), List.of()),
                null,
                null,
                null,
                null,
                false,
                spot,
                null);
        jdbc.sql("""
                insert into planning_plan (id, number, created_at, snapshot_hash, plan_hash, summary, changes)
                values (?, nextval('planning_number'), ?, 'none', 'none', '{}', ?)""")
                .params(plan, Instant.EPOCH.atOffset(ZoneOffset.UTC), PlanJson.text(List.of(change)))
                .update();
        var proposal = new Proposal(
                RecommendationKind.PLACEMENT,
                "Move it",
                plan,
                workload,
                "nightly-" + workload,
                "data",
                "aws:us-east-1",
                SITE,
                null,
                null,
                null,
                BigDecimal.ONE,
                0,
                0,
                BigDecimal.ZERO,
                List.of(),
                "low",
                "none",
                "",
                "system:engine",
                Instant.now().plusSeconds(3600));
        return Actors.runAs(
                Actor.system("test"), () -> recommendations.propose(proposal).id());
    }
}
