package dev.tradewind.report.print;

import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.carbon.effect.MoveEffect;
import dev.tradewind.carbon.effect.MoveEffects;
import dev.tradewind.execution.ExecutionState;
import dev.tradewind.execution.ExecutionSummary;
import dev.tradewind.execution.Executions;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.recommendation.Recommendations;
import dev.tradewind.report.ReportKind;
import dev.tradewind.report.ReportRequest;
import dev.tradewind.ui.Formats;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.WorkloadKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the moves that were carried out changed in a month, at the same hours at both places. */
@Component
class EffectPages implements MonthPages {
    private static final int MOST = 10_000;

    private final Executions executions;
    private final Recommendations recommendations;
    private final MoveEffects effects;
    private final ScopedWorkloads workloads;
    private final Clock clock;

    EffectPages(
            Executions executions,
            Recommendations recommendations,
            MoveEffects effects,
            ScopedWorkloads workloads,
            Clock clock) {
        this.executions = executions;
        this.recommendations = recommendations;
        this.effects = effects;
        this.workloads = workloads;
        this.clock = clock;
    }

    /** One move with what it changed since. */
    record Effect(ExecutionSummary move, RecommendationSummary promised, Workload workload, MoveEffect effect) {}

    @Override
    public ReportKind kind() {
        return ReportKind.CARBON_EFFECT;
    }

    @Override
    public Content of(ReportRequest request, TimeRange range) {
        var effective = effective(request, range);
        var body = effective.isEmpty()
                ? Xhtml.paragraph(tr("No move that was carried out was in effect in this month and scope."))
                : attributional(effective) + consequential(effective);
        return new Content(tr("Effect of decisions on carbon"), body, notes(effective), EffectCsv.bytes(effective));
    }

    private List<Effect> effective(ReportRequest request, TimeRange range) {
        Map<UUID, Workload> known =
                workloads.everywhere(request).stream().collect(Collectors.toMap(Workload::id, Function.identity()));
        Map<UUID, RecommendationSummary> promised =
                recommendations
                        .in(java.util.EnumSet.allOf(dev.tradewind.recommendation.RecommendationState.class))
                        .stream()
                        .collect(Collectors.toMap(RecommendationSummary::id, Function.identity()));
        Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        Instant end = range.to().isAfter(hour) ? hour : range.to();
        var moves = executions.latest(MOST).stream()
                .filter(each -> each.state() == ExecutionState.SUCCEEDED && each.endedAt() != null)
                .filter(each -> {
                    var promise = promised.get(each.recommendationId());
                    return promise == null || !promise.copiesData();
                })
                .sorted(Comparator.comparing(each -> Objects.requireNonNull(each.endedAt())))
                .toList();
        var found = new ArrayList<Effect>();
        for (ExecutionSummary move : moves) {
            var workload = known.get(move.workloadId());
            var promise = promised.get(move.recommendationId());
            if (workload == null || promise == null || !inScope(request, move)) {
                continue;
            }
            if (workload.kind() == WorkloadKind.BATCH) {
                run(move, promise, workload, new TimeRange(range.from(), end)).ifPresent(found::add);
                continue;
            }
            String left = move.fromSite();
            if (left == null || left.equals(move.toSite())) {
                continue;
            }
            Instant from = later(up(Objects.requireNonNull(move.endedAt())), range.from());
            Instant to = moves.stream()
                    .filter(next -> next.workloadId().equals(move.workloadId()))
                    .map(next -> Objects.requireNonNull(next.endedAt()))
                    .filter(next -> next.isAfter(Objects.requireNonNull(move.endedAt())))
                    .map(EffectPages::up)
                    .filter(next -> next.isBefore(end))
                    .findFirst()
                    .orElse(end);
            if (from.isBefore(to)) {
                effects.of(workload, left, move.toSite(), new TimeRange(from, to))
                        .ifPresent(effect -> found.add(new Effect(move, promise, workload, effect)));
            }
        }
        return found;
    }

    /** One run against the place and the time that it would have had; empty if it did not run in the range. */
    private Optional<Effect> run(
            ExecutionSummary move, RecommendationSummary promise, Workload workload, TimeRange range) {
        Instant started = move.runStartedAt();
        Instant usual = promise.fromStart();
        Double hours = workload.durationHours();
        if (started == null || hours == null || !range.contains(started)) {
            return Optional.empty();
        }
        var length = Duration.ofHours((long) Math.ceil(hours));
        Instant hour = started.truncatedTo(ChronoUnit.HOURS);
        Instant then = usual == null ? hour : usual.truncatedTo(ChronoUnit.HOURS);
        String left = Objects.requireNonNullElse(move.fromSite(), move.toSite());
        if (then.equals(hour) && left.equals(move.toSite())) {
            return Optional.empty();
        }
        return effects.of(
                        workload,
                        left,
                        TimeRange.startingAt(then, length),
                        move.toSite(),
                        TimeRange.startingAt(hour, length))
                .map(effect -> new Effect(move, promise, workload, effect));
    }

