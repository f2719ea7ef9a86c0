package dev.tradewind.journey;

import dev.tradewind.carbon.CarbonIntensities;
import dev.tradewind.cost.ChargeTable;
import dev.tradewind.egress.flow.FlowTable;
import dev.tradewind.journey.Recomputation.Stored;
import dev.tradewind.lake.Lake;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SeriesNames;
import dev.tradewind.signal.SignalPoint;
import dev.tradewind.signal.Signals;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.JdbcTemplate;

/** Asks a drawer's query of the store that it speaks of: the database, the lake's charges or flows, or the signals. */
final class Stores {
    private static final Pattern CARBON =
            Pattern.compile("series carbon:(?<zone>.+):average:lca\\nhours? (?<from>\\S+)(?: to (?<to>\\S+))?");
    private static final Pattern ROUND_TRIP = Pattern.compile("series rtt:(?<from>.+)>(?<to>.+)");

    private final JdbcTemplate database;
    private final Lake lake;
    private final Signals signals;
    private final CarbonIntensities intensities;

    Stores(JdbcTemplate database, Lake lake, Signals signals, CarbonIntensities intensities) {
        this.database = database;
        this.lake = lake;
        this.signals = signals;
        this.intensities = intensities;
    }

    /** @throws Recomputation.Disagreement if the text is no question to any of them */
    List<Stored> ask(String query) {
        if (query.startsWith("select count(")) {
            return List.of(new Stored(Map.of(), "", database.queryForObject(query, BigDecimal.class)));
        }
        if (query.startsWith("select ")) {
            return database.query(query, (row, number) -> stored(row));
        }
        var carbon = CARBON.matcher(query);
        if (carbon.matches()) {
            var from = Instant.parse(carbon.group("from"));
            var to = carbon.group("to") == null ? from.plus(1, ChronoUnit.HOURS) : Instant.parse(carbon.group("to"));
            return intensities.hourly(carbon.group("zone"), new TimeRange(from, to)).stream()
                    .map(hour -> number("gCO2eq/kWh", BigDecimal.valueOf(hour.gramsPerKwh())))
                    .toList();
        }
        var roundTrip = ROUND_TRIP.matcher(query);
        if (roundTrip.matches()) {
            return List.of(roundTrip(roundTrip.group("from"), roundTrip.group("to")));
        }
        if (query.startsWith("SELECT ")) {
            var table = query.contains("FROM flows") ? FlowTable.FLOWS : ChargeTable.CHARGES;
            return lake.query(table, query, List.of(), Stores::stored);
        }
        throw new Recomputation.Disagreement("its query asks no store: " + query);
    }

    /** The newest that any source said, from either end; of ping summaries the mean and the maximum. */
    private Stored roundTrip(String from, String to) {
        for (var ends : List.of(List.of(from, to), List.of(to, from))) {
            for (var statistics : List.of(List.of("p50", "p95"), List.of("avg", "max"))) {
                var middle = newest(ends, statistics.getFirst());
                var high = newest(ends, statistics.getLast());
                if (middle.isPresent()) {
                    return new Stored(
                            Map.of(
                                    "p50",
                                    middle.get(),
                                    "p95",
                                    high.map(middle.get()::max).orElse(middle.get())),
                            "",
                            BigDecimal.ONE);
                }
            }
        }
        throw new Recomputation.Disagreement("nobody measured " + from + " > " + to);
    }

    private Optional<BigDecimal> newest(List<String> ends, String statistic) {
        return signals.newest(SeriesNames.roundTrip(ends.getFirst(), ends.getLast(), statistic), Instant.now())
                .map(SignalPoint::value);
    }

    private static Stored number(String name, BigDecimal value) {
        return new Stored(Map.of(name, value), "", BigDecimal.ONE);
    }

    private static Stored stored(ResultSet row) throws SQLException {
        Map<String, BigDecimal> numbers = new LinkedHashMap<>();
        var currency = "";
        var names = row.getMetaData();
        for (var i = 1; i <= names.getColumnCount(); i++) {
            var value = row.getObject(i);
            var name = names.getColumnLabel(i);
            if (value instanceof Number number) {
                numbers.put(name, new BigDecimal(number.toString()));
            } else if (name.equals("billing_currency") && value != null) {
                currency = value.toString();
            }
        }
        return new Stored(numbers, currency, numbers.getOrDefault("charges", BigDecimal.ONE));
    }
}
