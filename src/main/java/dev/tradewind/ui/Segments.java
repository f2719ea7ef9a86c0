package dev.tradewind.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;

/** A segmented control whose segments are links, so that the choice is in the URL. */
public final class Segments extends Nav {
    public Segments(String label) {
        addClassName("tw-segments");
        getElement().setAttribute("aria-label", label);
    }

    public Segments add(String text, String href, boolean current) {
        var link = new Anchor(href, text);
        if (current) {
            link.getElement().setAttribute("aria-current", "page");
            // where they do not all fit, the chosen one is in view
            link.getElement()
                    .executeJs("setTimeout(() => { const all = this.parentElement;"
                            + " if (all) all.scrollLeft = this.offsetLeft - all.offsetLeft - 24; })");
        }
        add(link);
        return this;
    }
}
