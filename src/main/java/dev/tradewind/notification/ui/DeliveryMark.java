package dev.tradewind.notification.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.event.Delivery;
import dev.tradewind.ui.Status;
import dev.tradewind.ui.StatusMark;

/** How far a delivery has come, as a mark. */
final class DeliveryMark {
    private DeliveryMark() {}

    static StatusMark of(Delivery delivery) {
        return switch (delivery.state()) {
            case DELIVERED -> new StatusMark(Status.DONE, tr("delivered"));
            case DEAD -> new StatusMark(Status.FAILED, tr("given up"));
            case WAITING ->
                delivery.attempts() == 0
                        ? new StatusMark(Status.WAITING, tr("waiting"))
                        : new StatusMark(Status.DEGRADED, tr("trying again"));
        };
    }

    static Component withAnswer(Delivery delivery) {
        var answer = new Span(delivery.answer());
        answer.addClassName("tw-quiet");
        return new Div(of(delivery), new Span(" "), answer);
    }
}
