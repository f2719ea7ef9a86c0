package dev.tradewind.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;

/** A hairline round one subject: title, second line (unit, range, source), tools at the right, optional foot. */
public final class Panel extends Section {
    /** Rows that a table of fixed height is given at first; more follow as it scrolls, and the page opens sooner. */
    public static final int FIRST_ROWS = 20;

    private final Span second = new Span();
    private final Div tools = new Div();
    private final Div body = new Div();
    private final Div foot = new Div();

    public Panel(String title, String subtitle, Component... content) {
        addClassName("tw-panel");
        second.addClassName("tw-quiet");
        second.setText(subtitle);
        tools.addClassName("tw-panel-tools");
        var head = new Div(new H2(title), second, tools);
        head.addClassName("tw-panel-head");
        body.addClassName("tw-panel-body");
        body.add(content);
        foot.addClassName("tw-panel-foot");
        foot.setVisible(false);
        add(head, body, foot);
        getElement().setAttribute("aria-label", title);
    }

    public void setSubtitle(String text) {
        second.setText(text);
    }

    /** Adds to the right of the title. */
    public Panel tools(Component... more) {
        tools.add(more);
        return this;
    }

    /** Replaces the content. */
    public void setContent(Component... content) {
        body.removeAll();
        body.add(content);
    }

    public void addContent(Component... content) {
        body.add(content);
    }

    /** Adds to the foot, which appears with its first component. */
    public Panel foot(Component... more) {
        foot.setVisible(true);
        foot.add(more);
        return this;
    }

    /** Takes the panel's height from the page and scrolls inside. */
    public Panel scrolling() {
        addClassName("tw-panel-scrolls");
        return this;
    }

    /** Leaves out the inset, for grids, maps and charts that reach the edge. */
    public Panel flush() {
        addClassName("tw-panel-flush");
        return this;
    }
}
