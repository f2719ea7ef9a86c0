package dev.tradewind.audit.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.QueryParameters;
import dev.tradewind.audit.log.Entry;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Locality;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.TableChoice;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** The entries found, newest first, a page at a time. */
final class EntryList {
    private static final int PAGE = 50;
    private static final int MOST_IN_CSV = 100_000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.UK);

    private final AuditReading reading;
    private final AuditSearch search;
    private final ZoneId zone;
    private final Consumer<AuditSearch> go;
    private final List<Entry> found;
    private final Grid<Entry> grid = new Grid<>(Entry.class, false);
    private final TableChoice<Entry> columns;

    EntryList(AuditReading reading, AuditSearch search, ZoneId zone, QueryParameters query, Consumer<AuditSearch> go) {
        this.reading = reading;
        this.search = search;
        this.zone = zone;
        this.go = go;
        this.found = reading.entries().search(search.filter(), PAGE);
        this.columns = new TableChoice<>(grid, "entries", query, shown -> {});
        fillGrid();
    }

    void columnsInto(java.util.Map<String, List<String>> parameters) {
        columns.into(parameters);
    }

    Optional<Entry> first() {
        return found.stream().findFirst();
    }

    Panel panel() {
        var total = reading.entries().count(search.olderThan(null).filter());
        var panel = new Panel(tr("Entries"), tr("newest first"), filters(), found.isEmpty() ? nothing() : grid)
                .flush()
                .tools(
                        columns.tools(),
                        Downloads.csv(
                                "tradewind-audit-entries.csv",
                                List.of(
                                        "entry",
                                        "at UTC",
                                        "event",
                                        "actor id",
                                        "actor",
                                        "subject type",
                                        "subject id",
                                        "reason",
                                        "leaf hash"),
                                this::rows));
        panel.foot(new Span(tr("{0} of {1}", found.size(), Formats.number(total))));
        if (search.below() != null) {
            panel.foot(link("Newest", search.olderThan(null)));
        }
        if (found.size() == PAGE) {
            panel.foot(link("Older", search.olderThan(found.getLast().index())));
        }
        return panel;
    }

    private Component filters() {
        var text = new TextField();
        text.setPlaceholder(tr("Actor, event, subject or reason"));
        text.setAriaLabel(tr("Search entries"));
        text.setValue(Objects.requireNonNullElse(search.text(), ""));
        text.setClearButtonVisible(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.getStyle().set("flex", "1 1 200px");
        text.addValueChangeListener(change -> go.accept(search.withText(change.getValue())));
        var action = choice(tr("Event"), reading.entries().actions(), search.action());
        action.addValueChangeListener(change -> go.accept(search.withAction(change.getValue())));
        var actor = choice(tr("Actor"), reading.entries().actors(), search.actor());
        actor.setItemLabelGenerator(reading::nameOf);
        actor.addValueChangeListener(change -> go.accept(search.withActor(change.getValue())));
        var subject = new TextField();
        subject.setPlaceholder(tr("Subject"));
        subject.setAriaLabel(tr("Subject contains"));
        subject.setValue(Objects.requireNonNullElse(search.subject(), ""));
        subject.setClearButtonVisible(true);
        subject.setValueChangeMode(ValueChangeMode.LAZY);
        subject.setWidth("168px");
        subject.addValueChangeListener(change -> go.accept(search.withSubject(change.getValue())));
        var bar = new Div(text, action, actor, subject);
        bar.addClassName("tw-controls");
        bar.getStyle().set("padding", "var(--tw-space-2) var(--tw-space-3)").set("display", "flex");
        bar.getStyle().set("gap", "var(--tw-space-2)").set("flex-wrap", "wrap");
        return bar;
    }

    private static ComboBox<String> choice(
            String label, List<String> values, @org.jspecify.annotations.Nullable String chosen) {
        var box = new ComboBox<String>();
        box.setPlaceholder(tr("{0} all", label));
        box.setAriaLabel(label);
        box.setItems(values);
        box.setClearButtonVisible(true);
        if (chosen != null && values.contains(chosen)) {
            box.setValue(chosen);
        }
        box.setWidth("168px");
        return box;
    }

    private void fillGrid() {
        var time = zone.normalized().equals(java.time.ZoneOffset.UTC) ? "UTC" : zone.getId();
        var number = grid.addColumn(entry -> Formats.number(Objects.requireNonNullElse(entry.index(), -1L)))
                .setHeader(tr("Entry"))
                .setAutoWidth(true)
                .setFlexGrow(0)
                .setTextAlign(com.vaadin.flow.component.grid.ColumnTextAlign.END);
        var at = grid.addColumn(entry -> TIME.withLocale(Locality.current().locale())
                        .format(entry.at().atZone(zone)))
                .setHeader(time)
                .setAutoWidth(true)
                .setFlexGrow(0);
        var event = grid.addComponentColumn(entry -> strong(entry.action()))
                .setHeader(tr("Event"))
                .setAutoWidth(true);
        var actor = grid.addColumn(entry -> reading.nameOf(entry.actorId()))
                .setHeader(tr("Actor"))
                .setWidth("90px")
                .setFlexGrow(0);
        var subject = grid.addColumn(entry -> Subjects.words(entry.subjectType(), entry.subjectId()))
                .setHeader(tr("Subject"));
        grid.addThemeVariants(GridVariant.AURA_NO_BORDER);
        columns.column("entry", number, tr("Entry"))
                .column("at", at, time)
                .column("event", event, tr("Event"))
                .column("actor", actor, tr("Actor"))
                .column("subject", subject, tr("Subject"))
                .setItems(found);
        grid.setHeight("640px");
        grid.getElement().setAttribute("aria-label", tr("Audit entries"));
        found.stream()
                .filter(entry -> Objects.equals(entry.index(), search.entry()))
                .findFirst()
                .or(() -> search.entry() == null ? first() : Optional.empty())
                .ifPresent(grid::select);
        grid.addItemClickListener(
                click -> go.accept(search.withEntry(click.getItem().index())));
    }

    private static Span strong(String text) {
        var span = new Span(text);
        span.addClassName("tw-strong");
        return span;
    }

    private static EmptyState nothing() {
        return new EmptyState(
                "scroll-text",
                tr("No entry fits"),
                tr("Every change of state stands here as soon as somebody or something makes one."),
                tr("Show all entries"),
                "audit");
    }

    private NativeButton link(String text, AuditSearch to) {
        var button = new NativeButton(text, click -> go.accept(to));
        button.addClassName("tw-button");
        return button;
    }

    /** Exactly what is filtered, not only the page; a log that is larger refuses aloud. */
    private List<List<?>> rows() {
        var filter = search.olderThan(null).filter();
        if (reading.entries().count(filter) > MOST_IN_CSV) {
            throw new IllegalStateException(tr(
                    "More than {0} entries fit; narrow the search, or take the proof bundle, which has no limit",
                    MOST_IN_CSV));
        }
        return reading.entries().search(filter, MOST_IN_CSV).stream()
                .<List<?>>map(this::row)
                .toList();
    }

    private List<?> row(Entry entry) {
        var cells = new java.util.ArrayList<Object>();
        cells.add(Objects.requireNonNullElse(entry.index(), -1L));
        cells.add(entry.at().toString());
        cells.add(entry.action());
        cells.add(entry.actorId());
        cells.add(reading.nameOf(entry.actorId()));
        cells.add(entry.subjectType());
        cells.add(entry.subjectId());
        cells.add(Objects.requireNonNullElse(entry.reason(), ""));
        cells.add(java.util.HexFormat.of().formatHex(entry.leafHash()));
        return cells;
    }
}
