package dev.tradewind.carbon.api;

import dev.tradewind.carbon.sci.Counts;
import dev.tradewind.carbon.sci.FunctionalUnits;
import dev.tradewind.carbon.sci.SciScore;
import dev.tradewind.carbon.sci.SciScores;
import dev.tradewind.http.Page;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.ui.Access;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.Workloads;
import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Software carbon intensity (ISO/IEC 21031) by workload, and the units that they are rated by. */
@RestController
@RequestMapping("/api/v1")
@RolesAllowed(Access.VIEWER)
class SciEndpoints {
    private static final Duration LONGEST = Duration.ofDays(400);

    private final SciScores scores;
    private final FunctionalUnits units;
    private final Workloads workloads;
    private final Clock clock;

    SciEndpoints(SciScores scores, FunctionalUnits units, Workloads workloads, Clock clock) {
        this.scores = scores;
        this.units = units;
        this.workloads = workloads;
        this.clock = clock;
    }

    /**
     * A rate, or what is missing for one; then the numbers are null, never 0.
     *
     * @param energyKwh E, over the counted hours only, as the other inputs
     * @param hoursWithoutIntensity hours left out of E · I; with any the rate is a lower bound
     */
    record Rate(
            String workload,
            String owner,
            String siteId,
            @Nullable String functionalUnit,
            @Nullable Double gramsPerUnit,
            @Nullable String missing,
            @Nullable Double energyKwh,
            @Nullable Double gramsPerKwh,
            @Nullable Double embodiedGrams,
            @Nullable BigDecimal units,
            long countedHours,
            int hoursWithoutIntensity,
            List<String> unitKinds,
            List<String> unitSources,
            String basis) {
        static Rate of(SciScore score) {
            Counts counts = score.counts();
            var emissions = score.emissions();
            boolean rated = score.gramsPerUnit().isPresent();
            return new Rate(
                    score.workload().name(),
                    score.workload().owner(),
                    score.workload().siteId(),
                    score.unit(),
                    score.gramsPerUnit().orElse(null),
                    score.missing().map(Enum::name).orElse(null),
                    rated ? score.energyKwh() : null,
                    rated ? score.gramsPerKwh() : null,
                    rated ? score.embodiedGrams() : null,
                    counts == null || counts.hours().isEmpty() ? null : counts.units(),
                    counts == null ? 0 : counts.counted().toHours(),
                    emissions == null ? 0 : emissions.hoursUnknown(),
                    counts == null
                            ? List.of()
                            : counts.kinds().stream().map(Enum::name).toList(),
                    counts == null ? List.of() : List.copyOf(counts.sources()),
                    "average, life cycle, location-based");
        }
    }

    /** @param functionalUnit null takes the choice back */
    record Choice(@Nullable String functionalUnit) {}

    @GetMapping("/software-carbon-intensities")
    Page<Rate> rates(
            @RequestParam(name = "from", required = false) @Nullable Instant from,
            @RequestParam(name = "to", required = false) @Nullable Instant to,
            @RequestParam(name = "owner", required = false) @Nullable String owner,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        Instant end = to == null ? clock.instant() : to;
        Instant start = from == null ? end.minus(Duration.ofDays(30)) : from;
        if (!start.isBefore(end) || Duration.between(start, end).compareTo(LONGEST) > 0) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST,
                    "from " + start + " to " + end + "; expected from before to, 400 days at most");
        }
        var own = workloads.all().stream()
                .filter(workload -> owner == null || owner.equals(workload.owner()))
                .sorted(Comparator.comparing(Workload::name))
                .toList();
        var all =
                scores.of(own, new TimeRange(start, end)).stream().map(Rate::of).toList();
        return Page.of(all, cursor, limit, Rate::workload);
    }

    @PutMapping("/functional-units/{workload}")
    @RolesAllowed({Access.SUSTAINABILITY, Access.ANALYST})
    Choice choose(@PathVariable("workload") String workload, @RequestBody Choice choice) {
        if (workloads.byName(workload).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no workload '" + workload + "'");
        }
        try {
            units.choose(workload, choice.functionalUnit());
        } catch (IllegalArgumentException refused) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, refused.getMessage(), refused);
        }
        return choice;
    }
}
