package dev.tradewind.edge.simulation;

import dev.tradewind.edge.simulation.History.Told;
import java.util.ArrayList;
import java.util.List;

/** One random schedule of three sites and a console, from the first write until everything is whole again. */
public final class Simulation {
    private static final long TROUBLE_MILLIS = 60_000;
    private static final long HEALING_MILLIS = 60_000;

    private final World world;
    private final History history = new History();
    private final SimulatedConsole console;
    private final List<SimulatedSite> sites = new ArrayList<>();
    private final Shop shop;
    private boolean healing;
    private int newsChecked;

    private Simulation(long seed, PlantedFault fault) {
        this.world = new World(seed);
        this.shop = new Shop(world);
        this.console = new SimulatedConsole(world, Shop.COLLECTIONS, fault == PlantedFault.FORGETS_WHAT_IT_RECEIVED);
        for (var name : List.of("chicago", "milwaukee", "leipzig")) {
            var clock = new VirtualSiteClock(
                    world::now, (world.between(-400, 400)) / 1_000_000.0, fault == PlantedFault.TRUSTS_THE_WALL_CLOCK);
            var disk = new MemoryDisk(fault == PlantedFault.ACKNOWLEDGES_BEFORE_SYNC ? 5 : 1);
            sites.add(new SimulatedSite(world, console, history, name, disk, clock));
        }
    }

    /** The verdict on the schedule of this seed; the same every time. */
    public static Verdict run(long seed, PlantedFault fault) {
        return new Simulation(seed, fault).run(seed);
    }

    private Verdict run(long seed) {
        sites.forEach(SimulatedSite::start);
        console.killShare(world.chance(0.5) ? 0.02 : 0);
        sites.forEach(site -> {
            site.killShare(world.chance(0.5) ? 0.02 : 0);
            trouble(site);
            clients(site);
            leases(site);
        });
        var end = world.now() + TROUBLE_MILLIS;
        world.runUntil(end, this::watch);
        heal();
        world.runUntil(end + HEALING_MILLIS, this::watch);
        sites.stream()
                .filter(site -> site.queued() > 0)
                .forEach(site -> history.broken(site.id() + " still has " + site.queued() + " queued"));
        return new Checker(seed, history, console.tables()).verdict(sites);
    }

    private void clients(SimulatedSite site) {
        world.after(world.between(50, 900), () -> {
            if (!healing) {
                shop.write(site);
                clients(site);
            }
        });
    }

    private void leases(SimulatedSite site) {
        world.after(world.between(500, 9_000), () -> {
            if (!healing) {
                site.want("tills", world.chance(0.9));
                leases(site);
            }
        });
    }

    private void trouble(SimulatedSite site) {
        var lasts = world.chance(0.3) ? world.between(12_000, 25_000) : world.between(500, 8_000);
        world.after(lasts, () -> {
            if (healing) {
                return;
            }
            if (world.chance(0.6)) {
                site.clock().correct();
            }
            switch (world.below(9)) {
                case 1 -> site.link().set(true, false, 0, 0, 40);
                case 2 -> site.link().set(true, true, 0.3, 0.3, 2_000);
                case 3 -> site.kill();
                case 4 -> {
                    site.kill();
                    site.clock().reboot();
                }
                case 5 -> site.clock().jump(world.between(-20_000, 20_000));
                case 0, 6 -> {
                    site.link().set(false, false, 0, 0, 40);
                    site.clock().jump(-world.between(5_000, 20_000));
                }
                case 7 -> {
                    site.disk().fill(true);
                    world.after(world.between(500, 4_000), () -> site.disk().fill(false));
                }
                default -> site.link().heal();
            }
            trouble(site);
        });
    }

    private void heal() {
        healing = true;
        console.killShare(0);
        console.start();
        sites.forEach(site -> {
            site.killShare(0);
            site.disk().fill(false);
            site.link().heal();
            site.start();
        });
    }

    /** After every event: never two holders, never more given out than put in, and a site sees its own writes. */
    private void watch() {
        var holders = sites.stream()
                .filter(site -> site.mayWrite("tills"))
                .map(SimulatedSite::id)
                .toList();
        if (holders.size() > 1) {
            history.broken("the lease on tills was held by " + holders + " at once");
        }
        if (newsChecked == history.news()) {
            return;
        }
        newsChecked = history.news();
        for (var document : List.of("d0", "d1")) {
            var put = units(document, "RESTOCK", true);
            var taken = units(document, "TAKE", false);
            if (taken > put) {
                history.broken("stock/" + document + " promised " + taken + " of " + put);
            }
        }
    }

    /** @param unsure also what clients got no answer to, which may have been done */
    private long units(String document, String kind, boolean unsure) {
        return history.claims().values().stream()
                .filter(c -> c.write().collection().equals("stock")
                        && c.write().document().equals(document)
                        && c.write().kind().name().equals(kind)
                        && (c.told() == Told.ACKNOWLEDGED || unsure && c.told() == Told.NOTHING))
                .mapToLong(c -> Long.parseLong(String.valueOf(c.write().body())))
                .sum();
    }
}
