package dev.tradewind.connector.price;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One price of an offer file.
 *
 * @param series what is priced, as {@link dev.tradewind.signal.SeriesNames} names it
 * @param usd per hour or per GB, by the series
 * @param publishedAt of the file
 */
public record OfferPrice(String series, BigDecimal usd, Instant publishedAt, String basis) {}
