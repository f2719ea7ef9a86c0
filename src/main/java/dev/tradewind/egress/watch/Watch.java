package dev.tradewind.egress.watch;

import dev.tradewind.egress.Comparison;
import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.EgressQueries;
import dev.tradewind.egress.cause.CauseFacts;
import dev.tradewind.egress.cause.Causes;
import dev.tradewind.egress.change.ChangeQueries;
import dev.tradewind.quantity.Ids;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Looks through the bills for flows that are not as usual. The newest deviation of each flow counts, if it changes a day
 * by at least half a per cent of what all transfers of its currency cost a day.
 */
@Component
public class Watch {
    private static final BigDecimal LEAST = new BigDecimal("0.005");
    private static final BigDecimal NEGLIGIBLE = new BigDecimal("0.01");
    private static final int RECENT = 28;

    private final WatchedDays days;
    private final ChangeQueries changes;
    private final EgressQueries egress;
    private final FlowWords words;
    private final FindingStore store;
    private final FindingRecords records;
    private final Clock clock;

    Watch(
            WatchedDays days,
            ChangeQueries changes,
            EgressQueries egress,
            FlowWords words,
            FindingStore store,
            FindingRecords records,
            Clock clock) {
        this.days = days;
        this.changes = changes;
        this.egress = egress;
        this.words = words;
        this.store = store;
        this.records = records;
        this.clock = clock;
    }

    /** Looks, unless these bills were looked through today already. */
    public Optional<WatchRun> lookOnce() {
        var bills = days.state();
        try {
            if (!records.begin(bills)) {
                return Optional.empty();
            }
        } catch (DuplicateKeyException anotherReplica) {
            return Optional.empty();
        }
        try {
            var run = look();
            records.end(bills, run);
            return Optional.of(run);
        } catch (RuntimeException broken) {
            records.forget(bills);
            throw broken;
        }
    }

    /** Looks now; one at a time, since a flow has one open finding at most. */
    public synchronized WatchRun look() {
        var flows = days.complete();
        var least = least(flows);
        var known = store.all();
        int found = 0;
        int updated = 0;
        for (var flow : flows.days().entrySet()) {
            var since = flows.since().getOrDefault(flow.getKey().provider(), LocalDate.MIN);
            var until = flows.until().get(flow.getKey().provider());
            var judged = JudgedFlow.of(flow.getKey(), flow.getValue(), since.isBefore(first()) ? first() : since);
            if (judged.isEmpty()
                    || until == null
                    || judged.get()
                                    .costPerDay()
                                    .abs()
                                    .compareTo(least.getOrDefault(flow.getKey().currency(), BigDecimal.ZERO))
                            < 0) {
                continue;
            }
            var earlier = known.stream()
                    .filter(finding -> finding.flow().equals(flow.getKey()))
                    .toList();
            var open = earlier.stream().filter(Finding::open).findFirst();
            if (open.isPresent()) {
                updated += update(open.get(), judged.get(), until) ? 1 : 0;
            } else if (isNews(earlier, judged.get().deviation())) {
                found += open(finding(flow.getKey(), judged.get(), until)) ? 1 : 0;
            }
        }
        return new WatchRun(flows.days().size(), found, updated);
    }

    /** False where another replica that looks just now was faster. */
    private boolean open(Finding finding) {
        try {
            records.open(finding);
            return true;
        } catch (DuplicateKeyException openAlready) {
            return false;
        }
    }

    private static boolean isNews(List<Finding> closed, Deviation deviation) {
        return closed.stream()
                .noneMatch(finding -> finding.speaksOf(deviation)
                        || finding.expects(deviation.from())
                        || finding.began().isAfter(deviation.from()));
    }

    private boolean update(Finding open, JudgedFlow judged, LocalDate until) {
        var deviation = judged.deviation();
        boolean same = open.kind() == deviation.kind()
                && open.began().equals(deviation.from())
                && open.through().equals(deviation.through());
        // the decomposition grows for the first four weeks; a restated bill changes the figures
        var moved = judged.costPerDay().subtract(open.costPerDay()).abs();
        if (same
                && open.change().now().equals(DayRange.of(deviation, until))
                && moved.compareTo(open.costPerDay().abs().multiply(NEGLIGIBLE)) <= 0) {
            return false;
        }
        var now = finding(open.flow(), judged, until);
        return records.update(
                new Finding(
                        open.id(),
                        open.version(),
                        open.number(),
                        open.flow(),
                        now.kind(),
                        now.began(),
                        now.through(),
                        now.unit(),
                        now.usual(),
                        now.seen(),
                        now.costPerDay(),
                        now.change(),
                        open.openedAt(),
                        now.updatedAt(),
                        null),
                open);
    }

    private Finding finding(WatchedFlow flow, JudgedFlow judged, LocalDate until) {
        var deviation = judged.deviation();
        var now = clock.instant();
        return new Finding(
                Ids.next(),
                0,
                store.nextNumber(),
                flow,
                deviation.kind(),
                deviation.from(),
                deviation.through(),
                judged.unit(),
                amount(deviation.usual()),
                amount(deviation.seen()),
                judged.costPerDay(),
                explained(flow, deviation, until),
                now,
                now,
                null);
    }

    /** The owner's flows are compared as a whole, so that bytes which moved between them are mix. */
    private AttachedChange explained(WatchedFlow flow, Deviation deviation, LocalDate until) {
        var range = DayRange.of(deviation, until);
        var before = range.before();
        var zone = egress.reportingZone();
        var filter = EgressFilter.of(range.in(zone)).scoped(flow.owner(), null, null);
        var change = changes.between(filter, new Comparison(before.in(zone), range.in(zone)), flow.currency());
        var causes = Causes.of(new CauseFacts(change, words::place, List.of()));
        var titles = causes.changed().stream()
                .filter(cause -> cause.flows().stream().anyMatch(each -> flow.holds(each.key())))
                .map(cause -> cause.title())
                .toList();
        return AttachedChange.of(flow, before, range, change, titles);
    }

    private Map<String, BigDecimal> least(WatchedDays.Flows flows) {
        var sums = new HashMap<String, BigDecimal>();
        var from = LocalDate.now(clock.withZone(egress.reportingZone())).minusDays(RECENT);
        flows.days()
                .forEach((flow, days) -> days.tailMap(from)
                        .values()
                        .forEach(day -> sums.merge(flow.currency(), day.cost(), BigDecimal::add)));
        sums.replaceAll(
                (currency, sum) -> sum.multiply(LEAST).divide(BigDecimal.valueOf(RECENT), 12, RoundingMode.HALF_EVEN));
        return sums;
    }

    private LocalDate first() {
        return LocalDate.now(clock.withZone(egress.reportingZone())).minusDays(WatchedDays.DAYS);
    }

    private static BigDecimal amount(double value) {
        return BigDecimal.valueOf(value).setScale(12, RoundingMode.HALF_EVEN);
    }
}
