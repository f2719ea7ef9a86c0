package dev.tradewind.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;

/** A line icon, 16 px, in the colour of the text. Decorative unless it has a label. Names are in {@code tw-icon.ts}. */
@Tag("tw-icon")
@NpmPackage(value = "lucide", version = "0.544.0")
@JsModule("./components/tw-icon.ts")
public final class Glyph extends Component {
    public Glyph(String name) {
        getElement().setAttribute("name", name).setAttribute("aria-hidden", "true");
    }

    public void setName(String name) {
        getElement().setAttribute("name", name);
    }
}
