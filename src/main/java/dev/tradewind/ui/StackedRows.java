package dev.tradewind.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;

/**
 * The rows of a wide table one under the other, for a phone: what it is and its figure on one line, the rest below. The
 * table itself carries {@link #BESIDE} and is left out there.
 */
public final class StackedRows extends Div {
    /** Class name of what is shown on wider screens instead. */
    public static final String BESIDE = "tw-desk-only";

    public StackedRows(String label) {
        addClassNames("tw-stacked", "tw-phone-only");
        getElement().setAttribute("role", "list").setAttribute("aria-label", label);
    }

    /**
     * @param figure at the right end
     * @param more each on a line of its own
     */
    public void row(Component name, Component figure, Component... more) {
        var first = new Div(name, figure);
        first.addClassName("tw-stacked-first");
        var row = new Div(first);
        row.getElement().setAttribute("role", "listitem");
        for (var each : more) {
            var line = new Div(each);
            line.addClassName("tw-quiet");
            row.add(line);
        }
        add(row);
    }
}
