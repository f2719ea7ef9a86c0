package dev.tradewind.edge.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.textfield.TextArea;
import dev.tradewind.edge.EdgeConflict;
import dev.tradewind.edge.EdgeConflict.Choice;
import dev.tradewind.edge.centre.Versions;
import dev.tradewind.edge.wire.Json;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.KeptText;
import dev.tradewind.ui.Locality;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.Segments;
import dev.tradewind.ui.Status;
import dev.tradewind.ui.StatusMark;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One conflict with its three versions, what may be decided, and the history of the document. */
final class ConflictPanel {
    /** What a person decides. */
    interface Deciding {
        void decide(Choice choice, @Nullable String edited, String reason);
    }

    private final EdgeConflict conflict;
    private final List<EdgeConflict> open;
    private final List<Versions.Past> history;
    private final UnaryOperator<String> names;
    private final boolean mayDecide;
    private final Deciding deciding;
    private final LongConsumer show;

    ConflictPanel(
            EdgeConflict conflict,
            List<EdgeConflict> open,
            List<Versions.Past> history,
            UnaryOperator<String> names,
            boolean mayDecide,
            Deciding deciding,
            LongConsumer show) {
        this.conflict = conflict;
        this.open = open;
        this.history = history;
        this.names = names;
        this.mayDecide = mayDecide;
        this.deciding = deciding;
        this.show = show;
    }

    private String asked = "";

    Panel panel() {
        var what = conflict.collection() + "/" + conflict.document();
        var panel = new Panel(
                conflict.open() ? tr("Conflict to decide") : tr("Conflict CON-{0}", conflict.number()),
                what + ", " + names.apply(conflict.site()),
                new Div(explanation()),
                versions());
        if (conflict.open() && !asked.isBlank()) {
            panel.addContent(new Div(tr("Application: {0}.", asked)));
        }
        panel.tools(new StatusMark(
                conflict.open() ? Status.WAITING : Status.DONE,
                conflict.open() ? (mayDecide ? tr("waits for you") : tr("waits for an operator")) : tr("decided")));
        if (conflict.open() && mayDecide) {
            panel.addContent(decision());
        } else if (!conflict.open()) {
            panel.addContent(new Div(tr("Decided as {0}: {1}", conflict.choice(), said(conflict.reason()))));
        }
        panel.addContent(history());
        if (open.size() > 1) {
            panel.foot(others());
        }
        return panel;
    }

    /** What its application said, or why it said nothing; empty where none was asked. */
    ConflictPanel asked(String words) {
        asked = words;
        return this;
    }

    private String explanation() {
        return tr(
                "CON-{0}, since {1}: {2}.",
                conflict.number(),
                Formats.instant(conflict.openedAt(), Locality.current().zone()),
                said(conflict.explanation()));
    }

    private Component versions() {
        var ancestor = fields(conflict.ancestor());
        var site = fields(conflict.siteBody());
        var centre = fields(conflict.centreBody());
        var names = new TreeSet<>(ancestor.keySet());
        names.addAll(site.keySet());
        names.addAll(centre.keySet());
        var body = new NativeTableBody();
        for (var field : names) {
            var before = ancestor.getOrDefault(field, "");
            body.add(new NativeTableRow(
                    new NativeTableCell(field),
                    cell(before, before),
                    cell(site.getOrDefault(field, ""), before),
                    cell(centre.getOrDefault(field, ""), before)));
        }
        var table = new NativeTable();
        table.addClassNames("tw-table", "tw-edge-versions");
        table.add(new NativeTableHeader(head()), body);
        table.getElement().setAttribute("aria-label", tr("Versions; what differs from the ancestor is marked"));
        return table;
    }

    private NativeTableRow head() {
        return new NativeTableRow(
                new NativeTableHeaderCell(tr("Field")),
                new NativeTableHeaderCell(conflict.ancestor() == null ? tr("Ancestor (none)") : tr("Ancestor")),
                new NativeTableHeaderCell(tr("Site, {0}", names.apply(conflict.site()))),
                new NativeTableHeaderCell(tr("Console")));
    }

