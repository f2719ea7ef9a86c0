package dev.tradewind.notification.ui;

import static dev.tradewind.ui.Texts.key;
import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

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
import dev.tradewind.ui.Locality;
import dev.tradewind.ui.Texts;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes a channel or changes one. */
final class ChannelDialog extends Dialog {
    private static final String REFERENCE =
            key("By reference: ${env:NAME} or ${file:/path}. The thing itself is never stored.");

    private final Channels channels;
    private final @Nullable Channel changed;
    private final Runnable done;
    private final TextField name = new TextField(tr("Name"));
    private final Select<ChannelKind> kind = new Select<>();
    private final TextField address = new TextField(tr("Address"));
    private final TextField secret = new TextField(tr("Secret"));
    private final TextField second = new TextField(tr("Second secret"));
    private final Select<String> language = new Select<>();
    private final Checkbox enabled = new Checkbox(tr("Switched on"));
    private final SubscriptionFields subscriptions;
    private final Div problem = new Div();

    ChannelDialog(Channels channels, @Nullable Channel changed, Runnable done) {
        this.channels = channels;
        this.changed = changed;
        this.done = done;
        setHeaderTitle(
                changed == null
                        ? tr("Add channel")
                        : tr("Change {0}", changed.as().name()));
        setWidth("min(620px, 100vw)");
        addClassName("dc-dialog");
        kind.setLabel(tr("Kind"));
        kind.setItems(ChannelKind.values());
        kind.setItemLabelGenerator(each -> said(each.label()) + ": " + said(each.purpose()));
        kind.addValueChangeListener(change -> fit(change.getValue()));
        secret.setHelperText(tr("{0} 16 characters or more.", tr(REFERENCE)));
        second.setHelperText(tr("While receivers change from one secret to the other; else empty."));
        language.setLabel(tr("Language of the mails"));
        language.setItems(Texts.LANGUAGES.stream().sorted().toList());
        language.setItemLabelGenerator(code -> Locale.of(code).getDisplayLanguage(Locale.of(code)));
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
        language.setValue(as == null ? Locality.current().locale().getLanguage() : as.language());
        if (as != null) {
            name.setValue(as.name());
            address.setValue(as.address());
            secret.setValue(as.secrets().isEmpty() ? "" : as.secrets().getFirst());
            second.setValue(as.secrets().size() < 2 ? "" : as.secrets().getLast());
        }
        add(name, kind, address, language, secret, second, subscriptions, enabled, problem);
        var save = new Button(changed == null ? tr("Add channel") : tr("Save"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(tr("Cancel"), click -> close()), save);
    }

    private void fit(ChannelKind chosen) {
        boolean mail = chosen == ChannelKind.MAIL;
        address.setLabel(mail ? tr("Mail addresses") : tr("Address"));
        address.setHelperText(mail ? tr("Separated by commas") : tr(REFERENCE));
        language.setVisible(mail);
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
                    subscriptions.value(),
                    chosen == ChannelKind.MAIL ? language.getValue() : "en");
            if (changed == null) {
                channels.create(draft);
            } else if (channels.change(changed.id(), changed.version(), draft).isEmpty()) {
                problem.setText(
                        tr(
                                "Not saved: somebody changed or removed this channel in the meantime. What you typed is still here; open it again beside it."));
                return;
            }
            done.run();
            close();
        } catch (IllegalArgumentException refused) {
            problem.setText(tr("Not saved: {0}", said(refused.getMessage())));
        }
    }
}
