package dev.tradewind.egress;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Transfers of one provider and currency on one day of UTC.
 *
 * @param provider null where the bill names none
 */
public record ProviderDay(LocalDate day, @Nullable String provider, EgressTotal total) {}
