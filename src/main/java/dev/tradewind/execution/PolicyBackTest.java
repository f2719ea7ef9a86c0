package dev.tradewind.execution;

import dev.tradewind.carbon.CarbonIntensities;
import dev.tradewind.carbon.HourlyIntensity;
import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.Site;
import dev.tradewind.policy.Attributes;
import dev.tradewind.policy.BackTest;
import dev.tradewind.policy.Facts;
import dev.tradewind.policy.Finding;
import dev.tradewind.policy.Guardrails;
import dev.tradewind.policy.PolicyRule;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.recommendation.RecommendationState;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.recommendation.Recommendations;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.WorkloadKind;
import dev.tradewind.workload.Workloads;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Holds one policy against runs by their schedules, the grid as it was and proposals as they were made. It asks the same
 * questions as the gates; what it cannot know is the forecast that a run would have been planned by.
 */
@Component
class PolicyBackTest implements BackTest {
    private final Workloads workloads;
    private final Catalog catalog;
    private final CarbonIntensities intensities;
    private final Recommendations recommendations;
    private final ZoneId zone;
    private final Clock clock;

    PolicyBackTest(
            Workloads workloads,
            Catalog catalog,
            CarbonIntensities intensities,
            Recommendations recommendations,
            @Value("${tradewind.reporting.zone:UTC}") ZoneId zone,
            Clock clock) {
        this.workloads = workloads;
        this.catalog = catalog;
        this.intensities = intensities;
        this.recommendations = recommendations;
        this.zone = zone;
        this.clock = clock;
    }

    @Override
    public Report over(PolicyRule rule, TimeRange days) {
        var from = clock.instant();
        var meant = workloads.all().stream()
                .filter(workload -> rule.appliesTo(Attributes.of(workload)))
                .toList();
        var grids = rule.maxGramsPerKwh() == null ? Map.<String, Map<Instant, Double>>of() : grids(meant, days);
        var ofWorkloads = meant.stream()
                .map(workload -> workload(rule, workload, days, grids))
                .toList();
        return new Report(days, ofWorkloads, proposals(rule, meant, days), Duration.between(from, clock.instant()));
    }

    /** Hourly figures by zone; a yearly one tells nothing of an hour. */
    private Map<String, Map<Instant, Double>> grids(List<Workload> meant, TimeRange days) {
        var zones = meant.stream()
                .map(this::gridZone)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        var longer = new TimeRange(days.from(), days.to().plus(7, ChronoUnit.DAYS));
        var grids = new HashMap<String, Map<Instant, Double>>();
        intensities.hourly(zones, longer).forEach((name, hours) -> {
            var known = new HashMap<Instant, Double>();
            hours.stream()
                    .filter(hour -> hour.kind() != SignalKind.PUBLISHED)
                    .forEach((HourlyIntensity hour) -> known.put(hour.hour(), hour.gramsPerKwh()));
            grids.put(name, known);
        });
        return grids;
    }

    private Optional<String> gridZone(Workload of) {
        return catalog.site(of.siteId()).map(Site::gridZone);
    }

    private OfWorkload workload(PolicyRule rule, Workload of, TimeRange days, Map<String, Map<Instant, Double>> grids) {
        int runs = 0;
        int delayed = 0;
        double hoursDelayed = 0;
        int missed = 0;
        int unknown = 0;
        var hours = gridZone(of).map(grids::get).orElse(Map.of());
        for (var slot : slots(of, days)) {
            runs++;
            if (rule.maxGramsPerKwh() == null) {
                continue;
            }
            var start = firstOpen(rule, of, slot, hours == null ? Map.of() : hours);
            if (start.hours() == null) {
                missed++;
                unknown += start.unknown() ? 1 : 0;
            } else if (start.hours() > 0) {
                delayed++;
                hoursDelayed += start.hours();
            }
        }
        return new OfWorkload(of.name(), runs, delayed, hoursDelayed, missed, unknown, standing(rule, of));
    }

    /** @param hours after the planned start; null where the gate never opened */
    private record Start(@Nullable Integer hours, boolean unknown) {}

