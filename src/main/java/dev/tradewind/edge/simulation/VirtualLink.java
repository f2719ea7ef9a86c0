package dev.tradewind.edge.simulation;

/** One site's link: each direction may be cut alone; messages are lost, late, doubled and overtaken. */
final class VirtualLink {
    private final World world;
    private boolean up = true;
    private boolean down = true;
    private double loss;
    private double doubles;
    private long slowest = 40;

    VirtualLink(World world) {
        this.world = world;
    }

    /** @param toConsole whether messages get there, @param toSite whether answers get back */
    void set(boolean toConsole, boolean toSite, double lossShare, double doubleShare, long slowestMillis) {
        up = toConsole;
        down = toSite;
        loss = lossShare;
        doubles = doubleShare;
        slowest = slowestMillis;
    }

    void heal() {
        set(true, true, 0, 0, 40);
    }

    void toConsole(Runnable arrival) {
        travel(true, arrival);
    }

    void toSite(Runnable arrival) {
        travel(false, arrival);
    }

    private void travel(boolean upwards, Runnable arrival) {
        var copies = world.chance(doubles) ? 2 : 1;
        for (var i = 0; i < copies; i++) {
            var lost = world.chance(loss);
            world.after(world.between(1, slowest), () -> {
                if (!lost && (upwards ? up : down)) {
                    arrival.run();
                }
            });
        }
    }
}
