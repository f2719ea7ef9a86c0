package dev.tradewind.egress.advice;

/**
 * One number behind a saving.
 *
 * @param source bill, price sheet, data set or assumption
 */
public record AdviceInput(String name, String value, String unit, Origin origin, String source) {
    /** How it came to be known. */
    public enum Origin {
        BILLED,
        PUBLISHED,
        DECLARED,
        ASSUMED
    }
}
