package dev.tradewind.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ConsoleTest;
import dev.tradewind.execution.local.LocalExecutor;
import dev.tradewind.identity.People;
import dev.tradewind.identity.Person;
import dev.tradewind.policy.Policies;
import dev.tradewind.quantity.Ids;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.signal.SignalPoint;
import dev.tradewind.signal.Signals;
import dev.tradewind.workload.RunWindow;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.WorkloadKind;
import dev.tradewind.workload.Workloads;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The gate holds a run to the same rule as the plan: every hour of it, this one as measured, the others as forecast. */
@ConsoleTest
class CarbonGateTest {
    private static final String ZONE = "FR";
    private static final String SITE = "azure:francesouth";

    @Autowired
    Gates gates;

    @Autowired
    Signals signals;

    @Autowired
    Workloads workloads;

    @Autowired
    Policies policies;

    @Autowired
    People people;

    private final String suffix = UUID.randomUUID().toString().substring(0, 8);
    private final Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);

    @Test
    void aCleanHourIsNotEnoughWhenALaterHourOfTheRunIsDirty() {
        var run = execution(3);
        say(0, "100", SignalKind.MEASURED);
        say(1, "120", SignalKind.FORECAST);
        say(2, "310", SignalKind.FORECAST);
        assertThat(gates.carbon(run))
                .isInstanceOfSatisfying(
                        Gates.Verdict.Closed.class,
                        closed -> assertThat(closed.reason())
                                .contains(
                                        "100 g/kWh (measured)",
                                        "at worst 310 g/kWh in the 3 h of its run",
                                        "150 g/kWh permitted"));

        say(2, "140", SignalKind.FORECAST);
        assertThat(gates.carbon(run)).isInstanceOf(Gates.Verdict.Open.class);
        assertThat(gates.carbon(execution(1))).isInstanceOf(Gates.Verdict.Open.class);
    }

    @Test
    void anHourOfTheRunOfWhichOnlyAYearlyFigureIsKnownKeepsTheGateClosed() {
        var run = execution(200);
        say(0, "100", SignalKind.MEASURED);
        assertThat(gates.carbon(run))
                .isInstanceOfSatisfying(
                        Gates.Verdict.Closed.class,
                        closed -> assertThat(closed.reason()).contains("unknown in part of the 200 h"));
    }

    private void say(int hours, String grams, SignalKind kind) {
        var from = hour.plus(hours, ChronoUnit.HOURS);
        signals.append(List.of(SignalPoint.observed(
                "carbon:" + ZONE + ":average:lca",
                from,
                from.plus(1, ChronoUnit.HOURS),
                new BigDecimal(grams),
                kind,
                "average, life cycle, location-based",
                "test",
                Instant.now())));
    }

    private ExecutionSummary execution(double hours) {
        var name = "gate-%s-%.0f-%s"
                .formatted(suffix, hours, UUID.randomUUID().toString().substring(0, 4));
        var workload = workloads.save(new Workload(
                UUID.randomUUID(),
                name,
                WorkloadKind.BATCH,
                "search",
                "production",
                Map.of(),
                EngineProcess.SOURCE,
                4,
                16,
                0,
                null,
                0.5,
                hours,
                new RunWindow("0 0 23 * * *", ZoneId.of("UTC"), 4, null, null),
                false,
                List.of("true"),
                List.of(),
                List.of(),
                BigDecimal.ZERO,
                null,
                0));
        var mara = person("mara");
        var draft = policies.draft(
                "name: p-%s\napplies:\n  workload: %s\nlimits:\n  maxGramsPerKwh: 150\n".formatted(name, name), mara);
        policies.activate(draft.id(), person("jon"), "agreed");
        return new Execution(
                        Ids.next(),
                        1,
                        new Assignment(
                                UUID.randomUUID(),
                                "REC-1",
                                "digest",
                                workload.id(),
                                name,
                                EngineProcess.SOURCE,
                                SITE,
                                null,
                                Instant.now().plusSeconds(36_000),
                                LocalExecutor.ID),
                        Arrays.stream(StepKind.values())
                                .map(kind -> new ExecutionStep(Ids.next(), kind))
                                .toList(),
                        Instant.now())
                .summary();
    }

    private Person person(String name) {
        return people.create(
                name + "-" + UUID.randomUUID().toString().substring(0, 8),
                name,
                "correct horse battery",
                Set.of("APPROVER", "OPERATOR"),
                Set.of());
    }
}
