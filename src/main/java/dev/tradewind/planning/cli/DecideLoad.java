package dev.tradewind.planning.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks a running console for decisions at a fixed rate, each at its scheduled time whether the one before it has been answered
 * or not. Times count from when a request was due, so that what waits behind a slow one is slow too.
 */
final class DecideLoad {
    private static final int RATE = 500;
    private static final int WARM_UP_SECONDS = 5;
    private static final int MOST_OPEN = 2_000;

    private DecideLoad() {}

    /** @param workload a name of the console's catalog */
    static List<BenchResult> run(URI console, String token, String workload, int seconds) throws InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(console.resolve("/api/v1/placements:decide"))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"workload\": \"" + workload + "\"}"))
                    .build();
            var first = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (first.statusCode() != 200) {
                throw new IllegalArgumentException(console + " answered " + first.statusCode() + ": " + first.body()
                        + ". Maybe another token or name?");
            }
            at(http, request, WARM_UP_SECONDS * RATE, new AtomicInteger());
            var errors = new AtomicInteger();
            var begun = System.nanoTime();
            var times = at(http, request, seconds * RATE, errors);
            var took = (System.nanoTime() - begun) / 1e9;
            Arrays.sort(times);
            var results = new ArrayList<BenchResult>();
            results.add(new BenchResult("decide.http.p99", times[(int) (times.length * 0.99)] / 1e6, "ms"));
            results.add(new BenchResult("decide.http.p50", times[times.length / 2] / 1e6, "ms"));
            results.add(new BenchResult("decide.http.rate", (times.length - errors.get()) / took, "1/s"));
            results.add(new BenchResult("decide.http.errors", errors.get(), "count"));
            return results;
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot reach " + console + ": " + e.getMessage(), e);
        }
    }

    private static long[] at(HttpClient http, HttpRequest request, int count, AtomicInteger errors)
            throws InterruptedException {
        var times = new long[count];
        var open = new Semaphore(MOST_OPEN);
        var begun = System.nanoTime();
        for (var index = 0; index < count; index++) {
            var due = begun + index * 1_000_000_000L / RATE;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(Math.min(200_000, due - System.nanoTime()));
            }
            var slot = index;
            open.acquire();
            http.sendAsync(request, HttpResponse.BodyHandlers.discarding()).whenComplete((answer, failure) -> {
                times[slot] = System.nanoTime() - due;
                if (failure != null || answer.statusCode() != 200) {
                    errors.incrementAndGet();
                }
                open.release();
            });
        }
        open.acquire(MOST_OPEN);
        return times;
    }
}
