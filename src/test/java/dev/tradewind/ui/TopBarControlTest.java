package dev.tradewind.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import org.junit.jupiter.api.Test;

/** It stays where it is while pages come and go. */
class TopBarControlTest {
    private final TopBarControl control = new TopBarControl("calendar", "Time range");
    private final Popover popover = (Popover)
            control.getChildren().filter(Popover.class::isInstance).findFirst().orElseThrow();

    @Test
    void itsFormIsMadeWhenItOpensAndAnewOnTheNextPage() {
        control.show(new Span("November"), () -> new Span("first form"));
        assertThat(popover.getChildren()).isEmpty();
        popover.open();
        assertThat(popover.getElement().getTextRecursively()).isEqualTo("first form");
        control.show(new Span("December"), () -> new Span("second form"));
        assertThat(popover.isOpened()).isFalse();
        assertThat(control.getElement().getChild(0).getAttribute("aria-label")).isEqualTo("Time range: December");
        popover.open();
        assertThat(popover.getElement().getTextRecursively()).isEqualTo("second form");
    }
}
