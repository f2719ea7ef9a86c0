package dev.tradewind.placement;

/**
 * A full copy of a data set that a plan may make, keep or drop.
 *
 * @param id stable; ties are broken by it
 * @param dataSet as {@link DataNeed#name} of those who read it
 * @param site where the copy is or would be
 * @param kept whether it is there today
 * @param keepNanoUsd a month for storing it and bringing it up to date
 * @param onceNanoUsd for the first copy; of one that is there nothing is paid again
 */
public record ReplicaOffer(String id, String dataSet, String site, boolean kept, long keepNanoUsd, long onceNanoUsd) {
    public ReplicaOffer {
        if (keepNanoUsd < 0 || onceNanoUsd < 0) {
            throw new IllegalArgumentException("replica " + id + " costs " + keepNanoUsd + " a month and " + onceNanoUsd
                    + " once, nano-USD. Maybe leave out what nobody has priced?");
        }
    }

    /** What having it counts for in the objective, nano-USD a month. */
    public long monthlyNanoUsd(Weights weights) {
        var months = weights.amortiseMonths();
        return kept
                ? keepNanoUsd
                : Math.addExact(keepNanoUsd, Math.floorDiv(Math.addExact(onceNanoUsd, months / 2), months));
    }
}
