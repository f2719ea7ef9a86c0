package dev.tradewind.latency;

import dev.tradewind.quantity.TimeRange;

/** What one source sampled of one link in one time. */
public record LinkDigest(String fromSite, String toSite, String source, TimeRange range, RoundTripDigest digest) {}
