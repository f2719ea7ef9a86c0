package dev.tradewind.execution.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bench in small: two replicas on PostgreSQL, killed over twenty times, paused, their database restarted. */
class TwoReplicasIT {
    @TempDir
    Path work;

    @Test
    void nothingIsLostDoubledOrStuckAndWhatWasPlantedIsFound() throws Exception {
        try (var database = new PostgresServer(binaries(), work.resolve("database"));
                var bench = new TwoReplicas(database, work, new TwoReplicas.Load(12, 10, 1_500, true), System.out)) {
            var results = bench.underFaults(7, 36, 60);
            assertThat(results)
                    .containsEntry("execute.lost", 0.0)
                    .containsEntry("execute.doubled", 0.0)
                    .containsEntry("execute.stuck", 0.0)
                    .containsEntry("execute.planted_found", 3.0);
            assertThat(results.get("execute.kills") + results.get("execute.pauses"))
                    .isEqualTo(36.0);
            assertThat(results.get("execute.kills")).isGreaterThanOrEqualTo(20.0);
            assertThat(results.get("execute.finished")).isGreaterThanOrEqualTo(60.0);
        }
    }

    /** Where the embedded PostgreSQL of the other tests unpacks its own. */
    private static Path binaries() throws IOException {
        EmbeddedPostgres.start().close();
        try (var unpacked = Files.list(Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg"))) {
            return unpacked.filter(
                            each -> Files.isExecutable(each.resolve("bin").resolve("initdb")))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
