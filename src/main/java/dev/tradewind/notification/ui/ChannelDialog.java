package dev.tradewind.notification.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.tradewind.notification.Channel;
import dev.tradewind.notification.ChannelDraft;
import dev.tradewind.notification.ChannelKind;
import dev.tradewind.notification.Channels;
import dev.tradewind.notification.Subscription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a channel or changes one. */
final class ChannelDialog extends Dialog {
    private static final String REFERENCE =
            "By reference: ${env:NAME} or ${file:/path}. The thing itself is never stored.";

    private final Channels channels;
    private final @Nullable Channel changed;
    private final Runnable done;
    private final TextField name = new TextField("Name");
    private final Select<ChannelKind> kind = new Select<>();
    private final TextField address = new TextField("Address");
    private final TextField secret = new TextField("Secret");
    private final TextField second = new TextField("Second secret");
    private final Checkbox enabled = new Checkbox("Switched on");
    private final SubscriptionFields subscriptions;
    private final Div problem = new Div();

    ChannelDialog(Channels channels, @Nullable Channel changed, Runnable done) {
        this.channels = channels;
        this.changed = changed;
        this.done = done;
        setHeaderTitle(
                changed == null ? "Add channel" : "Change " + changed.as().name());
        setWidth("min(620px, 100vw)");
        addClassName("dc-dialog");
        kind.setLabel("Kind");
        kind.setItems(ChannelKind.values());
        kind.setItemLabelGenerator(each -> each.label() + ": " + each.purpose());
        kind.addValueChangeListener(change -> fit(change.getValue()));
        secret.setHelperText(REFERENCE + " 16 characters or more.");
        second.setHelperText("While receivers change from one secret to the other; else empty.");
        for (var field : List.of(name, address, secret, second)) {
            field.setWidthFull();
        }
        kind.setWidthFull();
        problem.addClassName("tw-problem");
        problem.getElement().setAttribute("role", "alert");
        var as = changed == null ? null : changed.as();
        subscriptions = new SubscriptionFields(as == null ? List.of(Subscription.to("*")) : as.subscriptions());
        kind.setValue(as == null ? ChannelKind.SLACK : as.kind());
        enabled.setValue(as == null || as.enabled());
        if (as != null) {
            name.setValue(as.name());
            address.setValue(as.address());
            secret.setValue(as.secrets().isEmpty() ? "" : as.secrets().getFirst());
            second.setValue(as.secrets().size() < 2 ? "" : as.secrets().getLast());
        }
        add(name, kind, address, secret, second, subscriptions, enabled, problem);
        var save = new Button(changed == null ? "Add channel" : "Save", click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), save);
    }

    private void fit(ChannelKind chosen) {
        boolean mail = chosen == ChannelKind.MAIL;
        address.setLabel(mail ? "Mail addresses" : "Address");
        address.setHelperText(mail ? "Separated by commas" : REFERENCE);
        secret.setVisible(chosen == ChannelKind.WEBHOOK);
        second.setVisible(chosen == ChannelKind.WEBHOOK);
    }

    private void save() {
        try {
            var chosen = kind.getValue();
            var draft = new ChannelDraft(
                    name.getValue(),
                    chosen,
                    enabled.getValue(),
                    address.getValue(),
                    chosen == ChannelKind.WEBHOOK ? List.of(secret.getValue(), second.getValue()) : List.of(),
                    subscriptions.value());
            if (changed == null) {
                channels.create(draft);
            } else if (channels.change(changed.id(), changed.version(), draft).isEmpty()) {
                problem.setText("Not saved: somebody changed or removed this channel in the meantime. What you typed is"
                        + " still here; open it again beside it.");
                return;
            }
            done.run();
            close();
        } catch (IllegalArgumentException refused) {
            problem.setText("Not saved: " + refused.getMessage());
        }
    }
}
