package dev.tradewind.execution;

/** Why an execution is held before it starts work. */
public enum HoldReason {
    FREEZE,
    CARBON,
    MANUAL,
    CAPACITY,
    /** What copying data costs has reached its limit. */
    BUDGET
}
