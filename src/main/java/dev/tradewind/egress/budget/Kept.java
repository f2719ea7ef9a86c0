package dev.tradewind.egress.budget;

/** How writing a budget ended. */
public sealed interface Kept {
    record Done(Budget budget) implements Kept {}

    /** Somebody was faster; nothing was written. */
    record Stale(Budget now) implements Kept {}

    /** The name belongs to another budget. */
    record Taken(String name) implements Kept {}

    record Refused(String why) implements Kept {}
}
