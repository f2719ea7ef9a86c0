package dev.tradewind.egress.budget;

import java.time.LocalDate;
import java.util.Optional;

/** Foretells days from what was known before them. */
@FunctionalInterface
interface Forecaster {
    /** Cost that one day will have. */
    @FunctionalInterface
    interface Expectation {
        double on(LocalDate day);
    }

    /** Empty where the days known do not suffice. */
    Optional<? extends Expectation> from(DailySpend known);
}
