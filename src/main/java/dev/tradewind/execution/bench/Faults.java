package dev.tradewind.execution.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Random;

/** Kills and pauses at random moments; the same seed draws the same faults. */
final class Faults {
    private static final int LONGEST_CALM_MILLIS = 1_500;
    private static final int SHORT_PAUSE_MILLIS = 2_000;
    private static final int PAST_THE_LEASE_MILLIS = 6_500;
    private static final int LONGEST_PAUSE_MILLIS = 12_000;
    /** Pauses that outlast the lease, of a hundred. */
    private static final int LONG_PAUSES = 25;

    private final Random random;
    private final List<Replica> replicas;
    private final PostgresServer database;
    private final PrintStream progress;
    private int kills;
    private int pauses;
    private int restarts;

    Faults(long seed, List<Replica> replicas, PostgresServer database, PrintStream progress) {
        this.random = new Random(seed);
        this.replicas = replicas;
        this.database = database;
        this.progress = progress;
    }

    /** One fault in thirty also restarts the database. One pause in four outlasts the lease, so that the other takes over. */
    void inject(int number) throws IOException, InterruptedException {
        for (int fault = 1; fault <= number; fault++) {
            Pause.millis(random.nextInt(LONGEST_CALM_MILLIS));
            var hit = replicas.get(random.nextInt(replicas.size()));
            boolean kill = random.nextBoolean();
            int pause = random.nextInt(100) < LONG_PAUSES
                    ? random.nextInt(PAST_THE_LEASE_MILLIS, LONGEST_PAUSE_MILLIS)
                    : random.nextInt(200, SHORT_PAUSE_MILLIS);
            if (fault % 30 == 15) {
                database.restart();
                restarts++;
            }
            // one kill in two may also hit a process that is only coming up
            if (!kill || random.nextBoolean()) {
                hit.awaitReady();
            }
            if (kill) {
                hit.kill();
                hit.start();
                kills++;
            } else {
                hit.pause();
                Pause.millis(pause);
                hit.goOn();
                pauses++;
            }
            if (fault % 10 == 0) {
                progress.printf(
                        "%d faults: %d kills, %d pauses, %d restarts of the database%n",
                        fault, kills, pauses, restarts);
            }
        }
        for (var replica : replicas) {
            replica.awaitReady();
        }
    }

    int kills() {
        return kills;
    }

    int pauses() {
        return pauses;
    }

    int restarts() {
        return restarts;
    }
}
