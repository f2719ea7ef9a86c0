package dev.tradewind.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import org.jspecify.annotations.Nullable;

/** Says what will stand here, and the one action that fills it. */
public final class EmptyState extends Div {
    /**
     * @param path where the action leads, inside the console; {@code null} if there is nothing to do
     */
    public EmptyState(String icon, String title, String teaches, @Nullable String action, @Nullable String path) {
        addClassName("tw-empty");
        add(new Glyph(icon), new H3(title), new Paragraph(teaches));
        if (action != null && path != null) {
            var link = new Anchor(path, action);
            link.addClassName("tw-button");
            add(link);
        }
    }
}
