package dev.tradewind.signal;

/** How a value came to be known, the best first. */
public enum SignalKind {
    MEASURED,
    ESTIMATED,
    FORECAST,
    PUBLISHED,
    MODELLED
}
