package dev.tradewind.overview.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** Pieces of the lists beside the map. */
final class Cells {
    private Cells() {}

    static <T> Grid<T> sideList(String label) {
        var grid = new Grid<T>();
        grid.addClassName("tw-side");
        grid.addThemeVariants(GridVariant.AURA_NO_BORDER);
        grid.setSizeFull();
        grid.setMultiSort(false);
        grid.getElement().setAttribute("aria-label", label);
        return grid;
    }

    /** A name with a quiet word behind it. */
    static Component named(String name, String quiet) {
        var second = new Span(quiet);
        second.addClassNames("tw-quiet", "tw-small");
        var first = new Span(name);
        first.addClassName("tw-strong");
        var line = new Div(first, second);
        line.addClassName("tw-line");
        line.getElement().setAttribute("title", name + " " + quiet);
        return line;
    }

    static Component number(String text) {
        var span = new Span(text);
        span.addClassName("tw-num");
        return span;
    }
}
