package dev.tradewind.connector;

import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/** The currency codes of the standard, as the Java platform lists them. */
final class Iso4217 {
    private static final Set<String> CODES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private Iso4217() {}

    static boolean names(String code) {
        return CODES.contains(code);
    }
}
