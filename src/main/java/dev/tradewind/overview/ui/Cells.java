package dev.tradewind.overview.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.ScopeParameters;

/** Pieces of the lists beside the map. */
final class Cells {
    private Cells() {}

    static <T> Grid<T> sideList(String label) {
        var grid = new Grid<T>();
        grid.addClassName("tw-side");
        grid.setPageSize(Panel.FIRST_ROWS);
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
        first.addClassNames("tw-strong", "tw-clip");
        var line = new Div(first, second);
        line.addClassName("tw-line");
        line.getElement().setAttribute("title", name + " " + quiet);
        return line;
    }

    /** Secondary text, whole in the title where it does not fit. */
    static Span quiet(String text) {
        var span = new Span(text);
        span.addClassNames("tw-quiet", "tw-small", "tw-clip");
        span.getElement().setAttribute("title", text);
        return span;
    }

    static Span number(String text) {
        var span = new Span(text);
        span.addClassName("tw-num");
        return span;
    }

    /** How the range of a figure is called. */
    static String words(ScopeParameters scope) {
        return "month".equals(scope.range()) ? tr("month to date") : scope.rangeInWords();
    }
}
