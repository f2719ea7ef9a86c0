package dev.tradewind.execution;

import dev.tradewind.carbon.CarbonIntensities;
import dev.tradewind.carbon.HourlyIntensity;
import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.Site;
import dev.tradewind.policy.Attributes;
import dev.tradewind.policy.Facts;
import dev.tradewind.policy.Finding;
import dev.tradewind.policy.Guardrails;
import dev.tradewind.policy.LatestStartRule;
import dev.tradewind.policy.Policies;
import dev.tradewind.quantity.Moments;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.Workloads;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What holds an execution back: freezes before any step that begins work, the grid before dispatch. */
@Component
class Gates {
    private final Policies policies;
    private final Workloads workloads;
    private final Catalog catalog;
    private final CarbonIntensities intensities;
    private final ObjectProvider<Downstream> downstream;
    private final ExecutionSettings settings;
    private final Clock clock;

    /** @param downstream none where only the engine runs */
    Gates(
            Policies policies,
            Workloads workloads,
            Catalog catalog,
            CarbonIntensities intensities,
            ObjectProvider<Downstream> downstream,
            ExecutionSettings settings,
            Clock clock) {
        this.policies = policies;
        this.workloads = workloads;
        this.catalog = catalog;
        this.intensities = intensities;
        this.downstream = downstream;
        this.settings = settings;
        this.clock = clock;
    }

    /** What the gate says now. */
    sealed interface Verdict {
        record Open(String detail) implements Verdict {}

        /** Opened although it is closed: by rule of the policy, which is an exception to record. */
        record Exception(String detail) implements Verdict {}

        record Closed(HoldReason why, String reason, Instant lookAgain) implements Verdict {}

        record Missed(String reason) implements Verdict {}
    }

    /** Before a step that begins work: nothing starts in a freeze. */
    Optional<StepOutcome.Hold> freeze(ExecutionSummary of) {
        var now = clock.instant();
        return guardrails(of)
                .freeze(now)
                .map(f -> new StepOutcome.Hold(
                        HoldReason.FREEZE,
                        "freeze '%s' of policy %s until %s".formatted(f.name(), f.policy(), Moments.words(f.until())),
                        earlier(f.until(), now.plus(settings.gateEvery()))));
    }

    /**
     * Before dispatch: the grid of the target must be known and under the policy's limit in every hour of the run, which
     * is what the planner plans by. This hour by what is measured, the others by their forecast.
     */
    Verdict carbon(ExecutionSummary of) {
        var guardrails = guardrails(of);
        var limit = guardrails.maxGramsPerKwh();
        if (limit == null) {
            return new Verdict.Open("no policy limits carbon here");
        }
        var now = clock.instant();
        var reading = reading(of, now);
        var words = "%s, at most %s permitted".formatted(reading.words(), grams(limit));
        if (reading.worstGramsPerKwh() != null && reading.worstGramsPerKwh() <= limit) {
            return new Verdict.Open(words);
        }
        if (of.gateWaivedBy() != null) {
            return new Verdict.Exception(words + "; a person let it start");
        }
        var latest = latestStart(of);
        if (now.isBefore(latest)) {
            var ask = (guardrails.atLatestStart() == LatestStartRule.ASK
                            ? "; an approver may let it start until " + Moments.words(latest)
                            : "; latest start " + Moments.words(latest))
                    + demand(of)
                            .filter(demand -> demand.latestStartAt().equals(latest))
                            .map(demand -> ", so that " + demand.soThat())
                            .orElse("");
            return new Verdict.Closed(HoldReason.CARBON, words + ask, earlier(latest, now.plus(settings.gateEvery())));
        }
        return switch (guardrails.atLatestStart()) {
            case RUN_AND_RECORD -> new Verdict.Exception(words + "; latest start has come, the policy lets it run");
            case ASK -> new Verdict.Missed(words + "; nobody let it start until " + Moments.words(latest));
            case MISS -> new Verdict.Missed(words + "; latest start was " + Moments.words(latest));
        };
    }

    /** What is due and waits for the workload, for the start that was planned; empty where nothing is. */
    Optional<Downstream.Demand> demand(ExecutionSummary of) {
        return downstream.stream()
                .flatMap(each -> each.of(of.workload(), planned(of)).stream())
                .min(Comparator.comparing(Downstream.Demand::latestStartAt));
    }

    private static Instant planned(ExecutionSummary of) {
        return of.notBeforeAt() != null ? of.notBeforeAt() : of.createdAt();
    }

    /** By its window, or sooner where a policy limits how long it may wait, or where something is due that waits for it. */
    Instant latestStart(ExecutionSummary of) {
        var own =
                of.latestStartAt() != null ? of.latestStartAt() : of.createdAt().plus(settings.longestHold());
        var latest =
                demand(of).map(demand -> earlier(own, demand.latestStartAt())).orElse(own);
        var most = guardrails(of).maxDelayHours();
        if (most == null) {
            return latest;
        }
        return earlier(latest, planned(of).plusSeconds(Math.round(most * 3600)));
    }

