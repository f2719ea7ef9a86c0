package dev.tradewind.execution;

/** Why an execution is held before it starts work. */
public enum HoldReason {
    FREEZE,
    CARBON,
    MANUAL,
    CAPACITY,
    /** What copying data costs has reached its limit. */
    BUDGET,
    /** A signal from outside that a policy waits for has not come. */
    SIGNAL,
    /** A link that must be ordered is not said to be up. */
    PATH
}
