package dev.tradewind.workload;

/** SERVICE is always on, BATCH has runs. */
public enum WorkloadKind {
    SERVICE,
    BATCH
}
