package dev.tradewind.planning;

import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.EgressQueries;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.quantity.TimeRange;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What bills count to the internet, by site, in the 30 days that they cover last. */
@Component
class BilledInternet {
    private static final Duration MONTH = Duration.ofDays(30);
    private final EgressQueries egress;
    private volatile Known known = new Known(Instant.MIN, Map.of());

    BilledInternet(EgressQueries egress) {
        this.egress = egress;
    }

    /** @param until where the bills ended when they were read: newer ones are read again */
    private record Known(Instant until, Map<String, Long> megabytes) {}

    /** Megabytes (10⁶ bytes) a month by site; a site of which no bill says anything is missing. */
    Map<String, Long> megabytes() {
        var until = egress.billed().map(TimeRange::to).orElse(Instant.MIN);
        if (!known.until().equals(until)) {
            known = new Known(until, read(until));
        }
        return known.megabytes();
    }

    private Map<String, Long> read(Instant until) {
        var bySite = new HashMap<String, Long>();
        var filter = EgressFilter.of(new TimeRange(until.minus(MONTH), until)).ofClass(TransferClass.INTERNET);
        for (var flow : egress.byFlow(filter)) {
            var gigabytes = flow.total().gigabytes();
            bySite.merge(flow.from(), Units.megabytes(gigabytes.max(BigDecimal.ZERO)), Math::addExact);
        }
        return bySite;
    }
}
