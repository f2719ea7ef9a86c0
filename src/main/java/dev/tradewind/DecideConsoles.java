package dev.tradewind;

import dev.tradewind.bench.Loopback;
import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.Site;
import dev.tradewind.planning.cli.DecideFleet;
import dev.tradewind.quantity.Hashes;
import dev.tradewind.quantity.Ids;
import dev.tradewind.workload.Workloads;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * Consoles in processes of their own, with the options of the launcher, on directories that hold a catalog of workloads,
 * stated capacities and the token of somebody who may reserve.
 */
final class DecideConsoles implements AutoCloseable {
    private static final String TOKEN = "tw_bench";

    private final List<BenchConsole> consoles = new ArrayList<>();
    private final List<String> limited;

    /**
     * @param settings for all of them, such as those of the database
     * @param count more than one needs a database that they share
     * @param vcpus stated for each site, with 4 GiB each
     */
    DecideConsoles(Path work, List<String> settings, int count, int vcpus, DecideFleet fleet)
            throws IOException, InterruptedException {
        var first = work.resolve("replica-0");
        limited = prepared(first, settings, fleet);
        // The data directory's own file, as there are more sites than words on a command line should be.
        Files.writeString(
                first.resolve("tradewind.yaml"),
                limited.stream()
                        .map(site -> "    \"[%s]\": {vcpus: %d, memory-gib: %d, gpus: 0}\n"
                                .formatted(site, vcpus, 4 * vcpus))
                        .collect(Collectors.joining("", "tradewind.planning:\n  capacity:\n", "")));
        try {
            for (var index = 0; index < count; index++) {
                var data = work.resolve("replica-" + index);
                if (index > 0) {
                    // Replicas share the keys.
                    FileSystemUtils.copyRecursively(first, data);
                }
            }
            for (var index = 0; index < count; index++) {
                var own = new ArrayList<>(settings);
                // Else it is the next port, which may be that of the next console.
                own.add("--management.server.port=" + Loopback.freePort());
                consoles.add(new BenchConsole(work.resolve("replica-" + index), own));
            }
            for (var console : consoles) {
                console.await();
            }
        } catch (IOException | InterruptedException | RuntimeException failed) {
            close();
            throw failed;
        }
    }

    List<URI> addresses() {
        return consoles.stream()
                .map(console -> URI.create("http://127.0.0.1:" + console.port()))
                .toList();
    }

    String token() {
        return TOKEN;
    }

    /** All sites whose capacity is stated. */
    List<String> limited() {
        return limited;
    }

    private static List<String> prepared(Path data, List<String> settings, DecideFleet fleet) throws IOException {
        return BenchConsole.headless(data, settings, context -> {
            var sites = context.getBean(Catalog.class).sites().stream()
                    .filter(site -> fleet.providers().contains(site.provider()))
                    .map(Site::id)
                    .toList();
            var workloads = context.getBean(Workloads.class);
            fleet.workloads(sites).forEach(workloads::save);
            signIn(context.getBean(JdbcClient.class));
            return sites;
        });
    }

    private static void signIn(JdbcClient jdbc) {
        var person = Ids.next();
        var now = Instant.now().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                insert into identity_person (id, sign_in_name, display_name, password_hash, roles, approval_groups,
                    enabled, failed_sign_ins, created_at, version)
                values (?, 'bench', 'Bench', '{noop}', 'VIEWER,OPERATOR', '', true, 0, ?, 0)""").params(person, now).update();
        jdbc.sql("""
                insert into identity_api_token (id, person_id, label, token_sha256, created_at, expires_at)
                values (?, ?, 'bench', ?, ?, ?)""")
                .params(Ids.next(), person, Hashes.sha256(TOKEN), now, now.plusDays(1))
                .update();
    }

    /** Time on processors of all of them so far. */
    double cpuSeconds() {
        return consoles.stream().mapToDouble(BenchConsole::cpuSeconds).sum();
    }

    @Override
    public void close() throws InterruptedException {
        for (var console : consoles) {
            console.close();
        }
    }
}
