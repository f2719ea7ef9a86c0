package dev.tradewind.signal;

import dev.tradewind.catalog.EgressPrice;
import dev.tradewind.catalog.ToldPrices;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Egress price lists out of their series, one for each step. The list of now is kept, since a plan asks for thousands of pairs, and
 * looked at again when anything was told; a list of the past is read each time.
 */
@Component
class EgressLists implements ToldPrices {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);
    private static final Kept NEVER = new Kept(Instant.MIN, List.of(), Instant.MIN, Map.of());

    private final Signals signals;
    private final Clock clock;
    private volatile Kept now = NEVER;

    EgressLists(Signals signals, Clock clock) {
        this.signals = signals;
        this.clock = clock;
    }

    /** @param hour for which the lists were read: a price may have been told before it holds */
    private record Kept(Instant lookedAt, List<SeriesStatus> told, Instant hour, Map<String, EgressPrice> lists) {}

    @Override
    public Optional<EgressPrice> between(String from, String to, Instant at) {
        String pair = SeriesNames.EGRESS + from + ">" + to;
        Instant today = clock.instant();
        Instant hour = at.truncatedTo(ChronoUnit.HOURS);
        if (hour.equals(today.truncatedTo(ChronoUnit.HOURS))) {
            return Optional.ofNullable(current(today, hour).get(pair));
        }
        return Optional.ofNullable(lists(signals.statuses(pair + ":"), at).get(pair));
    }

    /** What another replica was told is seen after {@link #LOOK_AGAIN}, one's own at once. */
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void on(SignalsAppended appended) {
        if (appended.points().stream().anyMatch(point -> point.series().startsWith(SeriesNames.EGRESS))) {
            now = NEVER;
        }
    }

    private Map<String, EgressPrice> current(Instant today, Instant hour) {
        Kept kept = now;
        if (kept.hour.equals(hour) && kept.lookedAt.plus(LOOK_AGAIN).isAfter(today)) {
            return kept.lists;
        }
        List<SeriesStatus> told = signals.statuses(SeriesNames.EGRESS);
        boolean same = kept.hour.equals(hour) && kept.told.equals(told);
        var looked = new Kept(today, told, hour, same ? kept.lists : lists(told, today));
        now = looked;
        return looked.lists;
    }

    private Map<String, EgressPrice> lists(Collection<SeriesStatus> told, Instant at) {
        Map<String, List<SignalPoint>> byPair = new HashMap<>();
        for (SeriesStatus status : told) {
            String pair = status.series().substring(0, status.series().lastIndexOf(':'));
            signals.newest(status.series(), at)
                    .ifPresent(point ->
                            byPair.computeIfAbsent(pair, p -> new ArrayList<>()).add(point));
        }
        Map<String, EgressPrice> lists = new HashMap<>();
        byPair.forEach((pair, steps) -> list(pair, steps).ifPresent(price -> lists.put(pair, price)));
        return Map.copyOf(lists);
    }

    /** Steps that the newest list no longer has are past; one without a first step is no list. */
    private static Optional<EgressPrice> list(String pair, List<SignalPoint> steps) {
        Instant newest = steps.stream()
                .map(SignalPoint::validFrom)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        List<SignalPoint> together = sorted(
                steps.stream().filter(step -> step.validFrom().equals(newest)).toList());
        List<SignalPoint> list = fromGigabytes(together.getFirst()).signum() == 0 ? together : sorted(steps);
        if (fromGigabytes(list.getFirst()).signum() != 0) {
            return Optional.empty();
        }
        String from = pair.substring(SeriesNames.EGRESS.length(), pair.indexOf('>'));
        var tiers = new ArrayList<EgressPrice.Tier>();
        for (int i = 0; i < list.size(); i++) {
            BigDecimal upTo = i + 1 < list.size() ? fromGigabytes(list.get(i + 1)) : null;
            tiers.add(EgressPrice.Tier.listed(
                    from, fromGigabytes(list.get(i)), upTo, list.get(i).value()));
        }
        SignalPoint last = list.stream()
                .max(Comparator.comparing(SignalPoint::observedAt).thenComparing(SignalPoint::revision))
                .orElseThrow();
        return Optional.of(new EgressPrice(
                from,
                pair.substring(pair.indexOf('>') + 1),
                tiers,
                true,
                last.source(),
                newest.atZone(ZoneOffset.UTC).toLocalDate(),
                last.revisionWords()));
    }

    private static List<SignalPoint> sorted(List<SignalPoint> steps) {
        return steps.stream()
                .sorted(Comparator.comparing(EgressLists::fromGigabytes))
                .toList();
    }

    private static BigDecimal fromGigabytes(SignalPoint step) {
        return new BigDecimal(step.series().substring(step.series().lastIndexOf(':') + 1));
    }
}
