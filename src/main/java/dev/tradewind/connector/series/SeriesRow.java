package dev.tradewind.connector.series;

import java.util.List;

/** One row of a file, which may hold values of several series. */
public record SeriesRow(List<SeriesValue> values) {
    public SeriesRow {
        values = List.copyOf(values);
    }
}
