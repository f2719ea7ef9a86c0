package dev.tradewind;

import dev.tradewind.bench.BenchResult;
import dev.tradewind.catalog.Catalog;
import dev.tradewind.edge.EdgeSettings;
import dev.tradewind.edge.bench.QueuedSite;
import dev.tradewind.edge.centre.Collections;
import dev.tradewind.edge.centre.Enrolments;
import dev.tradewind.edge.wire.EdgeCollection;
import dev.tradewind.edge.wire.Mode;
import dev.tradewind.edge.wire.Rule;
import dev.tradewind.execution.bench.PostgresServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * A site that was cut off for long comes back: a real agent sends its whole queue to a real console, each in its own process, and
 * the console has all of it in its database, once on H2 and, where there is one, on PostgreSQL.
 */
final class EdgeReconcileBench {
    static final String SITE = "aws:us-east-2";

    private EdgeReconcileBench() {}

    static List<BenchResult> measure(long queued, PrintStream err) throws IOException, InterruptedException {
        var work = Files.createTempDirectory("tradewind-edge-reconcile");
        try {
            var results = new ArrayList<>(on("h2", work.resolve("h2"), List.of(), queued));
            var home = PostgresServer.home();
            if (home == null) {
                err.println("tradewind bench edge: there is no PostgreSQL, so edge.reconcile.postgresql_per_s was not"
                        + " measured. ./tradewind fetches one; else set TRADEWIND_BENCH_POSTGRES.");
                return results;
            }
            try (var server = new PostgresServer(home, work.resolve("database"))) {
                var settings = List.of(
                        "--spring.datasource.url=" + server.url(),
                        "--spring.datasource.username=postgres",
                        "--spring.datasource.password=");
                results.addAll(on("postgresql", work.resolve("postgresql"), settings, queued));
            }
            return results;
        } finally {
            FileSystemUtils.deleteRecursively(work);
        }
    }

    private static List<BenchResult> on(String name, Path work, List<String> settings, long queued)
            throws IOException, InterruptedException {
        var data = work.resolve("console");
        var token = BenchConsole.headless(data, settings, context -> invitations(context, 1))
                .getFirst();
        double seconds;
        try (var console = new BenchConsole(data, settings)) {
            console.await();
            seconds =
                    QueuedSite.drained(work.resolve("site"), SITE, "http://127.0.0.1:" + console.port(), token, queued);
        }
        var kept = BenchConsole.headless(
                data,
                settings,
                context -> context.getBean(JdbcClient.class)
                        .sql("select count(*) from edge_entry where site = ? and fate = 'APPLIED'")
                        .param(SITE)
                        .query(Long.class)
                        .single());
        return List.of(
                new BenchResult("edge.reconcile." + name + "_per_s", queued / seconds, "1/s"),
                new BenchResult("edge.reconcile." + name + "_missing", queued - kept, "count"));
    }

    /** Defines the collections and invites the site that often. */
    static List<String> invitations(ConfigurableApplicationContext context, int tokens) {
        var beans = context.getBeanFactory();
        beans.getBean(Catalog.class);
        beans.registerSingleton(
                "edgeSettings",
                new Binder(new MapConfigurationPropertySource(Map.of()))
                        .bindOrCreate("tradewind.edge", EdgeSettings.class));
        var collections = beans.createBean(Collections.class);
        collections.define(new EdgeCollection("sales", Mode.EVENTUAL, Rule.APPEND, 0, null));
        collections.define(new EdgeCollection("visits", Mode.EVENTUAL, Rule.COUNTER, 0, null));
        var enrolments = beans.createBean(Enrolments.class);
        return Stream.generate(() -> enrolments.invite(SITE)).limit(tokens).toList();
    }
}
