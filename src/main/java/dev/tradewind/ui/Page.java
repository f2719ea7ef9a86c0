package dev.tradewind.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;

/** What views extend: page header (name, the question it answers, tools) and the content below. */
public abstract class Page extends Div {
    private final Span question = new Span();
    private final Div tools = new Div();

    protected Page(String title, String question) {
        addClassName("tw-page");
        this.question.setText(question);
        this.question.addClassName("tw-quiet");
        tools.addClassName("tw-page-tools");
        var head = new Div(new H1(title), this.question, tools);
        head.addClassName("tw-page-head");
        add(head);
    }

    protected void setQuestion(String text) {
        question.setText(text);
    }

    protected void addTools(Component... more) {
        tools.add(more);
    }

    protected void clearTools() {
        tools.removeAll();
    }

    /** Side by side on a desk, one under the other below 1200 px; weights as in CSS: {@code "2fr 1fr"}. */
    protected static Div row(String columns, Component... content) {
        var row = new Div(content);
        row.addClassName("tw-row");
        row.getStyle().set("--tw-columns", columns);
        return row;
    }
}
