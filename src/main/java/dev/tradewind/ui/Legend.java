package dev.tradewind.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** What the colours of a chart mean, in words beneath it. */
public final class Legend extends Div {
    public Legend() {
        addClassName("tw-legend");
    }

    /** @param token name of a colour, such as {@code --tw-carbon-150} */
    public Legend colour(String token, String words) {
        var swatch = new Span();
        swatch.addClassName("tw-swatch");
        swatch.getStyle().set("background", "var(" + token + ")");
        add(new Span(swatch, new Span(words)));
        return this;
    }
}
