package dev.tradewind.execution;

/** Another engine has taken this execution over; whoever gets this stops writing at once. */
final class FenceLost extends RuntimeException {
    FenceLost(String execution, long mine, long theirs) {
        super("%s is driven under fence %d by now, not under %d".formatted(execution, theirs, mine));
    }
}
