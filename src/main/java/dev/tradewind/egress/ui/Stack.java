package dev.tradewind.egress.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;

/** Things below each other with the page's gap, whatever columns the row around them has. */
final class Stack extends Div {
    Stack(Component... content) {
        super(content);
        addClassName("tw-row");
        getStyle().set("--tw-columns", "minmax(0, 1fr)").set("align-content", "start");
    }
}