    private static NativeTableCell cell(String value, String before) {
        var cell = new NativeTableCell(value.isEmpty() ? "–" : value);
        if (!value.equals(before)) {
            cell.addClassNames("tw-edge-differs", "tw-strong");
        }
        return cell;
    }

    private static Map<String, String> fields(@Nullable String body) {
        var fields = new TreeMap<String, String>();
        if (body != null) {
            Json.tree(body)
                    .properties()
                    .forEach(e -> fields.put(
                            e.getKey(),
                            e.getValue().isString()
                                    ? e.getValue().asString()
                                    : e.getValue().toString()));
        }
        return fields;
    }

    private Component decision() {
        var edited = new TextArea(tr("Edited document, JSON"));
        edited.setValue(String.valueOf(conflict.siteBody() == null ? conflict.centreBody() : conflict.siteBody()));
        edited.setWidthFull();
        edited.setVisible(false);
        var reason = new TextArea(tr("Reason, kept in the log"));
        reason.setWidthFull();
        reason.setMaxLength(2_000);
        reason.setRequiredIndicatorVisible(true);
        var problem = new Div();
        problem.addClassName("tw-problem");
        problem.getElement().setAttribute("role", "alert");
        var kept = new KeptText(reason, "conflict:" + conflict.number());
        var site = act(tr("Take the site's"), Choice.SITE, () -> null, reason, kept, problem);
        site.addThemeVariants(ButtonVariant.PRIMARY);
        var centre = act(tr("Keep the console's"), Choice.CENTRE, () -> null, reason, kept, problem);
        var apply = act(tr("Apply the edited one"), Choice.EDITED, edited::getValue, reason, kept, problem);
        apply.setVisible(false);
        var edit = new Button(tr("Edit by hand"), click -> {
            edited.setVisible(true);
            apply.setVisible(true);
        });
        var buttons = new Div(site, centre, edit, apply);
        buttons.addClassName("tw-edge-buttons");
        return new Div(new H3(tr("Decide")), reason, kept, edited, problem, buttons);
    }

    private Button act(
            String label,
            Choice choice,
            java.util.function.Supplier<@Nullable String> body,
            TextArea reason,
            KeptText kept,
            Div problem) {
        return new Button(label, click -> {
            try {
                deciding.decide(choice, body.get(), reason.getValue());
                kept.forget();
                show.accept(conflict.number());
            } catch (RuntimeException refused) {
                problem.setText(tr("Not done: {0}", said(refused.getMessage())));
            }
        });
    }

    private Component history() {
        var body = new NativeTableBody();
        for (var past : history) {
            body.add(new NativeTableRow(
                    new NativeTableCell(
                            Formats.instant(past.at(), Locality.current().zone())),
                    new NativeTableCell(names.apply(past.site())),
                    new NativeTableCell(said(past.fate().toLowerCase(java.util.Locale.ROOT))),
                    new NativeTableCell(past.body() == null ? tr("deleted") : line(past.body()))));
        }
        var table = new NativeTable();
        table.addClassNames("tw-table", "tw-small", "tw-edge-history");
        table.add(body);
        table.getElement().setAttribute("aria-label", tr("History of the document"));
        return new Div(new H3(tr("History of the document")), table);
    }

    private static String line(String body) {
        return fields(body).entrySet().stream()
                .map(field -> field.getKey() + " " + field.getValue())
                .collect(Collectors.joining(", "));
    }

    private Component others() {
        var choice = new Segments(tr("Open conflicts"));
        open.stream()
                .limit(8)
                .forEach(c -> choice.add(
                        "CON-" + c.number(), "edge?conflict=" + c.number(), c.number() == conflict.number()));
        return choice;
    }
}
