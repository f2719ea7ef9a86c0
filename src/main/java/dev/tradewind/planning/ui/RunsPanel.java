package dev.tradewind.planning.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.html.Span;
import dev.tradewind.placement.Assignment;
import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.planning.RunHours;
import dev.tradewind.planning.StoredPlan;
import dev.tradewind.ui.ChartSeries;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.GanttChart;
import dev.tradewind.ui.Locality;
import dev.tradewind.ui.Panel;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Batch runs in their windows, over the intensity of the grid where most of them run. */
final class RunsPanel {
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z");
    private static final Pattern KIND = Pattern.compile("\\b(MEASURED|ESTIMATED|FORECAST|PUBLISHED|MODELLED)\\b");
    private static final int SHOWN = 12;
    private static final int LEAST_HOURS = 24;
    private final StoredPlan stored;
    private final Map<String, CandidateSite> sites;
    private final Map<String, Candidate> candidates;

    private RunsPanel(StoredPlan stored) {
        this.stored = stored;
        var problem = stored.snapshot().problem();
        sites = problem.sites().stream().collect(Collectors.toMap(CandidateSite::id, Function.identity()));
        candidates = problem.workloads().stream().collect(Collectors.toMap(Candidate::id, Function.identity()));
    }

    static Panel of(StoredPlan stored) {
        return new RunsPanel(stored).panel();
    }

    private Panel panel() {
        var runs = stored.plan().assignments().stream()
                .filter(run -> candidate(run).kind() == Candidate.Kind.BATCH)
                .sorted(Comparator.comparing((Assignment run) -> !run.changes())
                        .thenComparing(run -> run.choice().startSlot())
                        .thenComparing(Assignment::workload))
                .toList();
        if (runs.isEmpty()) {
            return new Panel(
                    tr("Batch runs over grid intensity"),
                    "",
                    new EmptyState(
                            "calendar-range",
                            tr("No batch run in this plan"),
                            tr("Runs with a window appear here over the carbon intensity of their grid."),
                            null,
                            null));
        }
        var shown = runs.stream().limit(SHOWN).toList();
        var hours = shownHours(shown);
        var first = shown.getFirst();
        var curve = strip(first.choice().site(), hours);
        var chart = new GanttChart(tr("Batch runs over grid intensity"), "gCO2eq/kWh");
        var from = stored.snapshot().problem().horizon().from();
        var to = from.plus(hours, ChronoUnit.HOURS);
        var lanes = shown.stream().map(run -> lane(run, hours)).toList();
        var label = tr("Grid of {0}", stored.snapshot().siteName(first.choice().site()));
        var limit = limit(first);
        if (limit == null) {
            chart.setData(from, to, lanes, curve, label);
        } else {
            chart.setData(from, to, lanes, curve, label, limit);
        }
        return new Panel(
                        tr("Batch runs over grid intensity"),
                        tr("next {0} h, {1} of {2} runs, changes first", hours, shown.size(), runs.size()),
                        chart)
                .foot(new Span(tr(
                        "curve: {0}",
                        stored.snapshot().origins().stream()
                                .filter(origin ->
                                        origin.site().equals(first.choice().site()))
                                .map(origin -> readable(origin.carbon()))
                                .findFirst()
                                .orElse(tr("unknown")))));
    }

    /** The snapshot keeps kinds and instants as they are written in files. */
    private static String readable(String origin) {
        var dated = INSTANT.matcher(origin)
                .replaceAll(found -> Formats.instant(
                        Instant.parse(found.group()), Locality.current().zone()));
        return KIND.matcher(dated).replaceAll(found -> found.group().toLowerCase(Locale.ROOT));
    }

    /** As far as the last window shown, in whole days. */
    private int shownHours(List<Assignment> shown) {
        var slots = shown.stream()
                .mapToInt(run -> candidate(run).deadlineSlot())
                .max()
                .orElse(LEAST_HOURS);
        var horizon = stored.snapshot().problem().horizon();
        return Math.min(horizon.slots(), Math.max(LEAST_HOURS, Math.ceilDiv(slots, 24) * 24));
    }

    private GanttChart.Lane lane(Assignment run, int hours) {
        var candidate = candidate(run);
        var horizon = stored.snapshot().problem().horizon();
        var start = run.choice().startSlot();
        var end = RunHours.end(run.choice(), candidate, horizon);
        var pieces = RunHours.pieces(run.choice(), candidate);
        return new GanttChart.Lane(
                run.workload(),
                run.workload(),
                stored.snapshot().siteName(run.choice().site()) + ", " + candidate.durationSlots() + " h"
                        + (pieces > 1 ? tr(" in {0} pieces", pieces) : "")
                        + (candidate.shape().runs() > 1
                                ? tr(", {0} runs alike", candidate.shape().runs())
                                : "")
                        + (candidate.shape().members() > 1
                                ? tr(", {0} together", candidate.shape().members())
                                : ""),
                horizon.start(candidate.earliestSlot()),
                horizon.start(Math.min(candidate.deadlineSlot(), horizon.slots())),
                horizon.start(start),
                horizon.start(end),
                latest(candidate),
                mean(run),
                "planned",
                strip(run.choice().site(), hours));
    }

    private Instant latest(Candidate candidate) {
        var horizon = stored.snapshot().problem().horizon();
        return horizon.start(candidate.lastStart(horizon));
    }

    private @Nullable Double limit(Assignment run) {
        var limit = candidate(run).limits().maxMilligramsPerKwh();
        return limit == null ? null : (Double) (limit / 1000.0);
    }

    private @Nullable Double mean(Assignment run) {
        var known = sites.get(run.choice().site());
        var hours = RunHours.of(
                run.choice(), candidate(run), stored.snapshot().problem().horizon());
        var milligrams = RunHours.mean(hours, known == null ? null : known.milligramsPerKwh());
        return milligrams == null ? null : (Double) (milligrams / 1000.0);
    }

    private final Map<String, List<ChartSeries.Point>> strips = new HashMap<>();

    private List<ChartSeries.Point> strip(String site, int hours) {
        return strips.computeIfAbsent(site, id -> {
            var points = new ArrayList<ChartSeries.Point>();
            var horizon = stored.snapshot().problem().horizon();
            var known = sites.get(id);
            for (var slot = 0; known != null && slot < hours; slot++) {
                var carbon = known.milligramsPerKwh();
                points.add(new ChartSeries.Point(
                        horizon.start(slot), carbon.isKnown(slot) ? (Double) (carbon.at(slot) / 1000.0) : null));
            }
            return points;
        });
    }

    private Candidate candidate(Assignment run) {
        var candidate = candidates.get(run.workload());
        if (candidate == null) {
            throw new IllegalStateException(tr(
                    "plan places '{0}', which its snapshot does not hold. Maybe the blobs are mixed?", run.workload()));
        }
        return candidate;
    }
}