    private static boolean inScope(ReportRequest request, ExecutionSummary move) {
        return request.provider() == null || move.toSite().startsWith(request.provider() + ":");
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    /** The next whole hour: the hour of the move belongs to neither place. */
    private static Instant up(Instant at) {
        Instant hour = at.truncatedTo(ChronoUnit.HOURS);
        return hour.equals(at) ? hour : hour.plus(1, ChronoUnit.HOURS);
    }

    private static String attributional(List<Effect> effects) {
        var table = new Table(tr("Table 1. Attributional difference, average intensity, location-based"))
                .column(tr("Execution"))
                .column(tr("Workload"))
                .column(tr("From place"))
                .column(tr("To place"))
                .number(tr("Hours"))
                .number(tr("Before, kgCO2e"))
                .number(tr("After, kgCO2e"))
                .number(tr("Difference, kgCO2e"))
                .number(tr("Range, kgCO2e"))
                .number(tr("Promised, kgCO2e / month"));
        for (var line : effects) {
            var difference = line.effect().attributional();
            table.row(List.of(
                    line.move().shortId(),
                    line.workload().name(),
                    Objects.requireNonNullElse(
                            line.move().fromSite(), line.move().toSite()),
                    line.move().toSite(),
                    Formats.number(line.effect().range().duration().toHours()),
                    kilograms(line.effect().before().operationalGrams()),
                    kilograms(line.effect().after().operationalGrams()),
                    signed(difference.grams()),
                    range(difference),
                    Formats.signed(line.promised().deltaKgCo2ePerMonth(), 1)));
        }
        return table.markup();
    }

    private static String consequential(List<Effect> effects) {
        var known = effects.stream()
                .filter(line -> line.effect().consequential().isPresent())
                .toList();
        if (known.isEmpty()) {
            return "";
        }
        var table = new Table(tr("Table 2. Estimated consequential effect, marginal intensity"))
                .column(tr("Execution"))
                .column(tr("Workload"))
                .number(tr("Effect, kgCO2e"))
                .number(tr("Range, kgCO2e"))
                .column(tr("Reads"));
        for (var line : known) {
            var difference = line.effect().consequential().orElseThrow();
            table.row(List.of(
                    line.move().shortId(),
                    line.workload().name(),
                    signed(difference.grams()),
                    range(difference),
                    difference.highGrams() < 0
                            ? tr("avoided")
                            : difference.lowGrams() > 0 ? tr("caused") : tr("not clear")));
        }
        return table.markup();
    }

    static String kilograms(double grams) {
        return Formats.number(grams / 1000, 2);
    }

    private static String signed(double grams) {
        return Formats.signed(grams / 1000, 2);
    }

    private static String range(MoveEffect.Difference difference) {
        return tr("{0} to {1}", signed(difference.lowGrams()), signed(difference.highGrams()));
    }

    private static List<String> notes(List<Effect> effects) {
        var notes = new ArrayList<String>();
        notes.add(tr(
                "Moves that were carried out and in effect in the period. A service: the same whole hours at the place that it"
                        + " left and at the place where it stands. A run: its hours against those of its usual start and place."
                        + " Operational; data stay where they were."));
        notes.add(
                tr(
                        "Attributional difference: average, location-based intensity at both places. It says how the account of this"
                                + " company changed, not what the atmosphere saw. Differences of several moves are not a total."));
        long without = effects.stream()
                .filter(line -> line.effect().consequential().isEmpty())
                .count();
        notes.add(tr("Estimated consequential effect: marginal intensity of both grids.") + " "
                + (without == 0
                        ? tr("Known for all moves above.")
                        : tr(
                                "{0} of {1} moves have no marginal series for every hour at both ends and no such estimate.",
                                Formats.number(without), Formats.number(effects.size()))));
        notes.add(tr("Neither is subtracted from the inventory, which is another report."));
        notes.add(
                tr("Range: processor generation and, where utilisation was not measured, idle to full; machines of two"
                        + " providers may lie at opposite ends."));
        if (effects.stream().anyMatch(line -> !line.effect().complete())) {
            notes.add(tr("Some hours had no intensity at one of the places and are left out there."));
        }
        return notes;
    }
}
