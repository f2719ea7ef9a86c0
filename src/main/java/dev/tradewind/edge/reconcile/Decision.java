package dev.tradewind.edge.reconcile;

import org.jspecify.annotations.Nullable;

/** What a rule says to a collision; each with its reason in words. */
public sealed interface Decision {
    String explanation();

    /** This body stands from now on; what stood before is kept. */
    record Stands(@Nullable String body, boolean merged, String explanation) implements Decision {}

    /** What stood goes on standing; the site's version is kept. */
    record Yields(String explanation) implements Decision {}

    /** No rule can tell. */
    record Asks(String explanation) implements Decision {}
}
