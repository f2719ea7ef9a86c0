package dev.tradewind.identity.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.identity.passkey.Passkey;
import dev.tradewind.identity.passkey.Passkeys;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Locality;
import dev.tradewind.ui.Panel;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;

/** One's own passkeys. All goes through Vaadin's requests, which carry its token: no endpoint adds or removes one. */
final class PasskeyPanel extends Div {
    private static final String SCRIPT = """
            if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON) {
              return 'Not added: this browser, or this address without https, knows no passkeys.';
            }
            try {
              const key = await navigator.credentials.create(
                {publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse($0))});
              return JSON.stringify(key);
            } catch (refused) {
              return refused.name === 'InvalidStateError' ? 'Not added: this device has a passkey of yours already.'
                : 'Not added: no passkey was made.';
            }
            """;

    private final transient Passkeys passkeys;
    private final transient CurrentPerson current;
    private final Grid<Passkey> grid = new Grid<>(Passkey.class, false);
    private final TextField label = new TextField(tr("Passkey label"));
    private final Div problem = new Div();

    /** What the browser was asked for; used up by its answer. */
    private transient @Nullable PublicKeyCredentialCreationOptions asked;

    PasskeyPanel(Passkeys passkeys, CurrentPerson current) {
        this.passkeys = passkeys;
        this.current = current;
        label.setMaxLength(100);
        var add = new Button(tr("Add passkey"), click -> ask());
        var form = new Div(label, add);
        form.addClassName("tw-form-line");
        problem.addClassName("tw-problem");
        problem.getElement().setAttribute("role", "alert");
        grid.addColumn(Passkey::label).setHeader(tr("Label"));
        grid.addColumn(key ->
                        Formats.instant(key.createdAt(), Locality.current().zone()))
                .setHeader(tr("Added"));
        grid.addColumn(key -> key.lastUsedAt() == null
                        ? tr("never")
                        : Formats.instant(key.lastUsedAt(), Locality.current().zone()))
                .setHeader(tr("Last used"));
        grid.addComponentColumn(key -> {
            var remove = new Button(tr("Remove"), click -> confirmRemoval(key));
            remove.getElement().setAttribute("aria-label", tr("Remove passkey {0}", key.label()));
            return remove;
        });
        grid.setEmptyStateText(
                tr(
                        "No passkey yet. One signs you in with this device's finger, face or PIN, instead of name, password and code."));
        grid.setAllRowsVisible(true);
        grid.getElement().setAttribute("aria-label", tr("Passkeys"));
        add(form, problem, new Panel(tr("Passkeys"), tr("what signs me in without a password"), grid).flush());
        refresh();
    }

    private void ask() {
        problem.setText("");
        try {
            var options = passkeys.begin(current.current());
            asked = options;
            getElement()
                    .executeJs(SCRIPT, Passkeys.json(options))
                    .then(String.class, this::answered, failed -> problem.setText(tr("Not added: {0}", failed)));
        } catch (IllegalArgumentException refused) {
            problem.setText(tr("Not added: {0}", refused.getMessage()));
        }
    }

    private void answered(String answer) {
        var options = asked;
        asked = null;
        if (!answer.startsWith("{")) {
            problem.setText(answer);
            return;
        }
        if (options == null) {
            problem.setText(tr("Not added: that took too long. Try again."));
            return;
        }
        try {
            passkeys.add(current.current(), options, answer, label.getValue());
            label.clear();
        } catch (IllegalArgumentException refused) {
            problem.setText(tr("Not added: {0}", refused.getMessage()));
        }
        refresh();
    }

    private void confirmRemoval(Passkey key) {
        var dialog = new Dialog();
        dialog.setHeaderTitle(tr("Remove passkey {0}", key.label()));
        dialog.add(
                new Paragraph(
                        tr(
                                "Nobody signs in with it any more, and sessions that it opened end, this one too if it did. Delete it on the device as well.")));
        var remove = new Button(tr("Remove"), click -> {
            passkeys.remove(current.current().id(), key.id());
            dialog.close();
            refresh();
        });
        remove.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.getFooter().add(new Button(tr("Cancel"), click -> dialog.close()), remove);
        dialog.open();
    }

    private void refresh() {
        grid.setItems(passkeys.of(current.current().id()));
    }
}
