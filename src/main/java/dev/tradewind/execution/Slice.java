package dev.tradewind.execution;

import java.time.Instant;

/** What a slice of copying came to. */
sealed interface Slice {
    record More(Instant lookAgain, String words) implements Slice {}

    record Copied(String words) implements Slice {}

    record AtLimit(String why) implements Slice {}

    record Failed(String why) implements Slice {}

    record Untold(String why) implements Slice {}
}
