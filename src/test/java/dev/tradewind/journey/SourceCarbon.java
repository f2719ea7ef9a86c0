package dev.tradewind.journey;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Hours, first and mean of an hourly carbon file over its first two days, by plain SQL over the file. */
record SourceCarbon(String zone, String firstDay, long hours, double first, double mean) {

    static SourceCarbon of(Path file) throws SQLException {
        try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                var sql = duck.createStatement();
                var row = sql.executeQuery("""
                    with hour as (
                        select "Zone Id" as zone, cast("Datetime (UTC)" as timestamp) as starts,
                               cast("Carbon Intensity gCO₂eq/kWh (LCA)" as double) as grams
                        from read_csv('%s', all_varchar = true, header = true)),
                    start as (select date_trunc('day', min(starts)) as day from hour)
                    select any_value(zone), cast(cast(any_value(day) as date) as varchar), count(*),
                           arg_min(grams, starts), avg(grams)
                    from hour, start where starts < day + interval 2 days
                    """.formatted(file.toAbsolutePath()))) {
            row.next();
            return new SourceCarbon(
                    row.getString(1), row.getString(2), row.getLong(3), row.getDouble(4), row.getDouble(5));
        }
    }
}
