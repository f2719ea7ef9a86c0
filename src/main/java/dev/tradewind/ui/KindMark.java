package dev.tradewind.ui;

import com.vaadin.flow.component.html.Span;

/** Ring, dashed ring, square or hatched square, with the word beside it. */
public final class KindMark extends Span {
    public KindMark(Kind kind) {
        this(kind, kind.word());
    }

    public KindMark(Kind kind, String text) {
        addClassNames("tw-kind", "tw-kind-" + kind.word());
        var shape = new Span();
        shape.addClassName("tw-kind-shape");
        shape.getElement().setAttribute("aria-hidden", "true");
        add(shape, new Span(text));
    }
}
