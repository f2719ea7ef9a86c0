package dev.tradewind.report.print;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.EgressQueries;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.report.ReportKind;
import dev.tradewind.report.ReportRequest;
import dev.tradewind.ui.CsvFile;
import dev.tradewind.ui.Locality;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The figures at the head of the other reports of the month, on one page, for who reads only one. */
@Component
class ExecutivePages implements MonthPages {
    private static final int IN_A_ROW = 4;

    private final ObjectProvider<MonthPages> others;
    private final EgressQueries egress;

    ExecutivePages(ObjectProvider<MonthPages> others, EgressQueries egress) {
        this.others = others;
        this.egress = egress;
    }

    @Override
    public ReportKind kind() {
        return ReportKind.EXECUTIVE;
    }

    @Override
    public Content of(ReportRequest request, TimeRange range) {
        var sections = sections(request, range);
        var body = new StringBuilder();
        sections.forEach((of, figures) -> {
            body.append(Xhtml.heading(said(of.label())));
            for (int from = 0; from < figures.size(); from += IN_A_ROW) {
                body.append(Xhtml.figures(figures.subList(from, Math.min(from + IN_A_ROW, figures.size()))));
            }
            if (of == ReportKind.EGRESS) {
                body.append(bars(request, range));
            }
        });
        // the CSV reads the same for everybody
        var csv = Locality.plainly(() -> csv(sections(request, range)));
        return new Content(said(kind().label()), body.toString(), notes(), csv);
    }

    private Map<ReportKind, List<KeyFigure>> sections(ReportRequest request, TimeRange range) {
        var sections = new LinkedHashMap<ReportKind, List<KeyFigure>>();
        others.stream()
                .filter(pages -> pages != this)
                .sorted(Comparator.comparing(MonthPages::kind))
                .forEach(pages -> {
                    var figures = pages.keyFigures(request, range).stream()
                            .map(each -> new KeyFigure(each.label(), 0, each.value(), each.unit(), each.line()))
                            .toList();
                    if (!figures.isEmpty()) {
                        sections.put(pages.kind(), figures);
                    }
                });
        return sections;
    }

    /** By the currency in which most is billed. */
    private String bars(ReportRequest request, TimeRange range) {
        var filter = EgressFilter.of(range).scoped(request.owner(), request.environment(), request.provider());
        var currency = egress.totals(filter).stream()
                .max(Comparator.comparing(total -> total.billedCost().amount()))
                .orElseThrow()
                .currency();
        var days = egress.byDay(filter).stream()
                .filter(day -> day.total().currency().equals(currency))
                .toList();
        return Xhtml.heading(tr("Egress by transfer class, BilledCost, {0} per day", currency))
                + DailyBars.of(request.month(), days);
    }

    private static List<String> notes() {
        return List.of(
                tr("Each figure is that at the head of the report of its name for this month and scope, where formula,"
                        + " sources, kinds and rows stand. What is promised is modelled; sums of different currencies and of"
                        + " different scopes of the GHG Protocol are never added."));
    }

    private static byte[] csv(Map<ReportKind, List<KeyFigure>> sections) {
        var rows = sections.entrySet().stream()
                .flatMap(section -> section.getValue().stream()
                        .map(each -> List.of(
                                section.getKey().label(), each.label(), each.value(), each.unit(), each.line())))
                .toList();
        return CsvFile.counted(List.of("Report", "Figure", "Value", "Unit", "Note"), rows);
    }
}
