package dev.tradewind.planning.cli;

import dev.tradewind.bench.BenchResult;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Asks running consoles for decisions at a fixed rate, each at its scheduled time whether the one before it has been answered
 * or not. Times count from when a request was due, so that what waits behind a slow one is slow too.
 */
public final class DecideLoad {
    /** Requests a second in the bar. */
    public static final int RATE = 500;

    /** What a console is asked for before it is measured. */
    public static final int WARM_UP_SECONDS = 20;

    /** More than are ever under way while the bar is met; what waits for one of them counts as late. */
    private static final int CONNECTIONS = 32;

    private static final int OK = 200;

    private final List<URI> consoles;
    private final String token;
    private final IntFunction<String> bodies;
    private final int rate;

    /**
     * @param consoles asked in turn
     * @param bodies the request of each number
     * @param rate requests a second, of all consoles together
     */
    public DecideLoad(List<URI> consoles, String token, IntFunction<String> bodies, int rate) {
        this.consoles = List.copyOf(consoles);
        this.token = token;
        this.bodies = bodies;
        this.rate = rate;
    }

    /**
     * One request and what came back.
     *
     * @param console which of them was asked
     * @param status 0 when nothing came back
     * @param at when the answer was there
     * @param nanos from when it was due until then
     */
    public record Answered(int console, int status, Instant at, long nanos, byte[] body) {}

    /** The case of the bar on a console that somebody else started. */
    static List<BenchResult> run(URI console, String token, String workload, int seconds) throws InterruptedException {
        var load = new DecideLoad(List.of(console), token, index -> "{\"workload\": \"" + workload + "\"}", RATE);
        load.warmUp(WARM_UP_SECONDS);
        return load.measure(seconds);
    }

    /** The case of the bar. */
    public List<BenchResult> measure(int seconds) throws InterruptedException {
        var begun = System.nanoTime();
        var answers = ask(seconds);
        var took = (System.nanoTime() - begun) / 1e9;
        var good = answers.stream().filter(answer -> answer.status() == OK).count();
        var results = new ArrayList<>(times("decide.http", answers));
        results.add(new BenchResult("decide.http.rate", good / took, "1/s"));
        results.add(new BenchResult("decide.http.errors", answers.size() - good, "count"));
        return results;
    }

    /** p99 and median of those that were answered with a decision. */
    public static List<BenchResult> times(String name, List<Answered> answers) {
        var times = answers.stream()
                .filter(answer -> answer.status() == OK)
                .mapToLong(Answered::nanos)
                .toArray();
        if (times.length == 0) {
            return List.of();
        }
        Arrays.sort(times);
        return List.of(
                new BenchResult(name + ".p99", times[(int) (times.length * 0.99)] / 1e6, "ms"),
                new BenchResult(name + ".p50", times[times.length / 2] / 1e6, "ms"));
    }

    /** @throws IllegalArgumentException when a console does not answer the first of all questions with a decision */
    public void warmUp(int seconds) throws InterruptedException {
        for (var console : consoles) {
            try (var line = new KeptLine(console, token)) {
                var first = line.post(bodies.apply(0));
                if (first.status() != OK) {
                    throw new IllegalArgumentException(console + " answered " + first.status() + ": "
                            + new String(first.body(), StandardCharsets.UTF_8) + ". Maybe another token or name?");
                }
            } catch (IOException e) {
                throw new IllegalArgumentException("cannot reach " + console + ": " + e.getMessage(), e);
            }
        }
        ask(seconds);
    }

    /** All answers, in the order of their requests. */
    public List<Answered> ask(int seconds) throws InterruptedException {
        var answers = new Answered[seconds * rate];
        var next = new AtomicInteger();
        var begun = System.nanoTime() + Duration.ofMillis(20).toNanos();
        try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (var thread = 0; thread < CONNECTIONS; thread++) {
                threads.submit(() -> askInTurn(answers, next, begun));
            }
            threads.shutdown();
            threads.awaitTermination(1, TimeUnit.HOURS);
        }
        return List.of(answers);
    }

    private void askInTurn(Answered[] answers, AtomicInteger next, long begun) {
        var lines = new @Nullable KeptLine[consoles.size()];
        for (var index = next.getAndIncrement(); index < answers.length; index = next.getAndIncrement()) {
            var due = begun + index * 1_000_000_000L / rate;
            for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            var which = index % lines.length;
            var line = lines[which];
            if (line == null) {
                line = new KeptLine(consoles.get(which), token);
                lines[which] = line;
            }
            KeptLine.Answer answer;
            try {
                answer = line.post(bodies.apply(index));
            } catch (IOException failed) {
                line.close();
                answer = new KeptLine.Answer(0, failed.toString().getBytes(StandardCharsets.UTF_8));
            }
            answers[index] =
                    new Answered(which, answer.status(), Instant.now(), System.nanoTime() - due, answer.body());
        }
        for (var line : lines) {
            if (line != null) {
                line.close();
            }
        }
    }
}
