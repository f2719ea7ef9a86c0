package dev.tradewind.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** Below the first screen: made once, and not before somebody can see it. */
class LaterTest {
    private final AtomicInteger made = new AtomicInteger();
    private final Later later = new Later(320, () -> new Span("below " + made.incrementAndGet()));

    private void seen() {
        var element = later.getElement();
        element.getNode()
                .getFeature(ElementListenerMap.class)
                .fireEvent(new DomEvent(element, "tw-seen", JsonNodeFactory.instance.objectNode()));
    }

    @Test
    void nothingIsMadeUntilItIsSeen() {
        new Div().add(later);
        assertThat(made).hasValue(0);
        assertThat(later.getStyle().get("min-height")).isEqualTo("320px");
        assertThat(later.getElement().getAttribute("aria-busy")).isEqualTo("true");
    }

    @Test
    void itIsMadeOnceAndLeavesNoBoxOfItsOwn() {
        seen();
        seen();
        assertThat(made).hasValue(1);
        assertThat(later.getElement().getTextRecursively()).isEqualTo("below 1");
        assertThat(later.getStyle().get("min-height")).isNull();
        assertThat(later.getStyle().get("display")).isEqualTo("contents");
        assertThat(later.getElement().hasAttribute("aria-busy")).isFalse();
    }
}
