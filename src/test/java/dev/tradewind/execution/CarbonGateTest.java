package dev.tradewind.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ConsoleTest;
import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.execution.local.LocalExecutor;
import dev.tradewind.identity.People;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.SamplePeople;
import dev.tradewind.policy.Policies;
import dev.tradewind.quantity.Ids;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.signal.SignalPoint;
import dev.tradewind.signal.Signals;
import dev.tradewind.workflow.WorkflowSummary;
import dev.tradewind.workflow.Workflows;
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
import org.jspecify.annotations.Nullable;
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

    @Autowired
    Workflows workflows;

    private static final Person OPERATOR = SamplePeople.person("op", Set.of("OPERATOR"), Set.of());

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

    @Test
    void aReportThatIsDueAndWaitsForTheRunMakesItsLatestStartEarlier() {
        say(0, "310", SignalKind.MEASURED);
        var tomorrow = hour.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
        var run = execution(1, tomorrow.plus(1, ChronoUnit.HOURS), tomorrow.plus(12, ChronoUnit.HOURS));
        assertThat(gates.latestStart(run)).isEqualTo(tomorrow.plus(12, ChronoUnit.HOURS));
        var saved = workflow("nightly-" + suffix, run.workload());
        try {
            assertThat(gates.latestStart(run))
                    .as("06:00 less an hour of its own, 2 h of marts and 20 min of the report")
                    .isEqualTo(tomorrow.plus(160, ChronoUnit.MINUTES));
            assertThat(gates.carbon(run))
                    .isInstanceOfSatisfying(
                            Gates.Verdict.Closed.class,
                            closed -> assertThat(closed.reason())
                                    .contains(
                                            "02:40 UTC, so that report of workflow nightly-" + suffix + " is over by",
                                            "06:00 UTC"));
            assertThat(gates.demand(run).orElseThrow())
                    .satisfies(demand -> assertThat(demand.job()).isEqualTo("load"));

            var later = moved(run, tomorrow.plus(3, ChronoUnit.HOURS), tomorrow.plus(40, ChronoUnit.HOURS));
            assertThat(gates.latestStart(later))
                    .as("what is planned for after 02:40 serves the run of the day after")
                    .isEqualTo(tomorrow.plus(24 * 60 + 160, ChronoUnit.MINUTES));
            var tight = moved(run, tomorrow.plus(1, ChronoUnit.HOURS), tomorrow.plus(2, ChronoUnit.HOURS));
            assertThat(gates.latestStart(tight)).isEqualTo(tomorrow.plus(2, ChronoUnit.HOURS));
            assertThat(gates.carbon(tight))
                    .isInstanceOfSatisfying(
                            Gates.Verdict.Closed.class,
                            closed -> assertThat(closed.reason()).doesNotContain("so that"));
        } finally {
            workflows.retire(saved.workflow().name(), "the test is over", OPERATOR);
        }
        assertThat(gates.demand(run)).isEmpty();
    }

    @Test
    void aWorkflowThatIsUnderWayDemandsItWhileItsJobHasNotBegun() {
        var run = execution(1, hour, hour.plus(60, ChronoUnit.HOURS));
        var name = "under-way-" + suffix;
        workflow(name, run.workload());
        var begun = workflows.start(name, "for the test", OPERATOR);
        try {
            assertThat(begun.dueAt()).isNotNull();
            assertThat(gates.demand(moved(run, begun.dueAt().minus(200, ChronoUnit.MINUTES), null)))
                    .hasValueSatisfying(demand -> {
                        assertThat(demand.latestStartAt())
                                .isEqualTo(begun.dueAt().minus(200, ChronoUnit.MINUTES));
                        assertThat(demand.dueAt()).isEqualTo(begun.dueAt());
                    });
        } finally {
            workflows.cancel(begun.shortId(), "the test is over", OPERATOR);
            workflows.retire(name, "the test is over", OPERATOR);
        }
    }

    private WorkflowSummary workflow(String name, String workload) {
        return Actors.runAs(
                Actor.system("test"),
                () -> workflows.save(
                        """
                        name: %s
                        owner: search
                        zone: UTC
                        schedule: "0 0 1 * * *"
                        due: "06:00"
                        jobs:
                          - {name: fetch, workload: %s, expectedMinutes: 30}
                          - {name: load, workload: %s, after: [fetch], expectedMinutes: 60}
                          - {name: marts, workload: %s, after: [load], expectedMinutes: 120}
                          - {name: report, workload: %s, after: [marts], expectedMinutes: 20}
                        """.formatted(name, other("sleep", "60"), workload, other("true"), other("true")), OPERATOR));
    }

    private String other(String... command) {
        return workloads
                .save(EngineProcess.workload(
                        "other-" + UUID.randomUUID().toString().substring(0, 8), List.of(command)))
                .name();
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

    private static ExecutionSummary moved(ExecutionSummary of, Instant from, @Nullable Instant to) {
        return planned(of.workloadId(), of.workload(), from, to);
    }

    private ExecutionSummary execution(double hours) {
        return execution(hours, null, Instant.now().plusSeconds(36_000));
    }

    private ExecutionSummary execution(double hours, @Nullable Instant from, @Nullable Instant to) {
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
        return planned(workload.id(), name, from, to);
    }

    private static ExecutionSummary planned(UUID workload, String name, @Nullable Instant from, @Nullable Instant to) {
        return new Execution(
                        Ids.next(),
                        1,
                        new Assignment(
                                UUID.randomUUID(),
                                "REC-1",
                                "digest",
                                workload,
                                name,
                                EngineProcess.SOURCE,
                                SITE,
                                from,
                                to,
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
