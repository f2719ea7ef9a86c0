package dev.tradewind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.bench.BenchResult;
import dev.tradewind.execution.bench.PostgresServer;
import dev.tradewind.planning.cli.DecideOutage;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The bench of decisions in small: two real consoles on a PostgreSQL that stops for longer than their leases hold. Nothing is
 * said about how fast they are.
 */
class DecideReplicasIT {
    private static final String NAME = "decide.replicas";

    @Test
    void giveNoMoreThanThereIsSayWhyTheyStopAndGoOnAfterwards() throws Exception {
        System.setProperty(
                "tradewind.class-path",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        var outage = new DecideOutage(40, 4, 12, 10, 3, 5, 2);
        var results =
                DecideServedBench.replicas(binaries(), NAME, outage, PostgresServer::down, PostgresServer::start)
                        .stream()
                        .collect(Collectors.toMap(BenchResult::name, BenchResult::value));
        assertThat(results).containsEntry(NAME + ".oversubscribed", 0.0).containsEntry(NAME + ".errors", 0.0);
        assertThat(results.get(NAME + ".accepted")).isPositive();
        assertThat(results.get(NAME + ".without_quota")).isPositive();
        assertThat(results.get(NAME + ".accepted_afterwards")).isPositive();
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
