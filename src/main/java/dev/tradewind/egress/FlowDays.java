package dev.tradewind.egress;

import dev.tradewind.egress.attribution.SeenFlow;
import dev.tradewind.quantity.TimeRange;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Bytes of billed flows as flow logs tell them, on the days that the logs cover from the first hour to the last. */
@Component
public class FlowDays {
    /** A day of the reporting zone has 23 hours once a year. */
    private static final int HOURS = 23;

    private final FlowQueries flows;
    private final EgressQueries egress;

    FlowDays(FlowQueries flows, EgressQueries egress) {
        this.flows = flows;
        this.egress = egress;
    }

    /**
     * A flow as the bill names it.
     *
     * @param workload at either end; null for any
     */
    public record Sought(
            TransferClass transferClass,
            String from,
            String to,
            @Nullable String workload) {

        /** A log of addresses says which places and zones bytes joined, not which gateway they passed on their way. */
        public boolean tellable() {
            return switch (transferClass) {
                case INTERNET, INTER_REGION, INTER_ZONE, INTER_PROVIDER -> true;
                default -> false;
            };
        }

        /** Internet egress has no other end on a bill, whoever it goes to. */
        boolean is(SeenFlow seen) {
            return seen.billedClass() == transferClass
                    && seen.from().site().equals(from)
                    && (transferClass == TransferClass.INTERNET
                            || seen.to().site().equals(to))
                    && (workload == null
                            || workload.equals(seen.from().workload())
                            || workload.equals(seen.to().workload()));
        }
    }

    /**
     * @param days that are covered
     * @param gigabytes of all of them together, 10⁹ bytes each
     */
    public record Covered(int days, BigDecimal gigabytes) {}

    /** @param range whole days of the reporting zone; a day counts if each place that sends was heard of in all its hours */
    public Covered of(List<Sought> sought, TimeRange range) {
        var zone = egress.reportingZone();
        var sites = new HashSet<String>();
        sought.forEach(each -> sites.add(each.from()));
        Map<LocalDate, Set<Heard>> heard = new HashMap<>();
        Map<LocalDate, Long> bytes = new HashMap<>();
        for (var seen : flows.seen(range)) {
            var day = LocalDate.ofInstant(seen.hour(), zone);
            if (sites.contains(seen.from().site())) {
                heard.computeIfAbsent(day, each -> new HashSet<>())
                        .add(new Heard(seen.from().site(), seen.hour()));
            }
            if (sought.stream().anyMatch(each -> each.is(seen))) {
                bytes.merge(day, seen.bytes(), Math::addExact);
            }
        }
        heard.values().removeIf(hours -> hours.size() < HOURS * sites.size());
        var sum = heard.keySet().stream()
                .map(day -> BigDecimal.valueOf(bytes.getOrDefault(day, 0L), 9))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Covered(heard.size(), sum);
    }

    private record Heard(String site, Instant hour) {}
}