    /** What policies that only report would have done now, in words; empty where nothing. */
    List<String> wouldHold(ExecutionSummary of) {
        var now = clock.instant();
        var reporting = workloads
                .byId(of.workloadId())
                .map(w -> policies.reporting(Attributes.of(w)))
                .orElseGet(() -> policies.reporting(Map.of("workload", of.workload())));
        if (reporting.rules().isEmpty()) {
            return List.of();
        }
        var site = catalog.site(of.toSite());
        var facts = new Facts(
                site.map(Site::provider).orElse(null),
                site.map(Site::country).orElse(null),
                reading(of, now).worstGramsPerKwh(),
                null,
                now);
        return wouldHold(reporting, facts);
    }

    static List<String> wouldHold(Guardrails reporting, Facts facts) {
        var words = new ArrayList<String>();
        reporting
                .freeze(facts.at())
                .ifPresent(f -> words.add("policy %s would hold it by freeze '%s' until %s"
                        .formatted(f.policy(), f.name(), Moments.words(f.until()))));
        reporting.evaluate(facts).stream()
                .filter(f -> f.verdict() != Finding.Verdict.HOLDS && !f.rule().endsWith(" ms"))
                .forEach(f -> words.add(
                        "policy %s would hold it: %s, but it is %s".formatted(f.policy(), f.rule(), f.actual())));
        return words;
    }

    /** The reading on which a gate decides, for a run that would start now. */
    GateReading reading(ExecutionSummary of, Instant now) {
        return reading(of.toSite(), runHours(of), now);
    }

    /** The same for a run of so many hours at a site. */
    GateReading reading(String site, int hours, Instant now) {
        var zone = catalog.site(site).map(Site::gridZone).orElse(null);
        if (zone == null) {
            return new GateReading(
                    null, null, null, hours, "the grid zone of " + site + " is unknown, so its intensity is");
        }
        var first = now.truncatedTo(ChronoUnit.HOURS);
        var known = intensities.hourly(zone, new TimeRange(first, first.plus(hours, ChronoUnit.HOURS)));
        var current =
                known.stream().filter(h -> h.hour().equals(first)).findFirst().orElse(null);
        if (current == null) {
            return new GateReading(zone, null, null, hours, "the intensity of " + zone + " is unknown");
        }
        if (!hourly(current)) {
            return new GateReading(
                    zone,
                    current,
                    null,
                    hours,
                    "the intensity of %s now is unknown, only a yearly figure exists".formatted(zone));
        }
        var words = "%s %s (%s)"
                .formatted(
                        zone,
                        grams(current.gramsPerKwh()),
                        current.kind().name().toLowerCase(Locale.ROOT));
        if (hours == 1) {
            return new GateReading(zone, current, current.gramsPerKwh(), hours, words);
        }
        if (known.size() < hours || !known.stream().allMatch(Gates::hourly)) {
            return new GateReading(
                    zone, current, null, hours, words + ", unknown in part of the %d h of its run".formatted(hours));
        }
        double worst =
                known.stream().mapToDouble(HourlyIntensity::gramsPerKwh).max().orElseThrow();
        return new GateReading(
                zone,
                current,
                worst,
                hours,
                words + ", at worst %s in the %d h of its run".formatted(grams(worst), hours));
    }

    /** Twelve hours back and thirty-six ahead, as far as anything is known. */
    List<HourlyIntensity> around(@Nullable String zone, Instant now) {
        if (zone == null) {
            return List.of();
        }
        var hour = now.truncatedTo(ChronoUnit.HOURS);
        return intensities.hourly(
                zone, new TimeRange(hour.minus(12, ChronoUnit.HOURS), hour.plus(36, ChronoUnit.HOURS)));
    }

    private int runHours(ExecutionSummary of) {
        return workloads
                .byId(of.workloadId())
                .map(Workload::durationHours)
                .map(hours -> Math.max(1, (int) Math.ceil(hours)))
                .orElse(1);
    }

    /**
     * What a gate decides on.
     *
     * @param now this hour, null for nothing; a yearly figure is shown but does not count
     * @param worstGramsPerKwh highest of the run's hours; null where one is unknown, which is never fine
     * @param hours length of the run, in whole hours
     */
    record GateReading(
            @Nullable String zone,
            @Nullable HourlyIntensity now,
            @Nullable Double worstGramsPerKwh,
            int hours,
            String words) {}

    private static boolean hourly(HourlyIntensity intensity) {
        return intensity.kind() != SignalKind.PUBLISHED;
    }

    Guardrails guardrails(ExecutionSummary of) {
        return workloads
                .byId(of.workloadId())
                .map(w -> policies.guardrails(Attributes.of(w)))
                .orElseGet(() -> policies.guardrails(Map.of("workload", of.workload())));
    }

    private static String grams(double value) {
        return String.format(Locale.ROOT, "%.0f g/kWh", value);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
