package dev.tradewind.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What its reader chooses of a table: which columns there are, and what their cells have to contain. Both stand in the address
 * as {@code name.hide=a,b} and {@code name.column=words}, so that a copied link shows the same rows.
 */
public final class TableChoice<T> {
    private static final String HIDE = "hide";

    private final Grid<T> grid;
    private final String name;
    /** By key of a column what its cells have to contain, and which columns are hidden. */
    private final Map<String, String> chosen = new ConcurrentSkipListMap<>();

    private final List<Choice<T>> columns = new CopyOnWriteArrayList<>();
    private final Element summary = new Element("summary");
    private final IntConsumer changed;
    private List<T> all = List.of();
    private volatile List<T> shown = List.of();

    /** @param text what a cell says; a filter looks in it. Null where the page asks for the rows that fit by itself */
    private record Choice<T>(
            String key,
            Grid.Column<T> column,
            String label,
            @Nullable Function<T, String> text,
            boolean offered) {}

    /**
     * @param name of the table in the address
     * @param query of the address
     * @param changed told how many rows are shown
     */
    public TableChoice(Grid<T> grid, String name, QueryParameters query, IntConsumer changed) {
        this.grid = grid;
        this.name = name;
        this.changed = changed;
        query.getParameters().forEach((key, values) -> {
            if (key.startsWith(name + ".")) {
                chosen.put(key.substring(name.length() + 1), values.getFirst());
            }
        });
        grid.setEmptyStateText(tr("No row fits these filters."));
    }

    /** A column that is not visible now can be filtered and not chosen. */
    public TableChoice<T> column(String key, Grid.Column<T> column, String label, Function<T, String> text) {
        columns.add(new Choice<>(key, column, label, text, column.isVisible()));
        return this;
    }

    /** A column that can be hidden, while its filter is the page's: of a page of many rows only the server knows all. */
    public TableChoice<T> column(String key, Grid.Column<T> column, String label) {
        columns.add(new Choice<>(key, column, label, null, column.isVisible()));
        return this;
    }

    /** Puts what is chosen now into the parameters of an address, for links of the page that keep it. */
    public void into(Map<String, List<String>> parameters) {
        parameters.keySet().removeIf(key -> key.startsWith(name + "."));
        chosen.forEach((key, value) -> parameters.put(name + "." + key, List.of(value)));
    }

    /** All rows that there are without a filter. */
    public void setItems(List<T> items) {
        all = List.copyOf(items);
        apply();
    }

    /** The rows that fit, for an export; any thread may ask. */
    public List<T> shown() {
        return shown;
    }

    /** For the tools of a panel: a button that opens the columns. */
    public Component tools() {
        var details = new Div();
        details.addClassName("tw-columns");
        summary.getClassList().add("tw-button");
        label();
        var element = new Element("details");
        element.appendChild(summary);
        // a dozen fields that hardly anybody opens are made for those who do
        element.addEventListener("toggle", toggled -> {
            if (element.getChildCount() == 1) {
                element.appendChild(fields().getElement());
            }
        });
        details.getElement().appendChild(element);
        return details;
    }

    Component fields() {
        var list = new Div();
        list.addClassName("tw-columns-list");
        var hidden = hidden();
        for (var column : columns) {
            var visible = new Checkbox(column.label(), !hidden.contains(column.key()));
            visible.setEnabled(column.offered());
            visible.addValueChangeListener(change -> hide(column.key(), !change.getValue()));
            list.add(visible);
            if (column.text() == null) {
                list.add(new Div());
                continue;
            }
            var words = new TextField();
            words.setPlaceholder(tr("contains"));
            words.setAriaLabel(tr("{0} contains", column.label()));
            words.setClearButtonVisible(true);
            words.setValueChangeMode(ValueChangeMode.LAZY);
            words.setValue(chosen.getOrDefault(column.key(), ""));
            words.addValueChangeListener(change -> choose(column.key(), change.getValue()));
            list.add(words);
        }
        return list;
    }

    private List<String> hidden() {
        var list = chosen.getOrDefault(HIDE, "");
        return list.isEmpty() ? List.of() : List.of(list.split(","));
    }

    private void hide(String key, boolean hide) {
        var hidden = new ArrayList<>(hidden());
        hidden.remove(key);
        if (hide) {
            hidden.add(key);
        }
        choose(HIDE, String.join(",", hidden));
    }

    private void choose(String key, String value) {
        if (value.isBlank()) {
            chosen.remove(key);
        } else {
            chosen.put(key, value);
        }
        apply();
        remember();
    }

    private void apply() {
        var hidden = hidden();
        columns.forEach(each -> each.column().setVisible(each.offered() && !hidden.contains(each.key())));
        shown = fitting(all);
        grid.setItems(shown);
        label();
        changed.accept(shown.size());
    }

    private void label() {
        var filters = columns.stream().filter(this::isFiltered).count();
        summary.setText(filters == 0 ? tr("Columns") : tr("Columns, {0} filtered", filters));
    }

    /** Those of some rows that fit, for an export of more than the page holds. */
    public List<T> fitting(List<T> rows) {
        var filters = columns.stream().filter(this::isFiltered).toList();
        return rows.stream()
                .filter(item -> filters.stream().allMatch(each -> fits(each, item)))
                .toList();
    }

    private boolean isFiltered(Choice<T> column) {
        return column.text() != null && chosen.containsKey(column.key());
    }

    private boolean fits(Choice<T> column, T item) {
        var words = chosen.getOrDefault(column.key(), "").toLowerCase(Locale.ROOT);
        var text = column.text();
        return text == null || text.apply(item).toLowerCase(Locale.ROOT).contains(words);
    }

    /** Without leaving the page: the address changes, what is on the screen stays. */
    private void remember() {
        var ui = UI.getCurrent();
        if (ui == null) {
            return;
        }
        var at = ui.getActiveViewLocation();
        var parameters = at.getQueryParameters().getParameters().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
        into(parameters);
        ui.getPage().getHistory().replaceState(null, new Location(at.getPath(), new QueryParameters(parameters)));
    }
}
