package dev.tradewind.edge.simulation;

import dev.tradewind.edge.clock.HybridTime;
import dev.tradewind.edge.site.Exchange;
import dev.tradewind.edge.site.Leases;
import dev.tradewind.edge.site.LocalDocument;
import dev.tradewind.edge.site.Outcome;
import dev.tradewind.edge.site.SiteStore.StoreFull;
import dev.tradewind.edge.site.SiteTime;
import dev.tradewind.edge.site.SiteTransaction;
import dev.tradewind.edge.site.Write;
import dev.tradewind.edge.site.Writing;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The agent's core between a simulated disk, clock and link; its process may be killed at any point. */
final class SimulatedSite {
    private static final long LIMIT = 6_000;

    private final World world;
    private final SimulatedConsole console;
    private final History history;
    private final String id;
    private final MemoryDisk disk;
    private final VirtualSiteClock clock;
    private final VirtualLink link;
    private int life;
    private boolean alive;
    private long cursor;
    private double killShare;
    private @Nullable Core core;

    /** What a process has in memory. */
    private record Core(SiteTime time, Leases leases, Writing writing, Exchange exchange) {}

    SimulatedSite(
            World world,
            SimulatedConsole console,
            History history,
            String id,
            MemoryDisk disk,
            VirtualSiteClock clock) {
        this.world = world;
        this.console = console;
        this.history = history;
        this.id = id;
        this.disk = disk;
        this.clock = clock;
        this.link = new VirtualLink(world);
    }

    String id() {
        return id;
    }

    VirtualLink link() {
        return link;
    }

    MemoryDisk disk() {
        return disk;
    }

    VirtualSiteClock clock() {
        return clock;
    }

    boolean alive() {
        return alive;
    }

    /** How often a write kills the process, just before its commit or just after. */
    void killShare(double share) {
        killShare = share;
    }

    void start() {
        if (alive) {
            return;
        }
        alive = true;
        life++;
        cursor = 0;
        var last =
                disk.read(SiteTransaction::lastVersion).map(HybridTime::parse).orElse(HybridTime.NEVER);
        var time = new SiteTime(id, clock, last);
        var leases = new Leases(time);
        core = new Core(
                time,
                leases,
                new Writing(time, leases, LIMIT),
                new Exchange(id, id + "-disk", "simulated", time, leases));
        beat(life);
        send(life);
    }

    void kill() {
        if (alive) {
            alive = false;
            core = null;
            disk.crash();
            world.after(world.between(100, 5_000), this::start);
        }
    }

    void want(String resource, boolean wanted) {
        if (core != null && wanted) {
            core.leases.want(resource);
        } else if (core != null) {
            commit(on -> {
                core().leases.release(on, resource);
                return true;
            });
        }
    }

    /** Whether the site would let an application write this now. */
    boolean mayWrite(String resource) {
        var running = core;
        return running != null
                && disk.read(on -> running.leases.holding(on, resource, "").isPresent());
    }

    Optional<LocalDocument> read(String collection, String document) {
        return alive ? disk.read(on -> on.document(collection, document)) : Optional.empty();
    }

    long queued() {
        return disk.read(SiteTransaction::backlog).entries();
    }

    void write(Write write, boolean firstTry) {
        history.asked(id, write);
        if (!alive) {
            return;
        }
        if (world.chance(killShare)) {
            kill();
            return;
        }
        var outcome = commit(on -> core().writing.write(on, write, disk.bytes()));
        if (outcome.isEmpty()) {
            history.refused(write.key(), firstTry);
            return;
        }
        if (world.chance(killShare)) {
            kill(); // durable, but the client never hears of it
            return;
        }
        switch (outcome.get()) {
            case Outcome.Accepted accepted -> history.acknowledged(write.key(), accepted.version());
            case Outcome.Repeated repeated -> history.acknowledged(write.key(), repeated.version());
            case Outcome.Refused refused -> history.refused(write.key(), firstTry);
            case Outcome.ToConsole strict -> strict(strict, life);
        }
    }

    private void strict(Outcome.ToConsole strict, int in) {
        link.toConsole(() -> console.serve(
                (tables, now) -> console.reconciler().strict(tables, id, strict.entry(), now),
                state -> link.toSite(() -> {
                    if (life == in && alive && state.isPresent()) {
                        commit(on -> {
                            Exchange.confirmed(on, state.get());
                            return true;
                        });
                        history.acknowledged(
                                strict.entry().key(), strict.entry().version());
                    }
                })));
    }

    private void beat(int in) {
        if (life != in || core == null) {
            return;
        }
        world.after(world.between(900, 1_100), () -> beat(in));
        var pulse = disk.read(on -> core().exchange.pulse(on, Exchange.Load.idle(LIMIT)));
        var sent = clock.steadyMillis();
        link.toConsole(() -> console.serve(
                (tables, now) -> console.heartBeats().answer(tables, pulse, now),
                answer -> link.toSite(() -> {
                    if (life == in && core != null) {
                        commit(on -> {
                            core().exchange.answered(on, pulse, answer, sent, clock.steadyMillis());
                            return true;
                        });
                    }
                })));
    }

    private void send(int in) {
        if (life != in || core == null) {
            return;
        }
        world.after(world.between(150, 300), () -> send(in));
        var batch = disk.read(on -> core().exchange.next(on, cursor, 1 + world.below(4)));
        if (batch.isEmpty()) {
            cursor = 0; // from the oldest again: what was sent may not have arrived
            return;
        }
        cursor = batch.get().entries().getLast().sequence();
        link.toConsole(() -> console.serve(
                (tables, now) -> console.reconciler().receive(tables, batch.get(), now),
                answer -> link.toSite(() -> {
                    if (life == in && core != null) {
                        commit(on -> {
                            core().exchange.received(on, answer);
                            return true;
                        });
                    }
                })));
    }

    private Core core() {
        if (core == null) {
            throw new IllegalStateException("the process of " + id + " is not running");
        }
        return core;
    }

    private <T> Optional<T> commit(Function<SiteTransaction, T> work) {
        try {
            return Optional.of(disk.commit(List.of(work)).getFirst());
        } catch (StoreFull full) {
            return Optional.empty();
        }
    }
}
