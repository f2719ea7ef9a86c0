package dev.tradewind.connector.ui;

import static dev.tradewind.ui.Texts.tr;

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
import com.vaadin.flow.router.QueryParameters;
import dev.tradewind.audit.ActorSource;
import dev.tradewind.connector.ImportReceipt;
import dev.tradewind.connector.ImportState;
import dev.tradewind.connector.Imports;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Locality;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.Status;
import dev.tradewind.ui.StatusMark;
import dev.tradewind.ui.TableChoice;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** The newest imports; running ones with progress and a way to stop them. */
final class ImportsPanel extends Div {
    private static final int SHOWN = 200;
    private static final int WITHOUT_SCROLLING = 12;

    private final Imports imports;
    private final ActorSource actors;
    private final boolean mayImport;
    private final ImportChoice choice;
    private final Function<Set<UUID>, Set<UUID>> replaced;
    private final ImportedRows lake;
    private final Grid<ImportReceipt> grid = new Grid<>();
    private final TableChoice<ImportReceipt> table;
    private final Div more = new Div(tr("Among the newest {0}; GET /api/v1/imports lists all.", SHOWN));
    private final Div none = new Div();
    private List<ImportReceipt> shown = List.of();
    private Set<UUID> gone = Set.of();

    /** @param replaced which of some imports count in no figure any more, as later ones took their places */
    ImportsPanel(
            Imports imports,
            ActorSource actors,
            boolean mayImport,
            ImportChoice choice,
            QueryParameters query,
            Function<Set<UUID>, Set<UUID>> replaced,
            ImportedRows lake) {
        this.lake = lake;
        this.replaced = replaced;
        this.imports = imports;
        this.actors = actors;
        this.mayImport = mayImport;
        this.choice = choice;
        table = new TableChoice<>(grid, "imports", query, this::fit);
        build();
        for (var line : List.of(none, more)) {
            line.addClassNames("tw-small", "tw-quiet");
            line.getStyle().set("padding", "8px 14px");
        }
        add(grid, none, more);
    }

    Panel panel() {
        return new Panel(tr("Imports"), tr("newest first; a file opens its rows, sums and quarantine"), this)
                .tools(choice.segments(), table.tools(), export())
                .flush();
    }

    private Component export() {
        return Downloads.csv(
                "imports.csv",
                List.of(
                        "file",
                        "state",
                        "dialect",
                        "rows",
                        "accepted",
                        "quarantined",
                        "billed cost",
                        "started",
                        "ended",
                        "by",
                        "sha256",
                        "import"),
                () -> table.fitting(chosen(imports.newest(Integer.MAX_VALUE))).stream()
                        .map(each -> Arrays.asList(
                                each.fileName(),
                                each.state(),
                                each.dialect(),
                                each.rows(),
                                each.accepted(),
                                each.quarantined(),
                                billed(each),
                                each.startedAt(),
                                each.endedAt(),
                                actors.nameOf(each.startedBy()),
                                each.sha256(),
                                each.id()))
                        .toList());
    }

    /** Amounts of several currencies stay apart. */
    private static String billed(ImportReceipt of) {
        return of.totals().stream()
                .filter(total -> total.billedCost() != null)
                .map(total -> total.billedCost().toPlainString() + " " + total.currency())
                .collect(Collectors.joining("; "));
    }

    private void build() {
        grid.setPageSize(Panel.FIRST_ROWS);
        grid.addThemeVariants(GridVariant.LUMO_COMPACT);
        grid.getElement().setAttribute("aria-label", tr("Imports"));
        var file = grid.addComponentColumn(receipt -> new Anchor("data?import=" + receipt.id(), receipt.fileName()))
                .setHeader(tr("File"))
                .setAutoWidth(true)
                .setFlexGrow(2);
        var state = grid.addComponentColumn(this::state).setHeader(tr("State")).setAutoWidth(true);
        var dialect = grid.addColumn(ImportsPanel::dialect)
                .setHeader(tr("Dialect"))
                .setWidth("170px")
                .setFlexGrow(0);
        var rows = number(count(tr("Rows"), ImportReceipt::rows), tr("Rows"));
        var accepted = number(count(tr("Accepted rows"), ImportReceipt::accepted), tr("Accepted"));
        var quarantined = number(count(tr("Quarantined rows"), ImportReceipt::quarantined), tr("Quarantined"));
        var billed = number(grid.addComponentColumn(receipt -> ImportFigures.billed(receipt, lake)), "BilledCost");
        var started =
                grid.addColumn(ImportsPanel::started).setHeader(tr("Started")).setAutoWidth(true);
        var by = grid.addColumn(receipt -> actors.nameOf(receipt.startedBy())).setHeader(tr("By"));
        table.column("file", file, tr("File"), ImportReceipt::fileName)
                .column(
                        "state",
                        state,
                        tr("State"),
                        receipt -> mark(receipt).getElement().getTextRecursively())
                .column("dialect", dialect, tr("Dialect"), ImportsPanel::dialect)
                .column("rows", rows, tr("Rows"), receipt -> Formats.number(receipt.rows()))
                .column("accepted", accepted, tr("Accepted"), receipt -> Formats.number(receipt.accepted()))
                .column("quarantined", quarantined, tr("Quarantined"), receipt -> Formats.number(receipt.quarantined()))
                .column("billed", billed, "BilledCost", ImportsPanel::billed)
                .column("started", started, tr("Started"), ImportsPanel::started)
                .column("by", by, tr("By"), receipt -> actors.nameOf(receipt.startedBy()));
    }

