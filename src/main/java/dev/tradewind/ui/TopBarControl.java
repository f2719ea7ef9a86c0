package dev.tradewind.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import java.util.function.Supplier;

/**
 * A button of the top bar that says what is chosen and opens a form to choose anew. It stays from page to page. The form is
 * made when it is opened: its choices cost questions that most visits of a page do not need.
 */
final class TopBarControl extends Div {
    private final String label;
    private final NativeButton button = new NativeButton();
    private final Span place = new Span();
    private final Popover popover;
    private Supplier<Component> form = Div::new;

    TopBarControl(String icon, String label) {
        this.label = label;
        place.addClassName("tw-control-words");
        button.addClassName("tw-control");
        button.add(new Glyph(icon), place, new Glyph("chevron-down"));
        button.getElement().setAttribute("aria-haspopup", "dialog");
        popover = popover(button, label);
        popover.addOpenedChangeListener(event -> {
            if (event.isOpened() && popover.getChildren().findAny().isEmpty()) {
                popover.add(form.get());
            }
        });
        add(button, popover);
    }

    /** @param chosen in words */
    void show(Component chosen, Supplier<Component> next) {
        form = next;
        popover.close();
        popover.removeAll();
        var words = chosen.getElement().getTextRecursively();
        if (!words.equals(place.getElement().getTextRecursively())) {
            place.removeAll();
            place.add(chosen);
            button.getElement().setAttribute("aria-label", label + ": " + words);
        }
    }

    static Popover popover(Component target, String label, Component... content) {
        var popover = new Popover(content);
        popover.setTarget(target);
        popover.setPosition(PopoverPosition.BOTTOM_START);
        popover.setAriaLabel(label);
        popover.setModal(true);
        return popover;
    }
}
