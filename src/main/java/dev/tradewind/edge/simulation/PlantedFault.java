package dev.tradewind.edge.simulation;

/** Mistakes that a simulation is given on purpose, to see that its checker finds them. */
public enum PlantedFault {
    NONE,
    /** The disk acknowledges before it has synced: a kill takes acknowledged writes with it. */
    ACKNOWLEDGES_BEFORE_SYNC,
    /** The console forgets how far it had received and which keys it knows. */
    FORGETS_WHAT_IT_RECEIVED,
    /** The site times its lease by its wall clock. */
    TRUSTS_THE_WALL_CLOCK
}
