package dev.tradewind.workload;

/** Whether a data set may follow its workload: FIXED stays, MOVABLE is carried along once, REPLICATED is elsewhere too. */
public enum DataSetMode {
    FIXED,
    MOVABLE,
    REPLICATED
}
