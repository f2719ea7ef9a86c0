package dev.tradewind.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A table to read: its rows go to the browser as one piece of HTML instead of a component for every cell, which a page with a
 * grid waits for. Figures in it open their evidence; nothing else in a cell reacts but links. For rows that are filtered, or of
 * which columns are chosen, there is the grid.
 *
 * @param <T> what a row is about
 */
public final class PlainTable<T> extends Div {
    /** More than a panel shows of them; the next ones come once their reader is at the end, and as many as these at a time. */
    static final int ROWS_MORE = 100;

    private static final String COME_WHEN_SEEN = """
            const watch = new IntersectionObserver(all => {
              if (all.some(each => each.isIntersecting)) {
                watch.disconnect();
                this.click();
              }
            });
            watch.observe(this);""";

    /** What a click on a figure tells: which one it is, and that it is one. */
    static final String CLICKED = "event.target.closest('[data-figure]')?.dataset.figure";

    static final String IS_FIGURE = "!!event.target.closest('[data-figure]')";

    private static final String FIGURE = "data-figure";

    private final List<Column<T>> columns = new ArrayList<>();
    private final List<Supplier<Figure>> evidence = new ArrayList<>();
    private final Element table = new Element("table");
    private final Element head = new Element("thead");
    private final List<Element> bodies = new ArrayList<>();
    private final Button next = new Button("", click -> more());
    private List<T> rows = List.of();
    private int shown;
    private @Nullable T chosen;
    private @Nullable Column<T> sorted;
    private boolean descending;

    private record Column<T>(
            String header,
            String style,
            Function<T, Component> cell,
            @Nullable Comparator<T> order) {}

    /** @param label what assistive technology calls it */
    public PlainTable(String label) {
        addClassName("tw-plain");
        // the part that scrolls is reached by the keyboard too
        getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", label);
        table.getClassList().add("tw-plain-table");
        getElement().appendChild(table);
        table.appendChild(head);
        table.addEventListener(
                        "click", event -> open(event.getEventData().get(CLICKED).asString()))
                .addEventData(CLICKED)
                .setFilter(IS_FIGURE);
    }

    /** A column of texts, as wide as they need at least. */
    public PlainTable<T> column(String header, Function<T, String> text) {
        return add(header, "", row -> new Span(text.apply(row)));
    }

    /** A column of numbers, at the right edge. */
    public PlainTable<T> numbers(String header, Function<T, String> text) {
        return add(header, "tw-right tw-num", row -> new Span(text.apply(row)));
    }

    /** A column of whatever needs no listener: links, marks, figures. */
    public PlainTable<T> cells(String header, Function<T, Component> cell) {
        return add(header, "", cell);
    }

    /** The same at the right edge. */
    public PlainTable<T> cellsAtEnd(String header, Function<T, Component> cell) {
        return add(header, "tw-right", cell);
    }

    private PlainTable<T> add(String header, String style, Function<T, Component> cell) {
        columns.add(new Column<>(header, style, cell, null));
        return this;
    }

    /** Lets the reader order the rows by the column that was added last. */
    public PlainTable<T> sortable(Comparator<T> order) {
        var last = columns.removeLast();
        columns.add(new Column<>(last.header(), last.style(), last.cell(), order));
        return this;
    }

    /** Marks the row that the rest of the page is about. */
    public PlainTable<T> chosen(T row) {
        chosen = row;
        return this;
    }

    /** Shows these, in this order until the reader asks for another. */
    public PlainTable<T> rows(List<T> all) {
        rows = List.copyOf(all);
        show();
        return this;
    }

    private void show() {
        var line = new Element("tr");
        columns.forEach(each -> line.appendChild(header(each)));
        head.removeAllChildren().appendChild(line);
        bodies.forEach(Element::removeFromParent);
        bodies.clear();
        evidence.clear();
        shown = 0;
        more();
    }

    private Element header(Column<T> column) {
        var cell = element("th", column.style()).setAttribute("scope", "col");
        if (column.order() == null) {
            return cell.setText(column.header());
        }
        var isSorted = column.equals(sorted);
        cell.setAttribute("aria-sort", !isSorted ? "none" : descending ? "descending" : "ascending");
        var button = new Element("button").setText(column.header()).setAttribute("type", "button");
        button.addEventListener("click", click -> {
            descending = column.equals(sorted) && !descending;
            sorted = column;
            show();
        });
        return cell.appendChild(button);
    }

    private List<T> ordered() {
        var order = sorted == null ? null : sorted.order();
        return order == null
                ? rows
                : rows.stream().sorted(descending ? order.reversed() : order).toList();
    }

    private void more() {
        var body = new Element("tbody");
        var to = Math.min(rows.size(), shown + (shown == 0 ? Panel.FIRST_ROWS : ROWS_MORE));
        var html = new StringBuilder();
        ordered().subList(shown, to).forEach(row -> html.append(line(row).getOuterHTML()));
        // one property: a child for every cell is what this table is there to avoid
        body.setProperty("innerHTML", html.toString());
        table.appendChild(body);
        bodies.add(body);
        shown = to;
        var left = rows.size() - shown;
        if (left > 0) {
            next.setText(tr("Show {0} more of {1}", Math.min(left, ROWS_MORE), rows.size()));
            add(next);
            next.getElement().executeJs(COME_WHEN_SEEN);
        } else {
            remove(next);
        }
    }

    /** Never attached: its texts and attributes become HTML, escaped by Flow. */
    private Element line(T row) {
        var line = new Element("tr");
        if (row.equals(chosen)) {
            line.setAttribute("aria-current", "true");
        }
        for (var column : columns) {
            var cell = column.cell().apply(row);
            number(cell);
            line.appendChild(element("td", column.style()).appendChild(cell.getElement()));
        }
        return line;
    }

    private static Element element(String tag, String style) {
        var element = new Element(tag);
        return style.isEmpty() ? element : element.setAttribute("class", style);
    }

    private void number(Component cell) {
        if (cell instanceof FigureButton figure) {
            figure.getElement().setAttribute(FIGURE, String.valueOf(evidence.size()));
            evidence.add(figure.evidence());
        }
        cell.getChildren().forEach(this::number);
    }

    private void open(String figure) {
        EvidenceDrawer.open(evidence.get(Integer.parseInt(figure)).get());
    }
}
