package dev.tradewind.placement;

/** What a carbon ceiling of a batch run is held against. A service is always held to its mean. */
public enum CarbonBasis {
    /** Every slot in which it runs is at or below the ceiling. */
    EVERY_SLOT,
    /** The slot in which it starts is; what comes later is not looked at. */
    AT_START,
    /** The mean over its slots is. An interruptible run, whose slots are free, is held in every slot instead. */
    MEAN
}
