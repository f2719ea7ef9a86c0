package dev.tradewind.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * One line of a FOCUS 1.0 bill as the demo writes it; amounts in USD.
 *
 * @param from first day of the charge period
 * @param to day after its last
 * @param transferClass class that the wording stands for, or empty where the row moves nothing; never written to the bill
 */
record FocusRow(
        YearMonth month,
        LocalDate from,
        LocalDate to,
        String subAccount,
        String team,
        String workload,
        String environment,
        String service,
        String category,
        String region,
        String description,
        String unit,
        BigDecimal quantity,
        BigDecimal usdPerUnit,
        BigDecimal billedUsd,
        BigDecimal effectiveUsd,
        Cover cover,
        String transferClass) {

    /** How a row stands to the savings plan. */
    enum Cover {
        NONE,
        COVERED,
        PURCHASE
    }
}
