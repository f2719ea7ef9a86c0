package dev.tradewind.carbon.sci;

import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.signal.SignalPoint;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * R of a range: how many units were counted, and over which whole hours, so that energy is taken over the same hours. Pure.
 *
 * @param units sum of the counts that lie wholly within the hours
 * @param hours when anything was counted, without overlap, by time
 * @param overlapping counts left out because an earlier one covers their time already
 */
public record Counts(
        BigDecimal units,
        List<TimeRange> hours,
        int overlapping,
        SortedSet<String> sources,
        SortedSet<SignalKind> kinds) {
    public Counts {
        hours = List.copyOf(hours);
    }

    /** How long units were counted. */
    public Duration counted() {
        return hours.stream().map(TimeRange::duration).reduce(Duration.ZERO, Duration::plus);
    }

    static Counts of(List<SignalPoint> points, TimeRange range) {
        var sorted = points.stream()
                .filter(point -> !point.validFrom().isBefore(range.from())
                        && !point.validTo().isAfter(range.to()))
                .sorted(Comparator.comparing(SignalPoint::validFrom).thenComparing(SignalPoint::validTo))
                .toList();
        var used = new ArrayList<SignalPoint>();
        Instant end = Instant.MIN;
        int overlapping = 0;
        for (SignalPoint point : sorted) {
            if (point.validFrom().isBefore(end)) {
                overlapping++;
            } else {
                used.add(point);
                end = point.validTo();
            }
        }
        List<TimeRange> hours = wholeHours(used);
        var units = BigDecimal.ZERO;
        var sources = new TreeSet<String>();
        var kinds = new TreeSet<SignalKind>();
        for (SignalPoint point : used) {
            if (hours.stream().anyMatch(each -> within(point, each))) {
                units = units.add(point.value());
                sources.add(point.source());
                kinds.add(point.kind());
            }
        }
        return new Counts(plain(units), hours, overlapping, sources, kinds);
    }

    /** The store keeps twelve decimals of every number. */
    private static BigDecimal plain(BigDecimal units) {
        var stripped = units.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static boolean within(SignalPoint point, TimeRange range) {
        return !point.validFrom().isBefore(range.from()) && !point.validTo().isAfter(range.to());
    }

    /** Counts that follow each other without a gap, cut to the whole hours inside them. */
    private static List<TimeRange> wholeHours(List<SignalPoint> used) {
        var ranges = new ArrayList<TimeRange>();
        int at = 0;
        while (at < used.size()) {
            Instant from = used.get(at).validFrom();
            Instant to = used.get(at).validTo();
            at++;
            while (at < used.size() && used.get(at).validFrom().equals(to)) {
                to = used.get(at).validTo();
                at++;
            }
            Instant first = from.truncatedTo(ChronoUnit.HOURS);
            first = first.equals(from) ? from : first.plus(1, ChronoUnit.HOURS);
            Instant last = to.truncatedTo(ChronoUnit.HOURS);
            if (first.isBefore(last)) {
                ranges.add(new TimeRange(first, last));
            }
        }
        return ranges;
    }
}
