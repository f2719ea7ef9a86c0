package dev.tradewind.connector.rate;

import dev.tradewind.cost.ExchangeRate;
import java.util.List;

/** All rates of one day. */
public record RateRow(List<ExchangeRate> rates) {
    public RateRow {
        rates = List.copyOf(rates);
    }
}