    private static Start firstOpen(PolicyRule rule, Workload of, Slot slot, Map<Instant, Double> hours) {
        double limit = rule.maxGramsPerKwh() == null ? Double.MAX_VALUE : rule.maxGramsPerKwh();
        int lasts = Math.max(1, (int) Math.ceil(of.durationHours() == null ? 1 : of.durationHours()));
        double most =
                rule.maxDelayHours() == null ? slot.slackHours() : Math.min(slot.slackHours(), rule.maxDelayHours());
        boolean unknown = false;
        for (int late = 0; late <= (int) Math.floor(most); late++) {
            var first = slot.start().plus(late, ChronoUnit.HOURS).truncatedTo(ChronoUnit.HOURS);
            double worst = 0;
            for (int hour = 0; hour < lasts; hour++) {
                var grams = hours.get(first.plus(hour, ChronoUnit.HOURS));
                worst = grams == null ? Double.POSITIVE_INFINITY : Math.max(worst, grams);
                if (grams == null) {
                    unknown = true;
                    break;
                }
            }
            if (worst <= limit) {
                return new Start(late, unknown);
            }
        }
        return new Start(null, unknown);
    }

    private record Slot(Instant start, double slackHours) {}

    private static List<Slot> slots(Workload of, TimeRange days) {
        var window = of.window();
        var slots = new ArrayList<Slot>();
        if (of.kind() != WorkloadKind.BATCH || window == null || of.durationHours() == null) {
            return slots;
        }
        if (window.schedule() == null) {
            return slots;
        }
        for (var next = window.next(days.from(), of.durationHours());
                next.isPresent() && next.get().earliestStart().isBefore(days.to());
                next = window.next(next.get().earliestStart().plusSeconds(1), of.durationHours())) {
            slots.add(new Slot(next.get().earliestStart(), window.slackHours()));
        }
        return slots;
    }

    private List<String> standing(PolicyRule rule, Workload of) {
        return broken(rule, of.siteId());
    }

    private List<String> broken(PolicyRule rule, String siteId) {
        var site = catalog.site(siteId);
        if (site.isEmpty()) {
            return List.of("the site " + siteId + " is not known");
        }
        var facts = new Facts(site.get().provider(), site.get().country(), null, null, clock.instant());
        return new Guardrails(List.of(rule), zone)
                .evaluate(facts).stream()
                        .filter(finding -> finding.verdict() == Finding.Verdict.BROKEN)
                        .map(finding -> "%s, but %s is %s".formatted(finding.rule(), siteId, finding.actual()))
                        .toList();
    }

    private List<OfProposal> proposals(PolicyRule rule, List<Workload> meant, TimeRange days) {
        var ids = meant.stream().map(Workload::id).toList();
        return recommendations.in(EnumSet.allOf(RecommendationState.class)).stream()
                .filter(each -> days.contains(each.proposedAt()) && ids.contains(each.workloadId()))
                .map(each -> new OfProposal(each.shortId(), each.title(), effects(rule, each)))
                .toList();
    }

    private List<String> effects(PolicyRule rule, RecommendationSummary of) {
        var effects = new ArrayList<String>();
        broken(rule, of.toSite()).forEach(why -> effects.add("refused: " + why));
        var minimum = rule.minBenefitUsdPerMonth();
        if (minimum != null && of.deltaUsdPerMonth().negate().compareTo(minimum) < 0) {
            effects.add("not worth doing: it saves USD %s a month, less than %s"
                    .formatted(usd(of.deltaUsdPerMonth().negate()), usd(minimum)));
        }
        var alone = new Guardrails(List.of(rule), zone);
        if (!alone.automatic(of.kind().name(), of.deltaUsdPerMonth()).isEmpty()) {
            effects.add("approved without a person, unless another policy asks for one");
        } else if (rule.approval() != null && rule.approval().neededFor(of.deltaUsdPerMonth()) > 1) {
            effects.add("%d people asked".formatted(rule.approval().neededFor(of.deltaUsdPerMonth())));
        }
        if (rule.approval() != null && !rule.approval().groups().isEmpty()) {
            effects.add("somebody of " + String.join(" and of ", rule.approval().groups()) + " asked");
        }
        alone.freeze(of.stateAt()).ifPresent(freeze -> effects.add("held by the freeze '%s'".formatted(freeze.name())));
        return effects;
    }

    private static String usd(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    }
}
