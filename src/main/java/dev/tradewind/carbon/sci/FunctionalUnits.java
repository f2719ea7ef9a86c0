package dev.tradewind.carbon.sci;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.signal.SeriesNames;
import dev.tradewind.signal.SeriesStatus;
import dev.tradewind.signal.Signals;
import dev.tradewind.workload.Workloads;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which unit each workload is rated by: a person chooses it, and units that somebody counts are offered. */
@Component
public class FunctionalUnits {
    /** The names of units that may be in a series' name. */
    public static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._/-]{0,59}");

    private final JdbcClient jdbc;
    private final Signals signals;
    private final Workloads workloads;
    private final AuditTrail audit;
    private final Clock clock;

    FunctionalUnits(JdbcClient jdbc, Signals signals, Workloads workloads, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.signals = signals;
        this.workloads = workloads;
        this.audit = audit;
        this.clock = clock;
    }

    /** Unit by workload, of those for which one was chosen. */
    public Map<String, String> chosen() {
        Map<String, String> units = new TreeMap<>();
        jdbc.sql("select workload, unit from carbon_functional_unit").query(row -> {
            units.put(row.getString(1), row.getString(2));
        });
        return units;
    }

    /** Units of which counts have come in, by workload. */
    public Map<String, SortedSet<String>> counted() {
        Map<String, SortedSet<String>> units = new TreeMap<>();
        for (SeriesStatus status : signals.statuses(SeriesNames.UNITS)) {
            String name = status.series().substring(SeriesNames.UNITS.length());
            int colon = name.lastIndexOf(':');
            if (colon > 0) {
                units.computeIfAbsent(name.substring(0, colon), w -> new TreeSet<>())
                        .add(name.substring(colon + 1));
            }
        }
        return units;
    }

    /**
     * Rates a workload by this unit from now on; null takes the choice back.
     *
     * @throws IllegalArgumentException for a workload that is not known, or a name that is none
     */
    @Transactional
    public void choose(String workload, @Nullable String unit) {
        if (workloads.byName(workload).isEmpty()) {
            throw new IllegalArgumentException("There is no workload '" + workload + "'. Maybe it was renamed?");
        }
        if (unit != null && !NAME.matcher(unit).matches()) {
            throw new IllegalArgumentException(
                    "The unit '" + unit
                            + "' cannot be named so; expected letters, digits, blanks, . _ / - and at most 60 of them, as in order");
        }
        String before = chosen().get(workload);
        if (Objects.equals(before, unit)) {
            return;
        }
        jdbc.sql("delete from carbon_functional_unit where workload = ?")
                .param(workload)
                .update();
        if (unit != null) {
            jdbc.sql("insert into carbon_functional_unit (workload, unit, chosen_at) values (?, ?, ?)")
                    .params(workload, unit, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .update();
        }
        audit.record(Change.of("carbon.functional-unit-chosen", "workload", workload, unit(before), unit(unit)));
    }

    private static Map<String, String> unit(@Nullable String unit) {
        return unit == null ? Map.of() : Map.of("functionalUnit", unit);
    }
}
