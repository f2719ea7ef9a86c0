package dev.tradewind.connector.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import dev.tradewind.connector.Quarantined;
import dev.tradewind.connector.SourceFile;
import dev.tradewind.connector.bill.BillRow;
import dev.tradewind.connector.hand.HandMapping;
import dev.tradewind.connector.hand.MappingPreview;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.FigureButton;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import dev.tradewind.ui.Locality;
import dev.tradewind.ui.Panel;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a mapping makes of the file, as it is being written: charges, sums, and what would be set aside. */
final class MappingPreviewPanel {
    private static final int SHOWN = 50;

    private final SourceFile file;
    private final Panel panel = new Panel(tr("Preview"), "").flush();

    MappingPreviewPanel(SourceFile file) {
        this.file = file;
    }

    Panel panel() {
        return panel;
    }

    /** Reads the file's first rows by this mapping, or says what is missing. */
    void show(HandMapping mapping) {
        var problems = mapping.problems();
        if (!problems.isEmpty()) {
            panel.setSubtitle(tr("not yet: something is missing"));
            var list = new UnorderedList();
            problems.forEach(problem -> list.add(new ListItem(problem)));
            panel.setContent(list);
            return;
        }
        try {
            show(mapping, MappingPreview.of(file, mapping));
        } catch (IOException broken) {
            panel.setContent(new Div(tr("The file cannot be read: {0}", said(broken.getMessage()))));
        }
    }

    private void show(HandMapping mapping, MappingPreview preview) {
        var read = preview.rows().size() + preview.quarantined().size();
        panel.setSubtitle(
                preview.whole()
                        ? tr(
                                "all {0} rows: {1} would count, {2} would go to quarantine",
                                Formats.number(read),
                                Formats.number(preview.rows().size()),
                                Formats.number(preview.quarantined().size()))
                        : tr(
                                "the first {0} rows: {1} would count, {2} would go to quarantine",
                                Formats.number(read),
                                Formats.number(preview.rows().size()),
                                Formats.number(preview.quarantined().size())));
        panel.setContent(sums(mapping, preview), rows(preview.rows()), aside(preview.quarantined()));
    }

    private static Div sums(HandMapping mapping, MappingPreview preview) {
        var sums = new Div();
        sums.getStyle().set("padding", "8px 14px");
        for (var total : preview.totals()) {
            BigDecimal billed = total.billedCost();
            if (billed != null) {
                sums.add(ImportsPanel.pair(
                        tr("BilledCost of these rows"),
                        new FigureButton(
                                Formats.money(billed),
                                total.currency(),
                                () -> Figure.of(
                                                tr("BilledCost by this mapping"),
                                                billed.toPlainString(),
                                                total.currency())
                                        .formula(tr(
                                                "The exact sum of the mapped column over the rows that would count."))
                                        .input(
                                                String.valueOf(mapping.columns()
                                                        .get(dev.tradewind.connector.bill.BillColumn.BILLED_COST)),
                                                billed.toPlainString(),
                                                total.currency(),
                                                Kind.MEASURED,
                                                tr("column of the file"),
                                                "")
                                        .note(
                                                tr("Rows that would be set aside"),
                                                Formats.number(
                                                        preview.quarantined().size()))
                                        .build())));
            }
        }
        return sums;
    }

    private static Grid<BillRow> rows(List<BillRow> rows) {
        var grid = new Grid<BillRow>();
        grid.addThemeVariants(GridVariant.LUMO_COMPACT);
        grid.getElement().setAttribute("aria-label", tr("Rows as they would count"));
        end(grid.addColumn(row -> Formats.number(row.charge().line())), tr("Line"));
        text(
                grid.addColumn(row -> Formats.instant(
                        row.charge().chargePeriodStart(), Locality.current().zone())),
                "ChargePeriodStart");
        end(grid.addColumn(row -> money(row.charge().billedCost(), row.charge().billingCurrency())), "BilledCost");
        text(grid.addColumn(row -> row.scope() + " " + row.period()), tr("Account and month"));
        text(grid.addColumn(row -> or(row.charge().serviceName())), "ServiceName");
        text(grid.addColumn(row -> row.charge().chargeDescription()), "ChargeDescription");
        text(grid.addColumn(row -> or(row.charge().regionId())), "RegionId");
        text(grid.addColumn(row -> row.charge().owner()), tr("Owner"));
        text(
                grid.addColumn(row -> row.transfer() == null
                        ? ""
                        : row.transfer().transferClass().label()),
                tr("Transfer"));
        end(grid.addColumn(row -> row.gigabytes() == null ? "" : Formats.number(row.gigabytes(), 3)), "GB");
        grid.setItems(rows.stream().limit(SHOWN).toList());
        grid.setHeight(rows.size() > 6 ? "300px" : null);
        grid.setAllRowsVisible(rows.size() <= 6);
        grid.setVisible(!rows.isEmpty());
        return grid;
    }

    private static Grid<Quarantined> aside(List<Quarantined> rows) {
        var grid = new Grid<Quarantined>();
        grid.addThemeVariants(GridVariant.LUMO_COMPACT);
        grid.getElement().setAttribute("aria-label", tr("Rows that would go to quarantine"));
        end(grid.addColumn(row -> Formats.number(row.line())), tr("Line"));
        text(grid.addColumn(row -> or(row.column())), tr("Column"));
        text(grid.addColumn(row -> or(row.value())), tr("Value"));
        grid.addColumn(each -> said(each.reason()))
                .setHeader(tr("Would be set aside because"))
                .setFlexGrow(3);
        grid.setItems(rows.stream().limit(SHOWN).toList());
        grid.setHeight(rows.size() > 4 ? "200px" : null);
        grid.setAllRowsVisible(rows.size() <= 4);
        grid.setVisible(!rows.isEmpty());
        return grid;
    }

    private static String money(@Nullable BigDecimal amount, String currency) {
        return amount == null ? "" : Formats.money(amount, currency);
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static <T> void text(Grid.Column<T> column, String header) {
        column.setHeader(header).setAutoWidth(true);
    }

    private static <T> void end(Grid.Column<T> column, String header) {
        column.setHeader(header).setTextAlign(ColumnTextAlign.END).setAutoWidth(true);
    }
}
