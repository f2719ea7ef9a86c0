package dev.tradewind.egress;

import java.time.LocalDate;

/**
 * Transfers of one class and currency on one day of the reporting zone.
 *
 * @param partial true if the day is not over, or the bill does not reach its end: a low figure here is no drop
 */
public record DayTotal(LocalDate day, TransferClass transferClass, EgressTotal total, boolean partial) {}
