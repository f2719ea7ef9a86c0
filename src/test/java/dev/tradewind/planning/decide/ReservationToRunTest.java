package dev.tradewind.planning.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.ConsoleTest;
import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.connector.places.WorkloadYamlDialect;
import dev.tradewind.connector.series.Collected;
import dev.tradewind.planning.PlacedRunState;
import dev.tradewind.planning.PlacedRuns;
import dev.tradewind.workload.Workloads;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a decision reserved becomes a run, once, with its entry in the log; what nobody orders ends by itself. */
@ConsoleTest
class ReservationToRunTest {
    private static final Actor SOMEBODY = Actor.system("test");
    private final String x = UUID.randomUUID().toString().substring(0, 6);

    @Autowired
    Placements placements;

    @Autowired
    PlacedRuns runs;

    @Autowired
    Workloads workloads;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    private Path folder;

    @Test
    void aReservationIsOrderedOnceAndItsChangesOfStateStandInTheLog() throws IOException {
        store("BATCH", "durationHours: 2\n    window: {schedule: \"0 0 * * * *\", slackHours: 40}");
        var answer = decide(new PlacementAsk("job-" + x, null, 60, null));
        assertThat(answer.placed()).isNotNull();
        var run = Actors.runAs(
                SOMEBODY, () -> placements.order(answer.id(), "test").orElseThrow());
        assertThat(run.state()).isEqualTo(PlacedRunState.ORDERED);
        assertThat(run.site()).isEqualTo(answer.placed().choice().site());
        assertThat(run.startsAt()).isEqualTo(answer.placed().startsAt());
        assertThat(Duration.between(run.startsAt(), run.endsAt())).isEqualTo(Duration.ofHours(2));
        assertThat(Actors.runAs(
                        SOMEBODY, () -> placements.order(answer.id(), "test").orElseThrow()))
                .isEqualTo(run);

        Actors.runAs(SOMEBODY, () -> runs.become(run.id(), PlacedRunState.CANCELLED, "not needed"));
        assertThat(actions(run.id())).containsExactly("placed-run.ordered", "placed-run.cancelled");
        assertThatThrownBy(() -> Actors.runAs(SOMEBODY, () -> runs.become(run.id(), PlacedRunState.STARTED, "late")))
                .hasMessageContaining("CANCELLED");
    }

    @Test
    void whatIsNotHeldOrNoLongerIsNoRun() throws IOException {
        store("BATCH", "durationHours: 2\n    window: {schedule: \"0 0 * * * *\", slackHours: 40}");
        var unreserved = decide(new PlacementAsk("job-" + x, null, null, null));
        assertThat(placements.order(unreserved.id(), "test")).isEmpty();
        var returned = decide(new PlacementAsk("job-" + x, null, 60, null));
        Actors.runAs(SOMEBODY, () -> placements.release(returned.id(), "test"));
        assertThat(placements.order(returned.id(), "test")).isEmpty();
    }

    @Test
    void aServiceIsNoRun() throws IOException {
        store("SERVICE", "memoryGib: 4");
        var answer = decide(new PlacementAsk("job-" + x, null, 60, null));
        assertThatThrownBy(() -> Actors.runAs(SOMEBODY, () -> placements.order(answer.id(), "test")))
                .hasMessageContaining("a service");
    }

    /** A name that came in this very second is looked for again. */
    private PlacementAnswer decide(PlacementAsk ask) {
        var latest = Instant.now().plusSeconds(20);
        while (true) {
            try {
                return Actors.runAs(SOMEBODY, () -> placements.decide(ask, "test"));
            } catch (NoSuchElementException notYet) {
                if (Instant.now().isAfter(latest)) {
                    throw notYet;
                }
                LockSupport.parkNanos(100_000_000);
            }
        }
    }

    private List<String> actions(UUID id) {
        return jdbc.sql("select action from audit_entry where subject_id = ? order by recorded_at")
                .param(id.toString())
                .query(String.class)
                .list();
    }

    private void store(String kind, String more) throws IOException {
        var yaml = """
                workloads:
                  - name: job-%s
                    kind: %s
                    owner: decided
                    environment: production
                    site: aws:us-east-1
                    vcpus: 4
                    %s
                """.formatted(x, kind, more);
        var read = Collected.of(new WorkloadYamlDialect(), folder, "w.yaml", yaml);
        assertThat(read.quarantined()).isEmpty();
        read.rows().forEach(workloads::save);
    }
}
