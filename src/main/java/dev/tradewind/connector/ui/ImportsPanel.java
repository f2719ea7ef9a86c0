package dev.tradewind.connector.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import dev.tradewind.audit.ActorSource;
import dev.tradewind.connector.ImportReceipt;
import dev.tradewind.connector.ImportState;
import dev.tradewind.connector.Imports;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Status;
import dev.tradewind.ui.StatusMark;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.ToLongFunction;

/** The newest imports; running ones with progress and a way to stop them. */
final class ImportsPanel extends Div {
    private static final int SHOWN = 200;
    private static final int WITHOUT_SCROLLING = 12;

    private final Imports imports;
    private final ActorSource actors;
    private final boolean mayImport;
    private final Grid<ImportReceipt> grid = new Grid<>();
    private final Div more = new Div("The newest " + SHOWN + " are shown; GET /api/v1/imports lists all.");
    private List<ImportReceipt> shown = List.of();

    ImportsPanel(Imports imports, ActorSource actors, boolean mayImport) {
        this.imports = imports;
        this.actors = actors;
        this.mayImport = mayImport;
        build();
        more.addClassNames("tw-small", "tw-quiet");
        more.getStyle().set("padding", "8px 12px");
        add(grid, more);
    }

    private void build() {
        grid.addThemeVariants(GridVariant.LUMO_COMPACT);
        grid.getElement().setAttribute("aria-label", "Imports");
        grid.addComponentColumn(receipt -> new Anchor("data?import=" + receipt.id(), receipt.fileName()))
                .setHeader("File")
                .setAutoWidth(true)
                .setFlexGrow(2);
        grid.addComponentColumn(this::state).setHeader("State").setAutoWidth(true);
        grid.addColumn(receipt -> receipt.dialect() == null ? "" : receipt.dialect())
                .setHeader("Dialect")
                .setWidth("10em")
                .setFlexGrow(0);
        number(count("Rows", ImportReceipt::rows), "Rows");
        number(count("Accepted rows", ImportReceipt::accepted), "Accepted");
        number(count("Quarantined rows", ImportReceipt::quarantined), "Quarantined");
        number(grid.addComponentColumn(ImportFigures::billed), "BilledCost");
        grid.addColumn(receipt -> Formats.instant(receipt.startedAt(), ZoneOffset.UTC))
                .setHeader("Started")
                .setAutoWidth(true);
        grid.addColumn(receipt -> actors.nameOf(receipt.startedBy())).setHeader("By");
        grid.setHeight("440px");
    }

    private static void number(Grid.Column<ImportReceipt> column, String header) {
        column.setHeader(header).setTextAlign(ColumnTextAlign.END).setAutoWidth(true);
    }

    private Grid.Column<ImportReceipt> count(String what, ToLongFunction<ImportReceipt> of) {
        return grid.addComponentColumn(receipt -> ImportFigures.rows(receipt, what, of.applyAsLong(receipt)));
    }

    private Component state(ImportReceipt receipt) {
        if (receipt.state() != ImportState.RUNNING) {
            return mark(receipt);
        }
        var bar = new ProgressBar(0, 1, receipt.bytes() == 0 ? 0 : (double) receipt.bytesRead() / receipt.bytes());
        bar.setWidth("8em");
        bar.getElement().setAttribute("aria-label", "Progress of " + receipt.fileName());
        var row = new Div(bar);
        row.getStyle().set("display", "flex").set("gap", "8px").set("align-items", "center");
        if (mayImport) {
            var cancel = new Button("Cancel", click -> {
                imports.cancel(receipt.id());
                refresh();
            });
            cancel.addThemeVariants(ButtonVariant.LUMO_SMALL);
            row.add(cancel);
        }
        return row;
    }

    static StatusMark mark(ImportReceipt receipt) {
        return switch (receipt.state()) {
            case RUNNING -> new StatusMark(Status.RUNNING);
            case IMPORTED ->
                receipt.quarantined() > 0
                        ? new StatusMark(Status.DEGRADED, "imported, rows in quarantine")
                        : new StatusMark(Status.DONE, "imported");
            case HELD -> new StatusMark(Status.HELD, "to be confirmed");
            case REFUSED -> new StatusMark(Status.FAILED, "refused");
            case TAKEN_BACK -> new StatusMark(Status.CANCELLED, "taken back");
            case CANCELLED -> new StatusMark(Status.CANCELLED);
            case FAILED -> new StatusMark(Status.FAILED);
        };
    }

    /** @return whether one of them still runs */
    boolean refresh() {
        List<ImportReceipt> newest = imports.newest(SHOWN);
        if (!newest.equals(shown)) {
            grid.setItems(newest);
            grid.setAllRowsVisible(newest.size() <= WITHOUT_SCROLLING);
            shown = newest;
        }
        grid.setVisible(!newest.isEmpty());
        more.setVisible(newest.size() == SHOWN);
        return newest.stream().anyMatch(receipt -> receipt.state() == ImportState.RUNNING);
    }

    static Div pair(String name, Component value) {
        var line = new Div(new Span(name), value);
        line.addClassName("tw-pair");
        return line;
    }
}
