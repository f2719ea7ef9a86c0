package dev.tradewind.planning.cli;

import dev.tradewind.bench.BenchResult;
import dev.tradewind.placement.Capacity;
import dev.tradewind.placement.Series;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Replicas are asked for reservations of too little capacity while their database goes away and comes back. Judge are the
 * answers that clients hold.
 *
 * @param rate questions a second, of all replicas together
 * @param before seconds of questions before the database goes
 * @param away seconds without it, longer than the lease, so that its end is seen
 * @param after seconds of questions after it is back
 * @param lease seconds that a quota holds without being renewed
 * @param holdSeconds of each reservation, less than all of it takes, so that capacity is given again and again
 * @param vcpus of each site
 */
public record DecideOutage(int rate, int before, int away, int after, int lease, int holdSeconds, int vcpus) {
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final int LARGEST_MEBIBYTES_PER_VCPU = 4096;

    /** The database is away for a third of the time, and the lease half of that. */
    public static DecideOutage of(int seconds, int rate) {
        var third = Math.max(8, seconds / 3);
        return new DecideOutage(rate, third, third, third, third / 2, 10, 24);
    }

    /** Of the consoles that are asked. */
    public List<String> settings() {
        return List.of(
                "--tradewind.planning.decide.lease=" + lease + "s",
                "--tradewind.planning.decide.renew=" + Math.max(1, lease / 3) + "s");
    }

    /** What is done to the database. */
    @FunctionalInterface
    public interface Deed {
        void run() throws IOException, InterruptedException;
    }

    public List<BenchResult> measure(
            String name,
            List<URI> consoles,
            String token,
            List<String> limited,
            DecideFleet fleet,
            Deed goesAway,
            Deed comesBack)
            throws IOException, InterruptedException {
        var load = new DecideLoad(consoles, token, fleet::question, rate);
        // Longer than the holds, so that nothing of it is left.
        load.warmUp(Math.max(2, before / 2));
        var times = outage(goesAway, comesBack);
        var answers = load.ask(before + away + after);
        Instant back;
        try {
            back = times.join();
        } catch (CompletionException failed) {
            throw new IOException("the database could not be stopped or started: " + failed.getCause(), failed);
        }
        var cores = Series.flat(1, vcpus * 1000L);
        var memory = Series.flat(1, (long) vcpus * LARGEST_MEBIBYTES_PER_VCPU);
        var capacity = new Capacity(cores, memory, Series.flat(1, 0));
        var held = new HeldByClients(limited.stream().collect(Collectors.toMap(site -> site, site -> capacity)));
        var accepted = 0;
        var afterwards = 0;
        var without = 0;
        var errors = 0;
        var last = back;
        for (var number = 0; number < answers.size(); number++) {
            var answer = answers.get(number);
            if (answer.status() == OK) {
                if (fleet.give(number, answer, held)) {
                    accepted++;
                    afterwards += answer.at().isAfter(back) ? 1 : 0;
                }
            } else if (answer.status() == UNAVAILABLE
                    && new String(answer.body(), StandardCharsets.UTF_8).contains("lease of this replica's quota")) {
                without++;
                last = answer.at().isAfter(last) ? answer.at() : last;
            } else {
                errors++;
            }
        }
        var results = new ArrayList<>(DecideLoad.times(name, answers));
        results.add(new BenchResult(name + ".oversubscribed", held.oversubscribed(), "count"));
        results.add(new BenchResult(name + ".accepted", accepted, "count"));
        results.add(new BenchResult(name + ".accepted_afterwards", afterwards, "count"));
        results.add(new BenchResult(name + ".without_quota", without, "count"));
        results.add(new BenchResult(
                name + ".recovered_after", Duration.between(back, last).toMillis() / 1e3, "s"));
        results.add(new BenchResult(name + ".errors", errors, "count"));
        return results;
    }

    /** When the database was back. */
    private CompletableFuture<Instant> outage(Deed goesAway, Deed comesBack) {
        var later = CompletableFuture.delayedExecutor(before, TimeUnit.SECONDS);
        return CompletableFuture.runAsync(() -> now(goesAway), later)
                .thenRunAsync(() -> now(comesBack), CompletableFuture.delayedExecutor(away, TimeUnit.SECONDS))
                .thenApply(done -> Instant.now());
    }

    private static void now(Deed deed) {
        try {
            deed.run();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
