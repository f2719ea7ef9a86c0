package dev.tradewind.egress;

import dev.tradewind.quantity.TimeRange;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * What bills count to the internet, of the payer that sends most at each provider, in the 30 days that they cover last: the
 * volume on top of which a further gigabyte is priced.
 */
@Component
public class BilledInternet {
    private static final Duration MONTH = Duration.ofDays(30);
    private final EgressQueries egress;
    private volatile Known known = new Known(Instant.MIN, Map.of());

    BilledInternet(EgressQueries egress) {
        this.egress = egress;
    }

    /** @param until where the bills ended when they were read: newer ones are read again */
    private record Known(Instant until, Map<String, BigDecimal> gigabytes) {}

    /** Gigabytes a month that the payer of this site's provider sends; 0 where no bill says anything. */
    public BigDecimal payerGigabytesAt(String site) {
        return payerGigabytes().getOrDefault(Ends.provider(site), BigDecimal.ZERO);
    }

    /** Gigabytes a month by provider; one of which no bill says anything is missing. */
    public Map<String, BigDecimal> payerGigabytes() {
        var until = egress.billed().map(TimeRange::to).orElse(Instant.MIN);
        if (!known.until().equals(until)) {
            known = new Known(until, read(until));
        }
        return known.gigabytes();
    }

    private Map<String, BigDecimal> read(Instant until) {
        var most = new HashMap<>(
                largestPayers(egress, new TimeRange(until.minus(MONTH), until), EgressFilter.Steps.SITES));
        most.replaceAll((provider, gigabytes) -> gigabytes.max(BigDecimal.ZERO));
        return most;
    }

    /** Gigabytes of the payer that sends most of what fills such a list's steps, by provider; "" where a bill names none. */
    public static Map<String, BigDecimal> largestPayers(
            EgressQueries egress, TimeRange range, EgressFilter.Steps list) {
        record Paid(String provider, BigDecimal gigabytes) {}
        var most = new HashMap<String, BigDecimal>();
        egress.grouped(
                        EgressFilter.of(range).filling(list),
                        List.of("provider", "billing_account_id"),
                        row -> new Paid(
                                Objects.requireNonNullElse(row.getString("provider"), ""),
                                row.getBigDecimal("gigabytes")))
                .forEach(paid -> most.merge(paid.provider(), paid.gigabytes(), BigDecimal::max));
        return most;
    }
}