    private static String dialect(ImportReceipt receipt) {
        return receipt.dialect() == null ? "" : receipt.dialect();
    }

    private static String started(ImportReceipt receipt) {
        return Formats.instant(receipt.startedAt(), Locality.current().zone());
    }

    /** A short table stands whole on the page, a long one scrolls. */
    private void fit(int rows) {
        boolean few = rows <= WITHOUT_SCROLLING;
        grid.setHeight(few ? null : "440px");
        grid.setAllRowsVisible(few);
    }

    private static Grid.Column<ImportReceipt> number(Grid.Column<ImportReceipt> column, String header) {
        return column.setHeader(header).setTextAlign(ColumnTextAlign.END).setAutoWidth(true);
    }

    private Grid.Column<ImportReceipt> count(String what, ToLongFunction<ImportReceipt> of) {
        return grid.addComponentColumn(receipt -> ImportFigures.rows(receipt, what, of.applyAsLong(receipt)));
    }

    /** What a later import has replaced waits for nobody. */
    private List<ImportReceipt> chosen(List<ImportReceipt> all) {
        gone = replaced.apply(all.stream()
                .filter(ImportChoice.QUARANTINE::takes)
                .map(ImportReceipt::id)
                .collect(Collectors.toSet()));
        return all.stream()
                .filter(choice::takes)
                .filter(each -> choice != ImportChoice.QUARANTINE || !gone.contains(each.id()))
                .toList();
    }

    private Component state(ImportReceipt receipt) {
        if (receipt.state() != ImportState.RUNNING) {
            return gone.contains(receipt.id()) ? new StatusMark(Status.CANCELLED, tr("replaced since")) : mark(receipt);
        }
        var row = new Div(progress(receipt));
        row.getStyle().set("display", "flex").set("gap", "8px").set("align-items", "center");
        if (mayImport) {
            var cancel = new Button(tr("Cancel"), click -> {
                imports.cancel(receipt.id());
                refresh();
            });
            cancel.addThemeVariants(ButtonVariant.LUMO_SMALL);
            row.add(cancel);
        }
        return row;
    }

    static ProgressBar progress(ImportReceipt receipt) {
        var bar = new ProgressBar(0, 1, receipt.bytes() == 0 ? 0 : (double) receipt.bytesRead() / receipt.bytes());
        bar.setWidth("104px");
        bar.getStyle().set("flex", "none");
        bar.getElement().setAttribute("aria-label", tr("Progress of {0}", receipt.fileName()));
        return bar;
    }

    static StatusMark mark(ImportReceipt receipt) {
        return switch (receipt.state()) {
            case RUNNING -> new StatusMark(Status.RUNNING);
            case IMPORTED ->
                receipt.quarantined() > 0
                        ? new StatusMark(Status.DEGRADED, tr("imported, rows in quarantine"))
                        : new StatusMark(Status.DONE, tr("imported"));
            case HELD -> new StatusMark(Status.HELD, tr("to be confirmed"));
            case REFUSED -> new StatusMark(Status.FAILED, tr("refused"));
            case TAKEN_BACK -> new StatusMark(Status.CANCELLED, tr("taken back"));
            case CANCELLED -> new StatusMark(Status.CANCELLED);
            case FAILED -> new StatusMark(Status.FAILED);
        };
    }

    /** @return whether one of them still runs */
    boolean refresh() {
        List<ImportReceipt> all = imports.newest(SHOWN);
        List<ImportReceipt> newest = chosen(all);
        if (!newest.equals(shown)) {
            table.setItems(newest);
            shown = newest;
        }
        grid.setVisible(!newest.isEmpty());
        none.setText(all.isEmpty() ? tr("Nothing was imported yet.") : choice.none());
        none.setVisible(newest.isEmpty());
        more.setVisible(all.size() == SHOWN);
        return all.stream().anyMatch(receipt -> receipt.state() == ImportState.RUNNING);
    }

    static Div pair(String name, Component value) {
        var line = new Div(new Span(name), value);
        line.addClassName("tw-pair");
        return line;
    }
}
