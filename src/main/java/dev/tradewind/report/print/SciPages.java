package dev.tradewind.report.print;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.carbon.sci.SciCsv;
import dev.tradewind.carbon.sci.SciScore;
import dev.tradewind.carbon.sci.SciScores;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.report.ReportKind;
import dev.tradewind.report.ReportRequest;
import dev.tradewind.ui.CsvFile;
import dev.tradewind.ui.Formats;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Software carbon intensity of a month: a rate for each workload whose units were counted, and no total. */
@Component
class SciPages implements MonthPages {
    private final SciScores scores;
    private final ScopedWorkloads workloads;
    private final Clock clock;

    SciPages(SciScores scores, ScopedWorkloads workloads, Clock clock) {
        this.scores = scores;
        this.workloads = workloads;
        this.clock = clock;
    }

    @Override
    public ReportKind kind() {
        return ReportKind.CARBON_SCI;
    }

    @Override
    public Content of(ReportRequest request, TimeRange range) {
        var now = clock.instant();
        var past = new TimeRange(
                range.from(),
                range.from().isAfter(now) ? range.from() : range.to().isAfter(now) ? now : range.to());
        List<SciScore> all = scores.of(workloads.of(request), past);
        var rated = all.stream().filter(score -> score.missing().isEmpty()).toList();
        var body = rated.isEmpty()
                ? Xhtml.paragraph(
                        tr(
                                "No workload has a rate in this month and scope: a functional unit must be chosen and counted."))
                : rates(rated);
        return new Content(tr("Software carbon intensity"), body + missing(all), notes(all, rated), csv(all));
    }

    private static String rates(List<SciScore> rated) {
        var table = new Table(tr("Table 1. SCI = (E · I + M) / R"))
                .column(tr("Workload"))
                .column(tr("Owner"))
                .column(tr("Functional unit"))
                .number("E, kWh")
                .number("I, gCO2e/kWh")
                .number("M, gCO2e")
                .number(tr("R, units"))
                .number(tr("SCI, gCO2e per unit"))
                .column(tr("Kind of R"));
        for (var score : rated) {
            var counts = Objects.requireNonNull(score.counts());
            var emissions = Objects.requireNonNull(score.emissions());
            double grams = score.gramsPerUnit().orElseThrow();
            table.row(List.of(
                    score.workload().name(),
                    score.workload().owner(),
                    said(Objects.requireNonNull(score.unit())),
                    Formats.number(score.energyKwh(), 1),
                    Formats.number(score.gramsPerKwh(), 1),
                    Formats.number(score.embodiedGrams(), 0),
                    Formats.number(counts.units(), 0),
                    (emissions.complete() ? "" : "≥ ") + Formats.number(grams, grams >= 1 ? 3 : 6),
                    counts.kinds().stream().map(InventoryPages::word).collect(Collectors.joining(", "))));
        }
        return table.markup();
    }

    private static String missing(List<SciScore> all) {
        var table = new Table(tr("Table 2. Without a rate")).column(tr("Why")).number(tr("Workloads"));
        var why = all.stream()
                .flatMap(score -> score.missing().stream())
                .collect(Collectors.groupingBy(each -> each, Collectors.counting()));
        if (why.isEmpty()) {
            return "";
        }
        why.entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(entry -> table.row(List.of(said(entry.getKey().words()), Formats.number(entry.getValue()))));
        return table.markup();
    }

    private static List<String> notes(List<SciScore> all, List<SciScore> rated) {
        var notes = new ArrayList<String>();
        notes.add(tr(
                "ISO/IEC 21031:2024. Location-based, average life-cycle intensity; no certificates, no offsets, nothing bought is"
                        + " subtracted. {0} of {1} workloads have a rate.",
                Formats.number(rated.size()), Formats.number(all.size())));
        notes.add(tr("E, I and M are taken over exactly the hours in which the functional unit was counted."));
        notes.add(tr("A rate has no total: rates of several workloads, or of several units, are never added."));
        notes.add(tr("A workload without a chosen or counted unit has no rate, which is not a rate of zero."));
        return notes;
    }

    private static byte[] csv(List<SciScore> all) {
        return CsvFile.counted(SciCsv.HEADER, all.stream().map(SciCsv::row).toList());
    }
}
