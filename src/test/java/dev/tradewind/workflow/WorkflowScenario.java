package dev.tradewind.workflow;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.SamplePeople;
import dev.tradewind.workload.RunWindow;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.WorkloadKind;
import dev.tradewind.workload.Workloads;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Workflows of jobs that are real processes of this machine, moved on by the runner whenever a test looks. */
abstract class WorkflowScenario {
    static final Person OPERATOR = SamplePeople.person("op", Set.of("OPERATOR"), Set.of());

    @Autowired
    Workflows workflows;

    @Autowired
    WorkflowRunner runner;

    @Autowired
    Workloads workloads;

    @Autowired
    JdbcClient jdbc;

    final String suffix = UUID.randomUUID().toString().substring(0, 8);

    final Workload workload(String name, String site, List<String> command) {
        return as(() -> workloads.save(new Workload(
                UUID.randomUUID(),
                name + "-" + suffix,
                WorkloadKind.BATCH,
                "data",
                "test",
                Map.of(),
                site,
                1,
                1,
                0,
                null,
                0.5,
                1.0,
                new RunWindow("0 0 23 * * *", ZoneId.of("UTC"), 4, null, null),
                false,
                command,
                List.of(),
                List.of(),
                BigDecimal.ZERO,
                null,
                0)));
    }

    final Run start(String name, Person by) {
        return as(() -> workflows.start(name + "-" + suffix, "for the test", by));
    }

    final List<String> actions(Run run) {
        return jdbc.sql("select action from audit_entry where subject_id = ?")
                .param(run.shortId())
                .query(String.class)
                .list();
    }

    static <T> T as(Supplier<T> work) {
        return Actors.runAs(Actor.system("test"), work);
    }

    final Run await(Run run, Predicate<Run> there) {
        var latest = Instant.now().plusSeconds(60);
        while (Instant.now().isBefore(latest)) {
            runner.look();
            var now = workflows.run(run.shortId()).orElseThrow();
            if (there.test(now)) {
                return now;
            }
            LockSupport.parkNanos(50_000_000);
        }
        throw new AssertionError("never there: " + workflows.run(run.shortId()));
    }
}
