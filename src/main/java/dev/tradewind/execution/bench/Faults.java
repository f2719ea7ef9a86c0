package dev.tradewind.execution.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Kills and pauses at random moments, of each process on its own, so that both may be away at once; the same seed draws the
 * same faults.
 */
final class Faults {
    private static final int LONGEST_CALM_MILLIS = 1_500;
    private static final int SHORT_PAUSE_MILLIS = 2_000;
    private static final int PAST_THE_LEASE_MILLIS = 6_500;
    private static final int LONGEST_PAUSE_MILLIS = 12_000;
    /** Pauses that outlast the lease, of a hundred. */
    private static final int LONG_PAUSES = 25;

    private final long seed;
    private final List<Replica> replicas;
    private final PostgresServer database;
    private final PrintStream progress;
    private final AtomicInteger kills = new AtomicInteger();
    private final AtomicInteger pauses = new AtomicInteger();
    private final AtomicInteger restarts = new AtomicInteger();

    Faults(long seed, List<Replica> replicas, PostgresServer database, PrintStream progress) {
        this.seed = seed;
        this.replicas = replicas;
        this.database = database;
        this.progress = progress;
    }

    /** One fault in thirty also restarts the database. One pause in four outlasts the lease, so that the other takes over. */
    void inject(int number) throws IOException, InterruptedException {
        try (var threads = Executors.newFixedThreadPool(replicas.size())) {
            var all = new ArrayList<Future<?>>();
            for (int i = 0; i < replicas.size(); i++) {
                int which = i;
                int share = number / replicas.size() + (which < number % replicas.size() ? 1 : 0);
                all.add(threads.submit(() -> {
                    inject(replicas.get(which), share, new Random(31 * seed + which), which == 0);
                    return null;
                }));
            }
            for (var each : all) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getMessage(), e.getCause());
        }
        for (var replica : replicas) {
            replica.awaitReady();
        }
    }

    private void inject(Replica hit, int number, Random random, boolean withDatabase)
            throws IOException, InterruptedException {
        for (int fault = 1; fault <= number; fault++) {
            Pause.millis(random.nextInt(LONGEST_CALM_MILLIS));
            boolean kill = random.nextBoolean();
            int pause = random.nextInt(100) < LONG_PAUSES
                    ? random.nextInt(PAST_THE_LEASE_MILLIS, LONGEST_PAUSE_MILLIS)
                    : random.nextInt(200, SHORT_PAUSE_MILLIS);
            if (withDatabase && fault % 15 == 8) {
                database.restart();
                restarts.incrementAndGet();
            }
            // one kill in two may also hit a process that is only coming up
            if (!kill || random.nextBoolean()) {
                hit.awaitReady();
            }
            if (kill) {
                hit.kill();
                hit.start();
                kills.incrementAndGet();
            } else {
                hit.pause();
                Pause.millis(pause);
                hit.goOn();
                pauses.incrementAndGet();
            }
            if (fault % 10 == 0) {
                progress.printf("%d kills, %d pauses, %d restarts of the database%n", kills(), pauses(), restarts());
            }
        }
    }

    int kills() {
        return kills.get();
    }

    int pauses() {
        return pauses.get();
    }

    int restarts() {
        return restarts.get();
    }
}
