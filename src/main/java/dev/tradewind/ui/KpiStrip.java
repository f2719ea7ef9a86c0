package dev.tradewind.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The figures at the head of a page: one panel, cells divided by hairlines, each opens its evidence. */
public final class KpiStrip extends Div {
    public KpiStrip() {
        addClassNames("tw-panel", "tw-kpis");
    }

    /**
     * Adds a cell.
     *
     * @param value as written; "unknown" in words where nothing is known
     * @param unit left out where the value is unknown
     * @param evidence builds the drawer's content; {@code null} only where there is no number to explain
     * @param lines quiet lines below the number
     * @return this
     */
    public KpiStrip add(
            String label, String value, String unit, @Nullable Supplier<Figure> evidence, Component... lines) {
        var shown = value.equals(tr("unknown")) ? "" : unit;
        var cell = new Div();
        cell.addClassName("tw-kpi");
        var head = new Div(new Span(label));
        head.addClassName("tw-kpi-label");
        cell.add(head);
        if (evidence == null) {
            var number = new Span(value);
            number.addClassName("tw-num");
            var quiet = new Span(shown);
            quiet.addClassName("tw-unit");
            var figure = new Div(number, quiet);
            figure.addClassName("tw-figure");
            cell.add(figure);
        } else {
            var button = new FigureButton(value, shown, evidence);
            button.addClassName("tw-figure");
            cell.add(button);
        }
        for (var line : lines) {
            line.addClassName("tw-kpi-line");
            cell.add(line);
        }
        add(cell);
        return this;
    }

    /** As above with one line of plain text. */
    public KpiStrip add(String label, String value, String unit, @Nullable Supplier<Figure> evidence, String line) {
        return add(label, value, unit, evidence, new Div(line));
    }
}
