package dev.tradewind.identity.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import dev.tradewind.identity.People;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.factor.EmergencyAccounts;
import dev.tradewind.identity.factor.SecondFactors;
import dev.tradewind.identity.passkey.Passkeys;
import dev.tradewind.ui.ReasonDialog;
import java.util.UUID;
import java.util.function.Consumer;

/** What an administrator does to one account beside its roles; each asks for a reason. */
record AccountActions(People people, SecondFactors factors, Passkeys passkeys, EmergencyAccounts emergency) {

    Div of(Person person, UUID by, Runnable done) {
        var line = new Div();
        line.addClassName("tw-form-line");
        if (!person.id().equals(by)) {
            line.add(
                    person.enabled()
                            ? action(
                                    tr("Switch off"),
                                    person,
                                    tr("No sign-in, no session and no token of this account works any more."),
                                    reason -> people.switchOff(person.id(), reason, by),
                                    done)
                            : action(
                                    tr("Switch on"),
                                    person,
                                    tr("The account works again, with the roles that it had."),
                                    reason -> people.switchOn(person.id(), reason, by),
                                    done));
        }
        if (factors.enrolled(person.id()) || !passkeys.of(person.id()).isEmpty()) {
            line.add(action(
                    tr("Reset second factor"),
                    person,
                    tr(
                            "Passkeys are removed too. The password alone opens the account until its owner sets up another device."),
                    reason -> {
                        factors.reset(person.id(), reason);
                        passkeys.removeAll(person.id(), reason);
                    },
                    done));
        }
        line.add(
                emergency.is(person.id())
                        ? action(
                                tr("End emergency account"),
                                person,
                                tr("Signing in with it raises no alarm any more."),
                                reason -> emergency.end(person.id(), reason),
                                done)
                        : action(
                                tr("Make emergency account"),
                                person,
                                tr(
                                        "It needs no second factor, and each sign-in alarms administrators, auditors and approvers. Say when it may be used and where its password lies."),
                                reason -> emergency.setUp(person.id(), reason),
                                done));
        return line;
    }

    private static Button action(String text, Person person, String consequence, Consumer<String> work, Runnable done) {
        return new Button(
                text,
                click -> new ReasonDialog(text + ": " + person.displayName(), consequence, text, work, done).open());
    }
}
