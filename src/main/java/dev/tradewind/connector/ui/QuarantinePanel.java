package dev.tradewind.connector.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.connector.ImportReceipt;
import dev.tradewind.connector.Mend;
import dev.tradewind.connector.Mending;
import dev.tradewind.connector.Quarantine;
import dev.tradewind.connector.Quarantined;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Panel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The rows of an import that could not be read: each is edited in its place, and imported again alone or with others. */
final class QuarantinePanel {
    private static final int PAGE = 1000;

    private final ImportReceipt receipt;
    private final Quarantine quarantine;
    private final Mending mending;
    private final boolean mayImport;
    private final Grid<Quarantined> grid = new Grid<>();
    private final Map<Long, List<Mend>> mends = new TreeMap<>();
    private final Button again = new Button();

    QuarantinePanel(ImportReceipt receipt, Quarantine quarantine, Mending mending, boolean mayImport) {
        this.receipt = receipt;
        this.quarantine = quarantine;
        this.mending = mending;
        this.mayImport = mayImport;
    }

    Component panel() {
        grid.addThemeVariants(GridVariant.LUMO_COMPACT);
        grid.getElement().setAttribute("aria-label", tr("Rows in quarantine"));
        grid.addColumn(row -> Formats.number(row.line()))
                .setHeader(tr("Line"))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("78px")
                .setFlexGrow(0);
        grid.addColumn(row -> row.column() == null ? tr("whole row") : row.column())
                .setHeader(tr("Column"))
                .setAutoWidth(true);
        grid.addColumn(row -> row.value() == null ? tr("empty") : row.value()).setHeader(tr("Value"));
        grid.addColumn(each -> said(each.reason()))
                .setHeader(tr("Reason"))
                .setWidth("240px")
                .setFlexGrow(4);
        var obstacle = mayImport ? mending.obstacle(receipt) : tr("mending takes the role ANALYST");
        if (obstacle == null) {
            grid.addComponentColumn(this::edit)
                    .setHeader(tr("Mend"))
                    .setWidth("110px")
                    .setFlexGrow(1);
        }
        grid.addComponentColumn(QuarantinePanel::delivered)
                .setHeader(tr("Row as delivered"))
                .setWidth("120px")
                .setFlexGrow(1);
        grid.setItems(query -> quarantine.rows(receipt.id(), query.getOffset(), query.getLimit()).stream(), query ->
                (int) quarantine.count(receipt.id()));
        grid.getElement().getThemeList().add("wrap-cell-content");
        if (receipt.quarantined() <= 8) {
            grid.setAllRowsVisible(true);
        } else {
            grid.setHeight("420px");
        }
        var panel = new Panel(
                        tr("Quarantine"),
                        receipt.quarantined() == 1
                                ? tr("1 row, in the order of the file")
                                : tr("{0} rows, in the order of the file", Formats.number(receipt.quarantined())),
                        grid)
                .tools(export())
                .flush();
        if (obstacle == null) {
            again.addThemeVariants(ButtonVariant.PRIMARY);
            again.addClickListener(click ->
                    reimport(mends.values().stream().flatMap(List::stream).toList()));
            count();
            panel.tools(again);
            panel.foot(
                    new Span(tr("Mended rows are kept here until they are imported again, one alone or all at once.")));
        } else {
            panel.foot(new Span(tr("Cannot be mended here: {0}.", obstacle)));
        }
        return panel;
    }

    /** On one line, for rows of bills are long; all cells stand in the dialog, and all of it in the CSV. */
    private static Component delivered(Quarantined row) {
        var text = row.record() == null ? "" : row.record();
        var line = new Div(text);
        line.addClassNames("tw-clip", "tw-quiet");
        line.getElement().setAttribute("title", text);
        return line;
    }

    /** What was mended in the row so far, and the way to go on. */
    private Component edit(Quarantined row) {
        var kept = mends.getOrDefault(row.line(), List.of());
        var button = new Button(kept.isEmpty() ? tr("Edit") : tr("Edit again"), click -> open(row));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        button.getElement().setAttribute("aria-label", tr("Mend line {0}", row.line()));
        var cell = new Div(button);
        kept.forEach(mend -> cell.add(new Div(mended(row, mend))));
        return cell;
    }

    /** The cell at fault stands beside it already; any other is named. */
    private static Span mended(Quarantined row, Mend mend) {
        var column = mend.column() == null ? tr("whole row") : mend.column();
        var text = mend.column() != null && mend.column().equalsIgnoreCase(row.column())
                ? mend.value()
                : column + ": " + mend.value();
        var shown = new Span(text);
        shown.getStyle().set("overflow-wrap", "anywhere");
        return shown;
    }

    private void open(Quarantined row) {
        var cells = mending.cells(receipt, row);
        var alike = quarantine.alike(receipt.id(), row);
        var known = mends.getOrDefault(row.line(), List.of());
        new MendDialog(row, cells, alike, known).open(cells, edited -> keep(row, edited), this::reimport);
    }

    private void keep(Quarantined row, List<Mend> edited) {
        mends.remove(row.line());
        mends.putAll(edited.stream().collect(Collectors.groupingBy(Mend::line)));
        grid.getDataProvider().refreshAll();
        count();
    }

    private void reimport(List<Mend> chosen) {
        if (!chosen.isEmpty()) {
            MendReasonDialog.open(receipt, chosen, mending);
        }
    }

    private void count() {
        again.setText(
                mends.isEmpty()
                        ? tr("Re-import what is mended")
                        : (mends.size() == 1
                                ? tr("Re-import 1 mended row")
                                : tr("Re-import {0} mended rows", mends.size())));
        again.setEnabled(!mends.isEmpty());
    }

    private Component export() {
        return Downloads.csv(
                "quarantine-" + receipt.id() + ".csv",
                List.of("line", "column", "value", "reason", "row as delivered"),
                () -> {
                    var all = new ArrayList<List<?>>();
                    var offset = 0L;
                    List<Quarantined> page;
                    do {
                        page = quarantine.rows(receipt.id(), offset, PAGE);
                        page.forEach(row -> all.add(
                                Arrays.asList(row.line(), row.column(), row.value(), row.reason(), row.record())));
                        offset += page.size();
                    } while (page.size() == PAGE);
                    return all;
                });
    }
}
