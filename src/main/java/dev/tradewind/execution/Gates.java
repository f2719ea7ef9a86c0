package dev.tradewind.execution;

import dev.tradewind.carbon.CarbonIntensities;
import dev.tradewind.carbon.HourlyIntensity;
import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.Site;
import dev.tradewind.policy.Attributes;
import dev.tradewind.policy.Guardrails;
import dev.tradewind.policy.LatestStartRule;
import dev.tradewind.policy.Policies;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.workload.Workloads;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What holds an execution back: freezes before any step that begins work, the grid before dispatch. */
@Component
class Gates {
    private final Policies policies;
    private final Workloads workloads;
    private final Catalog catalog;
    private final CarbonIntensities intensities;
    private final ExecutionSettings settings;
    private final Clock clock;

    Gates(
            Policies policies,
            Workloads workloads,
            Catalog catalog,
            CarbonIntensities intensities,
            ExecutionSettings settings,
            Clock clock) {
        this.policies = policies;
        this.workloads = workloads;
        this.catalog = catalog;
        this.intensities = intensities;
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
                        "freeze '%s' of policy %s until %s".formatted(f.name(), f.policy(), f.until()),
                        earlier(f.until(), now.plus(settings.gateEvery()))));
    }

    /** Before dispatch: the grid of the target must be under the policy's limit, and known. */
    Verdict carbon(ExecutionSummary of) {
        var guardrails = guardrails(of);
        var limit = guardrails.maxGramsPerKwh();
        if (limit == null) {
            return new Verdict.Open("no policy limits carbon here");
        }
        var now = clock.instant();
        var reading = reading(of.toSite(), now);
        if (reading.gramsPerKwh() != null && reading.gramsPerKwh() <= limit) {
            return new Verdict.Open("%s, at most %s permitted".formatted(reading.words(), grams(limit)));
        }
        var closed = "%s, at most %s permitted".formatted(reading.words(), grams(limit));
        if (of.gateWaivedBy() != null) {
            return new Verdict.Exception(closed + "; a person let it start");
        }
        var latest = latestStart(of);
        if (now.isBefore(latest)) {
            var ask = guardrails.atLatestStart() == LatestStartRule.ASK
                    ? "; an approver may let it start until " + latest
                    : "; latest start " + latest;
            return new Verdict.Closed(HoldReason.CARBON, closed + ask, earlier(latest, now.plus(settings.gateEvery())));
        }
        return switch (guardrails.atLatestStart()) {
            case RUN_AND_RECORD -> new Verdict.Exception(closed + "; latest start has come, the policy lets it run");
            case ASK -> new Verdict.Missed(closed + "; nobody let it start until " + latest);
            case MISS -> new Verdict.Missed(closed + "; latest start was " + latest);
        };
    }

    Instant latestStart(ExecutionSummary of) {
        return of.latestStartAt() != null ? of.latestStartAt() : of.createdAt().plus(settings.longestHold());
    }

    /** The reading on which a gate decides, as it is now. */
    GateReading reading(String siteId, Instant now) {
        var zone = catalog.site(siteId).map(Site::gridZone).orElse(null);
        if (zone == null) {
            return new GateReading(null, null, "the grid zone of " + siteId + " is unknown, so its intensity is", null);
        }
        var at = intensities.at(zone, now).orElse(null);
        if (at == null) {
            return new GateReading(zone, null, "the intensity of " + zone + " is unknown", null);
        }
        if (!hourly(at)) {
            return new GateReading(
                    zone, null, "the intensity of %s now is unknown, only a yearly figure exists".formatted(zone), at);
        }
        return new GateReading(
                zone,
                at.gramsPerKwh(),
                "%s %s (%s)"
                        .formatted(
                                zone, grams(at.gramsPerKwh()), at.kind().name().toLowerCase(Locale.ROOT)),
                at);
    }

    /** @param gramsPerKwh null where it is unknown, which is never fine */
    record GateReading(
            @Nullable String zone,
            @Nullable Double gramsPerKwh,
            String words,
            @Nullable HourlyIntensity hour) {}

    /** Only the published yearly average says nothing of the hour; a modelled series does, and the reading names its kind. */
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
