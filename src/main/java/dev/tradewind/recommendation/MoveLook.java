package dev.tradewind.recommendation;

import dev.tradewind.carbon.effect.MoveEffects;
import dev.tradewind.cost.WorkloadBills;
import dev.tradewind.latency.LatencyDigests;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.WorkloadKind;
import dev.tradewind.workload.Workloads;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What a move has brought, against the place that it left at the same hours: of a service in the first whole days after it, of a
 * run in that run, held against the start it would have had where the move gave it another. Cost by the bills of as many whole days before and after.
 */
@Component
public class MoveLook {
    private static final double DAYS_PER_MONTH = 30.4375;
    private static final double GRAMS_PER_KILOGRAM = 1_000;
    private static final double MEDIAN = 0.5;

    private final Workloads workloads;
    private final ObjectProvider<MoveEffects> effects;
    private final ObjectProvider<LatencyDigests> digests;
    private final ObjectProvider<WorkloadBills> bills;
    private final MoveRuns runs;
    private final RecommendationSettings settings;
    private final ZoneId zone;
    private final Clock clock;

    MoveLook(
            Workloads workloads,
            ObjectProvider<MoveEffects> effects,
            ObjectProvider<LatencyDigests> digests,
            ObjectProvider<WorkloadBills> bills,
            MoveRuns runs,
            RecommendationSettings settings,
            @Value("${tradewind.reporting.zone:UTC}") ZoneId zone,
            Clock clock) {
        this.workloads = workloads;
        this.effects = effects;
        this.digests = digests;
        this.bills = bills;
        this.runs = runs;
        this.settings = settings;
        this.zone = zone;
        this.clock = clock;
    }

    /**
     * Differences to the place and start that it left; negative is less than before.
     *
     * @param range whole days of the reporting zone, the first is the day after the move
     * @param run the hours of the one run that is looked at; null for a service
     * @param usdPerMonth EffectiveCost of the charges that name it, a day after − a day before; null where no bill names it on both
     *     sides
     * @param kgCo2ePerMonth attributional, average intensity; null where an hour of either grid is unknown
     * @param lowKgCo2ePerMonth and {@code highKgCo2ePerMonth}: its range
     * @param rttMillis medians measured to both places, weighted by the shares of users; null where a link was not measured
     * @param whole whether all days that are looked at are over
     * @param billed whether bills reach their end
     */
    public record Realised(
            TimeRange range,
            @Nullable TimeRange run,
            @Nullable BigDecimal usdPerMonth,
            @Nullable Double kgCo2ePerMonth,
            @Nullable Double lowKgCo2ePerMonth,
            @Nullable Double highKgCo2ePerMonth,
            @Nullable Double rttMillis,
            boolean whole,
            boolean billed) {}

    /** Empty where it is no move that was carried out, or no whole day is over yet. */
    public Optional<Realised> of(RecommendationSummary of) {
        var from = of.fromSite();
        var workload = workloads.byId(of.workloadId()).orElse(null);
        if (of.state() != RecommendationState.SUCCEEDED || of.kind().artefact() || from == null || workload == null) {
            return Optional.empty();
        }
        var run = runs.of(of.id()).orElse(null);
        if (workload.kind() == WorkloadKind.BATCH ? run == null : from.equals(of.toSite())) {
            return Optional.empty();
        }
        var first = of.stateAt().atZone(zone).toLocalDate().plusDays(1);
        var today = clock.instant().atZone(zone).toLocalDate();
        var last = first.plusDays(settings.settleDays());
        boolean over = !today.isBefore(last);
        var end = over ? last : today;
        if (!first.isBefore(end)) {
            return Optional.empty();
        }
        var after = TimeRange.ofDays(first, end, zone);
        var moved = first.minusDays(1);
        var before = TimeRange.ofDays(moved.minusDays(settings.settleDays()), moved, zone);
        return Optional.of(look(of, workload, from, before, after, run, over));
    }

    private Realised look(
            RecommendationSummary of,
            Workload workload,
            String from,
            TimeRange before,
            TimeRange after,
            @Nullable TimeRange run,
            boolean over) {
        boolean batch = workload.kind() == WorkloadKind.BATCH;
        var effect = (batch && run != null
                        ? effects.getObject().of(workload, from, instead(of, run), of.toSite(), run)
                        : effects.getObject().of(workload, from, of.toSite(), after))
                .filter(each -> each.complete())
                .orElse(null);
        double perMonth = (batch ? runsPerMonth(workload, after) : DAYS_PER_MONTH / days(after)) / GRAMS_PER_KILOGRAM;
        var difference = effect == null ? null : effect.attributional();
        boolean billed = bills.stream().anyMatch(each -> each.reach(provider(of.toSite()), after));
        return new Realised(
                after,
                batch ? run : null,
                billed ? usdPerMonth(workload, before, after) : null,
                difference == null ? null : Double.valueOf(difference.grams() * perMonth),
                difference == null ? null : Double.valueOf(difference.lowGrams() * perMonth),
                difference == null ? null : Double.valueOf(difference.highGrams() * perMonth),
                from.equals(of.toSite()) ? null : roundTrip(workload, from, of.toSite(), after),
                over,
                billed);
    }

    /** The hours in which it would have run: as it ran, or from the start that it had before on. */
    private static TimeRange instead(RecommendationSummary of, TimeRange run) {
        var start = of.fromStart();
        return start == null ? run : new TimeRange(start, start.plus(run.duration()));
    }

    private static double runsPerMonth(Workload workload, TimeRange after) {
        var window = workload.window();
        return window == null ? 1 : window.runsPerMonth(after.from());
    }

    private @Nullable BigDecimal usdPerMonth(Workload workload, TimeRange before, TimeRange after) {
        var was = bills.getObject().usd(workload.name(), before);
        var is = bills.getObject().usd(workload.name(), after);
        return was.isEmpty() || is.isEmpty() ? null : perMonth(is.get(), after).subtract(perMonth(was.get(), before));
    }

    private static BigDecimal perMonth(BigDecimal usd, TimeRange range) {
        return usd.multiply(BigDecimal.valueOf(DAYS_PER_MONTH))
                .divide(BigDecimal.valueOf(days(range)), MathContext.DECIMAL64);
    }

    private static double days(TimeRange range) {
        return range.duration().toSeconds() / 86_400.0;
    }

    private static String provider(String site) {
        return site.substring(0, Math.max(0, site.indexOf(':')));
    }

    private @Nullable Double roundTrip(Workload workload, String from, String to, TimeRange range) {
        if (workload.users().isEmpty()) {
            return null;
        }
        double sum = 0;
        double shares = 0;
        for (var users : workload.users()) {
            var before = digests.getObject().over(users.siteId(), from, range);
            var after = digests.getObject().over(users.siteId(), to, range);
            if (before.isEmpty() || after.isEmpty()) {
                return null;
            }
            sum += users.share() * (after.get().millis(MEDIAN) - before.get().millis(MEDIAN));
            shares += users.share();
        }
        return sum / shares;
    }
}
