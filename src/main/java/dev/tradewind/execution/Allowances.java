package dev.tradewind.execution;

import dev.tradewind.carbon.CarbonIntensities;
import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.Site;
import dev.tradewind.execution.spi.Allowance;
import dev.tradewind.policy.Guardrails;
import dev.tradewind.quantity.Moments;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.WorkloadKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the gates say now and for the days ahead, for a target that has to keep to it without asking. */
@Component
class Allowances {
    /** Freezes are worked out this far ahead; a target that heard nothing for longer starts nothing more. */
    private static final Duration AHEAD = Duration.ofDays(7);

    private final Gates gates;
    private final Catalog catalog;
    private final CarbonIntensities intensities;
    private final Clock clock;

    Allowances(Gates gates, Catalog catalog, CarbonIntensities intensities, Clock clock) {
        this.gates = gates;
        this.catalog = catalog;
        this.intensities = intensities;
        this.clock = clock;
    }

    Allowance of(ExecutionSummary of, Workload workload) {
        var guardrails = gates.guardrails(of);
        var from = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        var until = from.plus(AHEAD);
        var limit = guardrails.maxGramsPerKwh();
        return new Allowance(
                of.notBeforeAt(),
                gates.latestStart(of),
                until.truncatedTo(ChronoUnit.HOURS),
                freezes(guardrails, from, until),
                limit,
                guardrails.atLatestStart().name(),
                limit == null ? List.of() : hours(of.toSite(), from, until),
                workload.durationHours() == null ? 1 : Math.max(1, (int) Math.ceil(workload.durationHours())),
                of.gateWaivedBy(),
                workload.kind() == WorkloadKind.SERVICE);
    }

    /** Policies write freezes by the minute, so minutes find each beginning. */
    private List<Allowance.Freeze> freezes(Guardrails guardrails, Instant from, Instant until) {
        var freezes = new ArrayList<Allowance.Freeze>();
        if (guardrails.rules().stream().allMatch(rule -> rule.freezes().isEmpty())) {
            return freezes;
        }
        var at = from;
        while (at.isBefore(until)) {
            var freeze = guardrails.freeze(at).orElse(null);
            if (freeze == null) {
                at = at.plus(1, ChronoUnit.MINUTES);
            } else {
                freezes.add(new Allowance.Freeze(
                        "freeze '%s' of policy %s until %s"
                                .formatted(freeze.name(), freeze.policy(), Moments.words(freeze.until())),
                        at,
                        freeze.until()));
                at = freeze.until();
            }
        }
        return freezes;
    }

    /** Yearly figures do not count, here as in the gate. */
    private List<Allowance.Hour> hours(String site, Instant from, Instant until) {
        return catalog.site(site).map(Site::gridZone).stream()
                .flatMap(zone ->
                        intensities.hourly(zone, new TimeRange(from.truncatedTo(ChronoUnit.HOURS), until)).stream())
                .filter(hour -> hour.kind() != SignalKind.PUBLISHED)
                .map(hour -> new Allowance.Hour(hour.hour(), hour.gramsPerKwh()))
                .toList();
    }
}
