package dev.tradewind.notification;

/**
 * A kind of event that a channel can subscribe to.
 *
 * @param kind without the prefix that all have, as in {@link Subscription#kinds}
 * @param what it tells
 */
public record EventKind(String kind, String what) {}
