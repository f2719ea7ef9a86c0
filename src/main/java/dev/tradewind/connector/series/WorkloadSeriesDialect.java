package dev.tradewind.connector.series;

import dev.tradewind.connector.Dialect;
import dev.tradewind.connector.FileHead;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.Reading;
import dev.tradewind.connector.RowSink;
import dev.tradewind.connector.SourceFile;
import dev.tradewind.connector.TableRow;
import dev.tradewind.connector.Tables;
import dev.tradewind.connector.Unreadable;
import dev.tradewind.signal.SeriesNames;
import dev.tradewind.signal.SignalKind;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What was counted of workloads, a row for a workload and a time: how many of a functional unit it served, or which share of
 * its processors it used.
 */
public final class WorkloadSeriesDialect implements Dialect<SeriesRow> {
    private static final String WORKLOAD = "workload";
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String UNIT = "unit";
    private static final String COUNT = "count";
    private static final String UTILISATION = "utilisation";
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._/-]{0,59}");
    /** The store looks no further back for a point that still holds. */
    private static final Duration LONGEST = Duration.ofDays(31);

    private static final String ADVICE = "Expected workload, from, to and unit with count, or utilisation.";

    @Override
    public String id() {
        return "tradewind-workload-series";
    }

    @Override
    public String title() {
        return "functional units or utilisation by workload (CSV)";
    }

    @Override
    public Class<SeriesRow> rowType() {
        return SeriesRow.class;
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.hasColumns(WORKLOAD, FROM, TO) && (head.hasColumns(UNIT, COUNT) || head.hasColumns(UTILISATION));
    }

    @Override
    public Reading read(SourceFile file, ImportOptions options, RowSink<SeriesRow> rows) throws IOException {
        boolean units = file.head().hasColumns(UNIT, COUNT);
        return Tables.read(
                file,
                units ? List.of(WORKLOAD, FROM, TO, UNIT, COUNT) : List.of(WORKLOAD, FROM, TO, UTILISATION),
                ADVICE,
                rows,
                row -> new SeriesRow(List.of(units ? count(row, file) : utilisation(row, file))));
    }

    private static SeriesValue count(TableRow row, SourceFile file) throws Unreadable {
        String unit = row.mandatoryText(UNIT);
        if (!NAME.matcher(unit).matches()) {
            throw new Unreadable(
                    UNIT, unit, "no name of a unit; expected letters, digits, blanks, . _ / -, as in order");
        }
        BigDecimal count = row.mandatoryDecimal(COUNT);
        if (count.signum() < 0) {
            throw new Unreadable(COUNT, count.toPlainString(), "negative; expected how many were served, 0 or more");
        }
        return value(row, SeriesNames.units(row.mandatoryText(WORKLOAD), unit), count, unit + " served", file);
    }

    private static SeriesValue utilisation(TableRow row, SourceFile file) throws Unreadable {
        BigDecimal share = row.mandatoryDecimal(UTILISATION);
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            throw new Unreadable(
                    UTILISATION, share.toPlainString(), "expected a share from 0 to 1. Maybe it is in per cent?");
        }
        return value(
                row,
                SeriesNames.utilisation(row.mandatoryText(WORKLOAD)),
                share,
                "share of its processors in use",
                file);
    }

    private static SeriesValue value(TableRow row, String series, BigDecimal value, String basis, SourceFile file)
            throws Unreadable {
        Instant from = row.mandatoryInstant(FROM);
        Instant to = row.mandatoryInstant(TO);
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw new Unreadable(TO, row.raw(TO), "expected after from, " + LONGEST.toDays() + " days later at most");
        }
        String source = row.text("source");
        return new SeriesValue(
                series,
                from,
                to,
                value,
                StatedKind.of(row, SignalKind.MEASURED),
                basis,
                source == null ? file.fileName() : source);
    }
}
