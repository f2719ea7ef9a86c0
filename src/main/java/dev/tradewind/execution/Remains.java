package dev.tradewind.execution;

/** What stands of a run that was asked to end. */
sealed interface Remains {
    record Nothing() implements Remains {}

    record Ending() implements Remains {}

    record Untold(String why) implements Remains {}
}
