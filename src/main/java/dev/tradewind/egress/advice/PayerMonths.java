package dev.tradewind.egress.advice;

import java.math.BigDecimal;
import java.util.Map;

/**
 * Gigabytes a month that the payer sends who sends most at a provider, by which price lists count their steps.
 *
 * @param internet by provider
 * @param cdn by provider
 */
record PayerMonths(Map<String, BigDecimal> internet, Map<String, BigDecimal> cdn) {
    PayerMonths {
        internet = Map.copyOf(internet);
        cdn = Map.copyOf(cdn);
    }

    BigDecimal toInternet(String provider) {
        return internet.getOrDefault(provider, BigDecimal.ZERO);
    }

    BigDecimal overCdn(String provider) {
        return cdn.getOrDefault(provider, BigDecimal.ZERO);
    }
}
