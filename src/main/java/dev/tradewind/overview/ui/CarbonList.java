package dev.tradewind.overview.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.carbon.HourlyIntensity;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.ui.Delta;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import dev.tradewind.ui.KindMark;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** The sites beside the map, ours first and the cleanest first; follows the time slider. */
final class CarbonList {
    private static final int AHEAD = 6;

    private final Grid<CarbonRow> grid = Cells.sideList(tr("Sites by intensity"));
    private int index;

    CarbonList(ZoneHours hours, List<CarbonRow> rows) {
        index = hours.now();
        grid.addComponentColumn(
                        row -> Cells.named(row.site().shortName(), row.site().provider()))
                .setHeader(tr("Site"))
                .setComparator(
                        Comparator.comparing((CarbonRow row) -> row.site().shortName()))
                .setFlexGrow(1);
        grid.addComponentColumn(row -> Cells.quiet(String.valueOf(row.site().gridZone())))
                .setHeader(tr("Zone"))
                .setComparator(Comparator.comparing(
                        (CarbonRow row) -> String.valueOf(row.site().gridZone())))
                .setWidth("112px")
                .setFlexGrow(0);
        grid.addComponentColumn(this::grams)
                .setHeader("g/kWh")
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("70px")
                .setFlexGrow(0)
                .setComparator(Comparator.comparingDouble(
                        (CarbonRow row) -> row.series().grams(index)));
        grid.addComponentColumn(this::ahead)
                .setHeader(tr("in {0} h", AHEAD))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("76px")
                .setFlexGrow(0);
        grid.setItems(rows.stream()
                .sorted(Comparator.comparing((CarbonRow row) -> !row.used())
                        .thenComparingDouble(row -> row.series().grams(hours.now()))
                        .thenComparing(row -> row.site().id()))
                .toList());
    }

    Grid<CarbonRow> grid() {
        return grid;
    }

    /** The hour shown. */
    int index() {
        return index;
    }

    void at(int newIndex) {
        index = newIndex;
        grid.getDataProvider().refreshAll();
    }

    void onChoice(Consumer<CarbonRow> chosen) {
        grid.addItemClickListener(click -> chosen.accept(click.getItem()));
    }

    /** The kind is the shape before the number; its word is read out and stands in the title. */
    private Component grams(CarbonRow row) {
        HourlyIntensity hour = row.series().at(index);
        Kind kind = hour == null ? Kind.UNKNOWN : CarbonLayer.kind(hour.kind());
        var mark = new KindMark(kind);
        mark.addClassName("tw-kind-shape-only");
        mark.getElement().setAttribute("title", said(kind.word()));
        var cell = new Div(mark, Cells.number(hour == null ? tr("unknown") : Formats.number(hour.gramsPerKwh(), 0)));
        cell.addClassNames("tw-line", "tw-end");
        return cell;
    }

    private Component ahead(CarbonRow row) {
        HourlyIntensity hour = row.series().at(index);
        HourlyIntensity then = row.series().at(index + AHEAD);
        if (hour == null || then == null) {
            return Cells.quiet(tr("unknown"));
        }
        if (hour.kind() == SignalKind.PUBLISHED || then.kind() == SignalKind.PUBLISHED) {
            var average = new Span(tr("average"));
            average.addClassNames("tw-quiet", "tw-small");
            return average;
        }
        return Delta.of(then.gramsPerKwh() - hour.gramsPerKwh(), "", 0);
    }
}
