package dev.tradewind.planning.savings;

import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The hours of a month and the four weeks before, as they were and as they could be expected: the mean of the same hour one
 * to four weeks earlier, as far as it was over when the run could first start.
 */
final class MonthSignals {
    private static final int WEEK = 168;
    private static final int WEEKS = 4;
    static final int HOURS_BEFORE = WEEK * WEEKS;

    private final Instant from;
    private final List<CandidateSite> sites;
    private final Map<String, CandidateSite> byId = new HashMap<>();

    /** @param from the first hour of the sites' series */
    MonthSignals(Instant from, List<CandidateSite> sites) {
        this.from = from;
        this.sites = sites;
        sites.forEach(site -> byId.put(site.id(), site));
    }

    int slot(Instant at) {
        return Math.toIntExact(Duration.between(from, at).toHours());
    }

    /** The sites over so many hours from then on. */
    List<CandidateSite> sites(Instant start, int hours, boolean expected) {
        var first = slot(start);
        return sites.stream()
                .map(site -> new CandidateSite(
                        site.id(),
                        site.provider(),
                        site.country(),
                        site.puePerMille(),
                        cut(site.vcpuNanoUsdPerHour(), first, hours),
                        cut(site.gibNanoUsdPerHour(), first, hours),
                        cut(site.gpuNanoUsdPerHour(), first, hours),
                        expected
                                ? expected(site.milligramsPerKwh(), first, hours)
                                : cut(site.milligramsPerKwh(), first, hours),
                        null,
                        site.spot(),
                        site.faultDomain(),
                        site.lost(),
                        site.carbonTooOld()))
                .toList();
    }

    /** Mean of the known hours of the four weeks before; the largest value when none is known. */
    long meanBefore(String id, Instant start) {
        var site = byId.get(id);
        if (site == null) {
            return Long.MAX_VALUE;
        }
        var carbon = site.milligramsPerKwh();
        long sum = 0;
        var known = 0;
        for (var slot = Math.max(0, slot(start) - HOURS_BEFORE); slot < slot(start); slot++) {
            if (carbon.isKnown(slot)) {
                sum += carbon.at(slot) * site.puePerMille() / 1000;
                known++;
            }
        }
        return known == 0 ? Long.MAX_VALUE : sum / known;
    }

    private static Series cut(Series series, int first, int hours) {
        var cut = Series.unknown(hours);
        var values = new long[hours];
        for (var slot = 0; slot < hours; slot++) {
            var at = first + slot;
            values[slot] = at < series.slots() && series.isKnown(at) ? series.at(at) : Long.MIN_VALUE;
        }
        return hours == 0 ? cut : Series.of(values);
    }

    private static Series expected(Series carbon, int first, int hours) {
        var values = new long[hours];
        for (var slot = 0; slot < hours; slot++) {
            long sum = 0;
            var known = 0;
            for (var week = 1; week <= WEEKS; week++) {
                var at = first + slot - week * WEEK;
                if (at >= 0 && at < first && carbon.isKnown(at)) {
                    sum += carbon.at(at);
                    known++;
                }
            }
            values[slot] = known == 0 ? Long.MIN_VALUE : sum / known;
        }
        return Series.of(values);
    }
}
