package dev.tradewind.carbon.api;

import dev.tradewind.carbon.spend.SpendEstimate;
import dev.tradewind.carbon.spend.SpendEstimates;
import dev.tradewind.http.Page;
import dev.tradewind.quantity.Money;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.ui.Access;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Emissions of billed use that no workload knows, from its cost; the last 30 days unless asked otherwise. */
@RestController
@RequestMapping("/api/v1/spend-based-emissions")
@RolesAllowed(Access.VIEWER)
class SpendEndpoints {
    private static final Duration USUAL = Duration.ofDays(30);
    private static final Duration LONGEST = Duration.ofDays(400);

    private final SpendEstimates estimates;
    private final Clock clock;

    SpendEndpoints(SpendEstimates estimates, Clock clock) {
        this.estimates = estimates;
        this.clock = clock;
    }

    /**
     * @param rank of its cost, the dearest 1
     * @param basis always SPEND: neither use nor machines are known
     * @param operationalKgCo2e location-based, average; null with {@code whyNone}
     */
    record Line(
            int rank,
            String provider,
            String region,
            String serviceCategory,
            @Nullable String workload,
            Money cost,
            String basis,
            @Nullable Double kwh,
            @Nullable Double operationalKgCo2e,
            @Nullable Double lowKgCo2e,
            @Nullable Double highKgCo2e,
            @Nullable Double embodiedKgCo2e,
            @Nullable String whyNone) {
        static Line of(int rank, SpendEstimate each) {
            var spend = each.spend();
            var known = each.known();
            return new Line(
                    rank,
                    spend.provider(),
                    spend.region(),
                    spend.category(),
                    spend.workload(),
                    spend.cost(),
                    "SPEND",
                    known ? each.kwh() : null,
                    known ? each.grams() / 1000 : null,
                    known ? each.lowGrams() / 1000 : null,
                    known ? each.highGrams() / 1000 : null,
                    known ? each.embodiedGrams() / 1000 : null,
                    each.why());
        }
    }

    @GetMapping
    Page<Line> all(
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        Instant end = to == null ? clock.instant() : to;
        Instant start = from == null ? end.minus(USUAL) : from;
        if (!start.isBefore(end) || Duration.between(start, end).compareTo(LONGEST) > 0) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST,
                    "from " + start + " to " + end + "; expected from before to, 400 days at most");
        }
        List<SpendEstimate> found = estimates.of(new TimeRange(start, end));
        var lines = IntStream.range(0, found.size())
                .mapToObj(at -> Line.of(at + 1, found.get(at)))
                .toList();
        return Page.of(lines, cursor, limit, line -> Integer.toString(line.rank()));
    }
}
