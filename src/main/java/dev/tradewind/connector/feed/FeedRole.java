package dev.tradewind.connector.feed;

/** What a feed is good for. */
enum FeedRole {
    MEASURED_CARBON,
    ESTIMATED_CARBON,
    FORECAST_CARBON,
    LATENCY,
    UTILISATION,
    FUNCTIONAL_UNITS,
    FLOW_BYTES,
    PRICE
}
