package dev.tradewind.connector.rate;

import dev.tradewind.connector.Destination;
import dev.tradewind.connector.ImportReceipt;
import dev.tradewind.cost.ExchangeRate;
import dev.tradewind.cost.ExchangeRates;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Keeps rates by day. */
@Component
class RateDestination implements Destination<RateRow> {
    private final ExchangeRates rates;

    RateDestination(ExchangeRates rates) {
        this.rates = rates;
    }

    @Override
    public Class<RateRow> rowType() {
        return RateRow.class;
    }

    @Override
    public Staging<RateRow> open(ImportReceipt receipt) {
        List<ExchangeRate> read = new ArrayList<>();
        return new Staging<>() {
            @Override
            public void accept(RateRow row) {
                read.addAll(row.rates());
            }

            @Override
            public void seal() {}

            @Override
            public void commit() {
                rates.keep(read);
            }

            @Override
            public void close() {}
        };
    }
}
