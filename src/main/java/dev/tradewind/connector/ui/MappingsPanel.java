package dev.tradewind.connector.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import dev.tradewind.audit.ActorSource;
import dev.tradewind.connector.hand.Mappings;
import dev.tradewind.connector.hand.SavedMapping;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Locality;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.Status;
import dev.tradewind.ui.StatusMark;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The saved mappings: who saved which version, to be edited, taken along as a file, or retired. */
final class MappingsPanel {
    private final Mappings mappings;
    private final ActorSource actors;
    private final boolean mayImport;
    private final Grid<SavedMapping> grid = new Grid<>();
    private final Panel panel = new Panel(
                    tr("Mappings by hand"),
                    tr("files that no dialect knows, told by their header or the fields of their lines"),
                    grid)
            .flush();

    MappingsPanel(Mappings mappings, ActorSource actors, boolean mayImport) {
        this.mappings = mappings;
        this.actors = actors;
        this.mayImport = mayImport;
        grid.addThemeVariants(GridVariant.LUMO_COMPACT);
        grid.getElement().setAttribute("aria-label", tr("Mappings by hand"));
        grid.addColumn(saved -> saved.mapping().name()).setHeader(tr("Name")).setFlexGrow(2);
        grid.addComponentColumn(saved -> saved.retiredAt() == null
                        ? new StatusMark(
                                Status.DONE, tr("version {0}", saved.mapping().version()))
                        : new StatusMark(Status.CANCELLED, tr("retired")))
                .setHeader(tr("State"))
                .setAutoWidth(true);
        grid.addColumn(MappingsPanel::toldBy).setHeader(tr("Told by")).setFlexGrow(3);
        grid.addColumn(saved ->
                        Formats.instant(saved.savedAt(), Locality.current().zone()))
                .setHeader(tr("Saved"))
                .setAutoWidth(true);
        grid.addColumn(saved -> actors.nameOf(saved.savedBy()))
                .setHeader(tr("By"))
                .setAutoWidth(true);
        grid.addComponentColumn(this::actions).setHeader("").setAutoWidth(true);
        grid.setAllRowsVisible(true);
    }

    /** Absent until the first mapping is saved. */
    Panel panel() {
        refresh();
        return panel;
    }

    private void refresh() {
        var all = mappings.all();
        grid.setItems(all);
        panel.setVisible(!all.isEmpty());
    }

    private static String toldBy(SavedMapping saved) {
        var flowLog = saved.mapping().flowLog();
        return flowLog == null ? String.join(", ", saved.mapping().header()) : tr("flow log: {0}", flowLog.text());
    }

    private Component actions(SavedMapping saved) {
        var name = saved.mapping().name();
        var row = new Div(Downloads.bytes(
                name + ".yaml", "application/yaml", "YAML", () -> saved.yaml().getBytes(StandardCharsets.UTF_8)));
        row.addClassName("mp-actions");
        if (mayImport && saved.mapping().flowLog() == null) {
            var edit =
                    new Anchor("data/mapping?mapping=" + URLEncoder.encode(name, StandardCharsets.UTF_8), tr("Edit"));
            edit.addClassName("tw-button");
            row.add(edit);
        }
        if (mayImport && saved.retiredAt() == null) {
            row.add(MappingForm.small(tr("Retire"), () -> ask(name)));
        }
        return row;
    }

    private void ask(String name) {
        var dialog = new ConfirmDialog();
        dialog.setHeader(tr("Retire the mapping '{0}'?", name));
        dialog.setText(
                tr("It recognises no file from now on. What was read by it stays, and saving it again revives it."));
        dialog.setConfirmText(tr("Retire"));
        dialog.setCancelable(true);
        dialog.addConfirmListener(event -> {
            mappings.retire(name);
            refresh();
        });
        dialog.open();
    }
}
