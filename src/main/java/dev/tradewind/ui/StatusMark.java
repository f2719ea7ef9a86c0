package dev.tradewind.ui;

import com.vaadin.flow.component.html.Span;

/** A state as icon and word. */
public final class StatusMark extends Span {
    public StatusMark(Status status) {
        this(status, status.word());
    }

    public StatusMark(Status status, String text) {
        addClassNames("tw-status", "tw-tone-" + status.tone());
        add(new Glyph(status.icon()), new Span(text));
    }
}
