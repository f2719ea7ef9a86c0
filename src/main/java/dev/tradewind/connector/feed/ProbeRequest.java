package dev.tradewind.connector.feed;

import org.jspecify.annotations.Nullable;

/** What somebody wants to have measured, as typed. */
public record ProbeRequest(
        @Nullable String endpoint,
        @Nullable String fromSite,
        @Nullable String toSite,
        @Nullable Integer everyMinutes) {}
