package dev.tradewind.audit.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import dev.tradewind.audit.intake.Intake;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.Status;
import dev.tradewind.ui.StatusMark;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Records that others sent, found by the words that the page searches for, and whether any are missing. */
final class OutsidePanel {
    private static final int SHOWN = 50;

    private OutsidePanel() {}

    static Panel of(Intake intake, @Nullable String text, ZoneId zone) {
        var sources = intake.sources();
        if (sources.isEmpty()) {
            var none = new Div(
                    tr(
                            "No shipper has sent anything. Point the HTTP output of Fluent Bit or Vector at /api/v1/log-sources/NAME/batches, with a token of an operator."));
            none.addClassName("tw-note");
            return new Panel(
                    tr("Logs of others"), tr("batches of shippers and agents, proved by entries of this log"), none);
        }
        var states = new Div();
        states.addClassName("tw-note");
        sources.forEach(source -> states.add(state(source)));
        return new Panel(
                        tr("Logs of others"),
                        text == null || text.isBlank() ? tr("the latest records") : tr("records with “{0}”", text),
                        states,
                        records(intake, text, zone))
                .flush();
    }

    private static Component state(Intake.SourceState source) {
        var counts = source.lastSequence() == null
                ? tr(
                        "{0}: {1} batches, records without numbers, so gaps cannot be seen",
                        source.name(), Formats.number(source.batches()))
                : tr(
                        "{0}: {1} batches, last number {2}, {3} gaps, {4} replays",
                        source.name(),
                        Formats.number(source.batches()),
                        source.lastSequence(),
                        source.gaps(),
                        source.replays());
        return new StatusMark(source.gaps() == 0 ? Status.DONE : Status.DEGRADED, counts);
    }

    private static Grid<Intake.Found> records(Intake intake, @Nullable String text, ZoneId zone) {
        var grid = new Grid<>(Intake.Found.class, false);
        grid.addColumn(found -> Formats.instant(Objects.requireNonNullElse(found.at(), found.receivedAt()), zone))
                .setHeader(tr("When"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(Intake.Found::source)
                .setHeader(tr("Source"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(found -> found.sequence() == null ? "" : found.sequence().toString())
                .setHeader(tr("Number"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(each -> said(each.words())).setHeader(tr("Record")).setFlexGrow(3);
        grid.addColumn(found -> found.sha256().substring(0, 12) + "…")
                .setHeader(tr("Batch, SHA-256"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addThemeVariants(GridVariant.AURA_NO_BORDER);
        grid.setItems(intake.search(text, SHOWN));
        grid.setEmptyStateText(tr("No record holds these words."));
        grid.setMaxHeight("280px");
        grid.getElement().setAttribute("aria-label", tr("Records of others"));
        return grid;
    }
}
