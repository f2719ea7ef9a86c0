package dev.tradewind.carbon.ui;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.function.ValueProvider;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.FigureButton;
import dev.tradewind.ui.Panel;
import java.util.List;
import java.util.function.Function;

/** A table of the page's parts: text left, numbers right, figures that open. */
final class CarbonGrid<T> extends Grid<T> {
    CarbonGrid(String label, List<T> rows) {
        addThemeVariants(GridVariant.AURA_NO_BORDER);
        setItems(rows);
        setHeightFull();
        getElement().setAttribute("aria-label", label);
    }

    CarbonGrid<T> text(String head, int grow, ValueProvider<T, String> value) {
        addColumn(value).setHeader(head).setFlexGrow(grow);
        return this;
    }

    CarbonGrid<T> number(String head, ValueProvider<T, String> value) {
        addColumn(value).setHeader(head).setTextAlign(ColumnTextAlign.END);
        return this;
    }

    CarbonGrid<T> figure(String head, Function<T, String> value, Function<T, Figure> evidence) {
        addComponentColumn(row -> new FigureButton(value.apply(row), "", () -> evidence.apply(row)))
                .setHeader(head)
                .setTextAlign(ColumnTextAlign.END);
        return this;
    }

    /** One panel that takes the rest of the screen's height. */
    static Div whole(Panel panel) {
        return whole(panel, "calc(100vh - 170px)");
    }

    static Div whole(Panel panel, String height) {
        var row = new Div(panel);
        row.addClassName("tw-row");
        row.getStyle()
                .set("--tw-columns", "minmax(0, 1fr)")
                .set("height", height)
                .set("min-height", "260px");
        return row;
    }
}
