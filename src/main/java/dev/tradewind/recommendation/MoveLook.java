package dev.tradewind.recommendation;

import dev.tradewind.carbon.effect.MoveEffects;
import dev.tradewind.latency.LatencyDigests;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.WorkloadKind;
import dev.tradewind.workload.Workloads;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What a move of a service has brought in the first whole days after it, against the place that it left at the same hours.
 * Runs are not looked at: they happen at other hours than before, which the report on decisions tells one by one.
 */
@Component
public class MoveLook {
    private static final double DAYS_PER_MONTH = 30.4375;
    private static final double GRAMS_PER_KILOGRAM = 1_000;
    private static final double MEDIAN = 0.5;

    private final Workloads workloads;
    private final ObjectProvider<MoveEffects> effects;
    private final ObjectProvider<LatencyDigests> digests;
    private final RecommendationSettings settings;
    private final ZoneId zone;
    private final Clock clock;

    MoveLook(
            Workloads workloads,
            ObjectProvider<MoveEffects> effects,
            ObjectProvider<LatencyDigests> digests,
            RecommendationSettings settings,
            @Value("${tradewind.reporting.zone:UTC}") ZoneId zone,
            Clock clock) {
        this.workloads = workloads;
        this.effects = effects;
        this.digests = digests;
        this.settings = settings;
        this.zone = zone;
        this.clock = clock;
    }

    /**
     * Differences to the place that it left; negative is less than before.
     *
     * @param range whole days of the reporting zone, the first is the day after the move
     * @param kgCo2ePerMonth attributional, average intensity; null where an hour of either grid is unknown
     * @param lowKgCo2ePerMonth and {@code highKgCo2ePerMonth}: its range
     * @param rttMillis medians measured to both places, weighted by the shares of users; null where a link was not measured
     */
    public record Realised(
            TimeRange range,
            @Nullable Double kgCo2ePerMonth,
            @Nullable Double lowKgCo2ePerMonth,
            @Nullable Double highKgCo2ePerMonth,
            @Nullable Double rttMillis) {}

    /** Empty where it is no move of a service that was carried out, or no whole day is over yet. */
    public Optional<Realised> of(RecommendationSummary of) {
        var from = of.fromSite();
        var workload = workloads.byId(of.workloadId()).orElse(null);
        if (of.state() != RecommendationState.SUCCEEDED
                || of.kind().artefact()
                || from == null
                || from.equals(of.toSite())
                || workload == null
                || workload.kind() != WorkloadKind.SERVICE) {
            return Optional.empty();
        }
        var first = of.stateAt().atZone(zone).toLocalDate().plusDays(1);
        var today = clock.instant().atZone(zone).toLocalDate();
        var last = first.plusDays(settings.settleDays());
        var end = today.isBefore(last) ? today : last;
        return first.isBefore(end)
                ? Optional.of(look(workload, from, of.toSite(), TimeRange.ofDays(first, end, zone)))
                : Optional.empty();
    }

    private Realised look(Workload workload, String from, String to, TimeRange range) {
        var effect = effects.getObject()
                .of(workload, from, to, range)
                .filter(each -> each.complete())
                .orElse(null);
        double perMonth = DAYS_PER_MONTH / (range.duration().toSeconds() / 86_400.0) / GRAMS_PER_KILOGRAM;
        var difference = effect == null ? null : effect.attributional();
        return new Realised(
                range,
                difference == null ? null : Double.valueOf(difference.grams() * perMonth),
                difference == null ? null : Double.valueOf(difference.lowGrams() * perMonth),
                difference == null ? null : Double.valueOf(difference.highGrams() * perMonth),
                roundTrip(workload, from, to, range));
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
