package dev.tradewind.edge.simulation;

import dev.tradewind.edge.reconcile.CentreTransaction;
import dev.tradewind.edge.reconcile.HeartBeats;
import dev.tradewind.edge.reconcile.Reconciler;
import dev.tradewind.edge.wire.EdgeCollection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** The console's core on tables in memory. It may be killed before a commit, or after it and before the answer. */
final class SimulatedConsole {
    static final long EPSILON = 500;
    static final long LEASE = 6_000;

    private final World world;
    private final Reconciler reconciler = new Reconciler(EPSILON);
    private final HeartBeats heartBeats = new HeartBeats(LEASE, EPSILON);
    private final MemoryTables tables;
    private boolean alive = true;
    private long clockOffset;
    private double killShare;

    SimulatedConsole(World world, List<EdgeCollection> collections, boolean forgets) {
        this.world = world;
        this.tables = new MemoryTables(collections, forgets);
    }

    Reconciler reconciler() {
        return reconciler;
    }

    HeartBeats heartBeats() {
        return heartBeats;
    }

    MemoryTables tables() {
        return tables;
    }

    /** How often a request kills the console. */
    void killShare(double share) {
        killShare = share;
    }

    /** Does the work in one transaction and hands the result to the answer, unless it is killed on the way. */
    <T> void serve(BiFunction<CentreTransaction, Long, T> work, Consumer<T> answer) {
        if (!alive) {
            return;
        }
        if (world.chance(killShare)) {
            kill(); // before the commit: nothing of it happened
            return;
        }
        var result = work.apply(tables, world.now() + clockOffset);
        if (world.chance(killShare)) {
            kill();
            return;
        }
        answer.accept(result);
    }

    /** It starts again a little later, on a clock that was stepped by no more than ε. */
    private void kill() {
        alive = false;
        clockOffset = world.between(clockOffset, EPSILON);
        world.after(world.between(200, 4_000), this::start);
    }

    void start() {
        alive = true;
    }
}
