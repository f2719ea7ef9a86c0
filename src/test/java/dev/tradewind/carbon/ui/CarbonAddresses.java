package dev.tradewind.carbon.ui;

import com.vaadin.flow.router.QueryParameters;
import java.time.Instant;

/** What the Carbon page reads from its address, for the fuzzer. */
public final class CarbonAddresses {
    private CarbonAddresses() {}

    public static void read(QueryParameters query, Instant now) {
        WindowQuestion.of(query, now).range();
        EmissionGrouping.of(query.getSingleParameter("by").orElse(""));
    }
}
