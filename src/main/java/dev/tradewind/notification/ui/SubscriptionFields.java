package dev.tradewind.notification.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.tradewind.event.Severity;
import dev.tradewind.notification.EventKinds;
import dev.tradewind.notification.Subscription;
import java.util.ArrayList;
import java.util.List;

/** The subscriptions of a channel, a line each. */
final class SubscriptionFields extends Div {
    private final List<Line> lines = new ArrayList<>();
    private final Div rows = new Div();

    SubscriptionFields(List<Subscription> now) {
        rows.addClassName("tw-form");
        var more = new NativeButton(tr("Add subscription"), click -> add(Subscription.to("*")));
        more.addClassName("tw-button");
        var title = new Span(tr("Subscribed to"));
        title.addClassName("tw-strong");
        add(title, rows, more);
        now.forEach(this::add);
    }

    /** @throws IllegalArgumentException where one names no kinds */
    List<Subscription> value() {
        return lines.stream().map(Line::value).toList();
    }

    private void add(Subscription subscription) {
        var line = new Line(subscription);
        lines.add(line);
        rows.add(line);
    }

    private final class Line extends Div {
        private final ComboBox<String> kinds = new ComboBox<>(tr("Kinds"));
        private final Select<Severity> least = new Select<>();
        private final TextField owner = new TextField(tr("Owner"));

        Line(Subscription subscription) {
            addClassName("tw-form-line");
            kinds.setItems(EventKinds.choices());
            kinds.setAllowCustomValue(true);
            kinds.addCustomValueSetListener(event -> kinds.setValue(event.getDetail()));
            kinds.setItemLabelGenerator(kind -> kind.equals("*") ? tr("everything") : kind);
            kinds.setValue(subscription.kinds());
            kinds.setWidth("210px");
            least.setLabel(tr("From"));
            least.setItems(Severity.values());
            least.setItemLabelGenerator(severity -> switch (severity) {
                case INFO -> tr("info");
                case WARNING -> tr("warning");
                case CRITICAL -> tr("critical");
            });
            least.setValue(subscription.least());
            least.setWidth("110px");
            owner.setPlaceholder(tr("all"));
            owner.setValue(subscription.owner() == null ? "" : subscription.owner());
            owner.setWidth("120px");
            var drop = new NativeButton(tr("Drop"), click -> {
                lines.remove(this);
                removeFromParent();
            });
            drop.addClassName("tw-link");
            add(kinds, least, owner, drop);
        }

        Subscription value() {
            return new Subscription(
                    kinds.getValue() == null ? "" : kinds.getValue(), least.getValue(), owner.getValue());
        }
    }
}
