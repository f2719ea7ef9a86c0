package dev.tradewind.planning;

import dev.tradewind.placement.Candidate;
import java.util.Collection;
import org.springframework.stereotype.Component;

/** All sites, prices, carbon and links as they are now, for decisions that cannot wait for a query. */
@Component
public class CurrentSignals {
    private final SnapshotBuilder snapshots;

    CurrentSignals(SnapshotBuilder snapshots) {
        this.snapshots = snapshots;
    }

    /**
     * Slot 0 is the running hour: a decision is for now.
     *
     * @param others candidates that are not in the catalog, whose places the links have to reach as well
     */
    public Snapshot with(Collection<Candidate> others) {
        return snapshots.running(others);
    }
}
