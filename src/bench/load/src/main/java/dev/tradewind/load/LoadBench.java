package dev.tradewind.load;

import dev.tradewind.bench.BenchResult;
import dev.tradewind.execution.bench.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/**
 * {@code ./tradewind bench load --json [--people 50] [--browsers 4] [--seconds 120] [--think 5]
 * [--warm 60]}: people at two consoles on one
 * PostgreSQL behind the proxy. After the measurement one console is killed.
 */
public final class LoadBench {
    private static final List<String> NAMES = List.of("bruno", "chidi", "dana", "elif", "farid", "greta", "ada");

    /** People do not come in the same moment. */
    private static final long RAMP_MILLIS = 500;

    private LoadBench() {}

    /** Ends with 2 where the words are not understood, with 3 where the bench could not run. */
    public static void main(String[] words) throws Exception {
        var given = Words.of(
                "load",
                words,
                Map.of("--people", "50", "--browsers", "4", "--seconds", "120", "--think", "5", "--warm", "60"));
        try {
            System.out.println(BenchResult.json("load", run(given)));
            System.exit(0);
        } catch (IOException failed) {
            System.err.println("tradewind bench load: " + failed.getMessage());
            System.exit(3);
        }
    }

    private static List<BenchResult> run(Map<String, Integer> given) throws IOException, InterruptedException {
        var home = PostgresServer.home();
        if (home == null) {
            throw new IOException("no PostgreSQL: TRADEWIND_BENCH_POSTGRES has to name a folder with bin/initdb");
        }
        var work = Files.createTempDirectory("tradewind-load");
        try (var database = new PostgresServer(home, work.resolve("database"));
                var one = Console.start(Console.directory(work, "one"), database.url(), true)) {
            one.await("/readyz");
            one.awaitDemo();
            System.err.println("load: one console is there, in " + work);
            try (var two = Console.start(Console.directory(work, "two"), database.url(), false);
                    var proxy = Proxy.before(one.address(), two.address(), work.resolve("proxy.log"))) {
                two.await("/readyz");
                return measured(given, proxy, Map.of("one", one, "two", two));
            }
        }
    }

    private static List<BenchResult> measured(Map<String, Integer> given, Proxy proxy, Map<String, Console> consoles)
            throws IOException, InterruptedException {
        var browsers = given.get("--browsers");
        var people = given.get("--people");
        var steps = recorded(proxy.address());
        var figures = new Figures();
        var stage = new Stage(
                figures,
                given.get("--think") * 1000,
                new CountDownLatch(people),
                new CountDownLatch(1),
                new AtomicReference<>(""));
        var atRest = new CountDownLatch(browsers);
        var killed = new CountDownLatch(1);
        var threads = new ArrayList<Thread>();
        var persons = new ArrayList<Person>();
        for (var index = 0; index < people; index++) {
            Replay.wait(stage.end(), RAMP_MILLIS);
            var name = NAMES.get(index % NAMES.size());
            if (index < browsers) {
                persons.add(
                        new Person(index % 2 == 0 ? "chidi" : "ada", index, proxy.address(), stage, atRest, killed));
                threads.add(Thread.ofPlatform().start(persons.getLast()));
            } else {
                threads.add(Thread.ofVirtual().start(new Replay(name, index, proxy.address(), steps, stage)));
            }
        }
        stage.ready().await();
        System.err.println("load: everybody is signed in");
        Replay.wait(stage.end(), given.get("--warm") * 1000L);
        figures.forgetTimes();
        Replay.wait(stage.end(), given.get("--seconds") * 1000L);
        persons.forEach(Person::write);
        atRest.await();
        var sessions = "console.sessions" + people;
        var before = figures.errors().size();
        var results = new ArrayList<>(List.of(
                new BenchResult(sessions + ".p95", figures.p95(), "ms"),
                new BenchResult(sessions + ".requests", figures.requests(), "count"),
                new BenchResult(sessions + ".errors", before, "count"),
                new BenchResult(
                        sessions + ".heap",
                        Math.max(
                                consoles.get("one").heapMebibytes(),
                                consoles.get("two").heapMebibytes()),
                        "MiB"),
                new BenchResult(
                        sessions + ".rss",
                        Math.max(
                                consoles.get("one").residentMebibytes(),
                                consoles.get("two").residentMebibytes()),
                        "MiB")));
        figures.p95ByPage()
                .forEach((page, p95) ->
                        results.add(new BenchResult(sessions + ".p95." + (page.isEmpty() ? "overview" : page), p95, "ms")));
        figures.errors().stream().limit(20).forEach(System.err::println);
        stage.lost().set("two");
        consoles.get("two").kill();
        killed.countDown();
        Replay.wait(stage.end(), given.get("--seconds") * 500L);
        stage.end().countDown();
        for (var thread : threads) {
            thread.join();
        }
        figures.errors().stream().skip(before).limit(20).forEach(System.err::println);
        var moved = persons.stream().filter(Person::wasMoved).toList();
        results.add(new BenchResult("load.killed.seconds", figures.slowestMove(), "s"));
        results.add(new BenchResult("load.killed.cut_requests", figures.cutRequests(), "count"));
        results.add(new BenchResult("load.killed.signed_in_again", figures.signedInAgain(), "count"));
        results.add(new BenchResult(
                "load.killed.errors", figures.errors().size() - before, "count"));
        results.add(new BenchResult("load.killed.browsers", moved.size(), "count"));
        results.add(new BenchResult(
                "load.killed.other_address",
                moved.stream().filter(each -> !each.hasSameAddress()).count(),
                "count"));
        results.add(new BenchResult(
                "load.killed.lost_words",
                moved.stream().filter(each -> !each.hasSameWords()).count(),
                "count"));
        return results;
    }

    private static List<Step> recorded(String address) throws IOException {
        try (var browser = new Browser(address)) {
            browser.signIn("bruno");
            var steps = browser.record();
            if (steps.size() < 8) {
                throw new IOException("only " + steps.size() + " pages were recorded");
            }
            System.err.println(
                    "load: recorded " + steps.stream().map(Step::page).toList());
            return steps;
        }
    }
}
