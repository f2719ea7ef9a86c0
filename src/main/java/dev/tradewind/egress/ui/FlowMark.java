package dev.tradewind.egress.ui;

import static dev.tradewind.ui.Texts.said;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.egress.FlowTotal;
import dev.tradewind.ui.ChartSeries;

/** A flow in a table: the swatch of its class, as on every page, and its name. */
final class FlowMark {
    private FlowMark() {}

    static Component of(FlowTotal flow, String name) {
        var text = new Span(name);
        return of(flow, name, text);
    }

    static Component of(FlowTotal flow, String name, Component text) {
        var swatch = new Span();
        swatch.addClassName("tw-swatch");
        swatch.getStyle()
                .set(
                        "background",
                        "var(" + ChartSeries.classToken(flow.transferClass().name()) + ")");
        text.addClassName("tw-clip");
        var line = new Div(swatch, text);
        line.addClassNames("tw-line", "tw-tight");
        line.getElement()
                .setAttribute("title", name + ", " + said(flow.transferClass().label()));
        return line;
    }
}
