package dev.tradewind.edge.wire;

import java.util.List;

/**
 * @param wallMillis the console's time when it answered, by which skew is measured
 * @param received as in {@link BatchAnswer}; the states already hold everything up to it
 * @param more further changes wait
 * @param epsilonMillis skew up to which leases are safe
 */
public record PulseAnswer(
        String incarnation,
        long wallMillis,
        long received,
        List<EdgeCollection> collections,
        List<LeaseGrant> leases,
        List<DocumentState> changes,
        boolean more,
        long epsilonMillis) {
    public PulseAnswer {
        collections = List.copyOf(collections);
        leases = List.copyOf(leases);
        changes = List.copyOf(changes);
    }
}
