package dev.tradewind.egress.budget;

import java.util.List;

/**
 * A share of the amount of which somebody wants to hear.
 *
 * @param percent of the amount, 1 to 1000
 */
public record Threshold(Basis basis, int percent) {
    /** Of what is held against the amount. */
    public enum Basis {
        /** What is billed so far. */
        ACTUAL,
        /** What the month is expected to end at. */
        FORECAST
    }

    public static final List<Threshold> USUAL = List.of(
            new Threshold(Basis.ACTUAL, 80), new Threshold(Basis.ACTUAL, 100), new Threshold(Basis.FORECAST, 100));

    static final int MOST = 1000;

    /** As a person reads it. */
    public String words() {
        return percent + " % " + (basis == Basis.ACTUAL ? "spent" : "forecast");
    }
}
