package dev.tradewind.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ConsoleTest;
import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.connector.places.WorkloadYamlDialect;
import dev.tradewind.connector.series.Collected;
import dev.tradewind.placement.SlotRange;
import dev.tradewind.planning.PlacedRun;
import dev.tradewind.planning.PlacedRunState;
import dev.tradewind.planning.PlacedRuns;
import dev.tradewind.workload.Workloads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Runs that a decision placed: started at their slot and not before, once, where and on what they were decided. */
@ConsoleTest
class PlacedRunStarterTest {
    private static final Actor SOMEBODY = Actor.system("test");
    private final String x = UUID.randomUUID().toString().substring(0, 6);

    @Autowired
    PlacedRunStarter starter;

    @Autowired
    PlacedRuns runs;

    @Autowired
    Workloads workloads;

    @TempDir
    private Path folder;

    @Test
    void startsWhatIsDueOnceWhereItWasDecided() throws IOException {
        store("sh, -c, 'echo \"$TRADEWIND_SITE on ${TRADEWIND_CAPACITY:-demand}\" >> " + journal() + "'");
        var run = order("starter-" + x, Duration.ofMinutes(-1), false);
        assertThat(ended(run)).isEqualTo(PlacedRunState.SUCCEEDED);
        starter.look();
        assertThat(Files.readAllLines(journal())).containsExactly("aws:eu-west-1 on demand");
    }

    @Test
    void saysOnWhatCapacityItWasDecided() throws IOException {
        store("sh, -c, 'echo \"${TRADEWIND_CAPACITY:-demand}\" >> " + journal() + "'");
        assertThat(ended(order("starter-" + x, Duration.ofMinutes(-1), true))).isEqualTo(PlacedRunState.SUCCEEDED);
        assertThat(Files.readAllLines(journal())).containsExactly("spot");
    }

    @Test
    void leavesWhatIsNotDue() throws IOException {
        store("sh, -c, 'echo early >> " + journal() + "'");
        var run = order("starter-" + x, Duration.ofHours(2), false);
        starter.look();
        assertThat(state(run)).isEqualTo(PlacedRunState.ORDERED);
        assertThat(journal()).doesNotExist();
        Actors.runAs(SOMEBODY, () -> runs.become(run.id(), PlacedRunState.CANCELLED, "end of the test"));
    }

    @Test
    void aFailedCommandAndAWorkloadThatIsGoneAreFailures() throws IOException {
        store("sh, -c, 'exit 3'");
        var failing = order("starter-" + x, Duration.ofMinutes(-1), false);
        assertThat(ended(failing)).isEqualTo(PlacedRunState.FAILED);
        assertThat(runs.byId(failing.id()).orElseThrow().words()).contains("exit code 3");
        var gone = order("nobody-" + x, Duration.ofMinutes(-1), false);
        assertThat(ended(gone)).isEqualTo(PlacedRunState.FAILED);
        assertThat(runs.byId(gone.id()).orElseThrow().words()).contains("no longer in the catalog");
    }

    private Path journal() {
        return folder.resolve("journal");
    }

    private PlacedRunState state(PlacedRun run) {
        return runs.byId(run.id()).orElseThrow().state();
    }

    private PlacedRunState ended(PlacedRun run) {
        var latest = Instant.now().plusSeconds(60);
        while (List.of(PlacedRunState.ORDERED, PlacedRunState.STARTED).contains(state(run))
                && Instant.now().isBefore(latest)) {
            starter.look();
            LockSupport.parkNanos(50_000_000);
        }
        return state(run);
    }

    private PlacedRun order(String workload, Duration fromNow, boolean spot) {
        var from = Instant.now().truncatedTo(ChronoUnit.MICROS).plus(fromNow);
        var hour = (int) (from.getEpochSecond() / 3600);
        return Actors.runAs(
                SOMEBODY,
                () -> runs.order(new PlacedRun(
                        UUID.randomUUID(),
                        workload,
                        "aws:eu-west-1",
                        List.of(new SlotRange(hour, hour + 1)),
                        1000,
                        1024,
                        0,
                        from,
                        from.plus(Duration.ofHours(1)),
                        PlacedRunState.ORDERED,
                        "waits for its slot",
                        "test",
                        Instant.now().truncatedTo(ChronoUnit.MICROS),
                        spot)));
    }

    private void store(String command) throws IOException {
        var yaml = """
                workloads:
                  - name: starter-%s
                    kind: BATCH
                    owner: decided
                    environment: production
                    site: aws:us-east-1
                    vcpus: 1
                    durationHours: 1
                    window: {schedule: "0 0 * * * *", slackHours: 40}
                    command: [%s]
                """.formatted(x, command);
        var read = Collected.of(new WorkloadYamlDialect(), folder, "w.yaml", yaml);
        assertThat(read.quarantined()).isEmpty();
        read.rows().forEach(workloads::save);
    }
}
