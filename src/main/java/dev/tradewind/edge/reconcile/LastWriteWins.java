package dev.tradewind.edge.reconcile;

/** The later write stands: by the fence of its lease, then by hybrid time. */
final class LastWriteWins {
    private LastWriteWins() {}

    static Decision decide(Collision c) {
        var centre = c.centre();
        if (c.entry().fence() != centre.fence()) {
            var newer = c.entry().fence() > centre.fence();
            var words = "written under lease %d, the console's under lease %d"
                    .formatted(c.entry().fence(), centre.fence());
            return newer ? new Decision.Stands(c.entry().body(), false, words) : new Decision.Yields(words);
        }
        var words = "written at %s, the console's at %s"
                .formatted(c.time().text(), centre.time().text());
        return c.time().compareTo(centre.time()) > 0
                ? new Decision.Stands(c.entry().body(), false, words + ": the later stands")
                : new Decision.Yields(words + ": the later stands");
    }
}
