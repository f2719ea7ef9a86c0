package dev.tradewind.identity.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.tradewind.identity.ApiToken;
import dev.tradewind.identity.ApiTokens;
import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.identity.LocalityChoices;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.RoleScope;
import dev.tradewind.identity.factor.SecondFactors;
import dev.tradewind.identity.oidc.FederatedPeople;
import dev.tradewind.identity.passkey.Passkeys;
import dev.tradewind.ui.Access;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Locality;
import dev.tradewind.ui.MainLayout;
import dev.tradewind.ui.Page;
import dev.tradewind.ui.Panel;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.TreeSet;

/** A person's own page: what they may do, and the API tokens that act in their name. */
@Route(value = "account", layout = MainLayout.class)
@PageTitle("Account · Tradewind")
@RolesAllowed(Access.VIEWER)
@StyleSheet("decisions.css")
final class AccountView extends Page {
    private final transient ApiTokens tokens;
    private final transient Person me;
    private final Grid<ApiToken> grid = new Grid<>(ApiToken.class, false);

    AccountView(
            ApiTokens tokens,
            CurrentPerson current,
            SecondFactors factors,
            Passkeys passkeys,
            FederatedPeople federated,
            LocalityChoices localities,
            Clock clock) {
        super(tr("Account"), tr("what may I do, and what acts in my name?"));
        this.tokens = tokens;
        this.me = current.current();
        grid.addColumn(ApiToken::label).setHeader(tr("Label"));
        grid.addColumn(token -> token.scope().words()).setHeader(tr("May use")).setAutoWidth(true);
        grid.addColumn(token ->
                        Formats.instant(token.createdAt(), Locality.current().zone()))
                .setHeader(tr("Issued"));
        grid.addColumn(token ->
                        Formats.instant(token.expiresAt(), Locality.current().zone()))
                .setHeader(tr("Expires"));
        grid.addColumn(token -> token.lastUsedAt() == null
                        ? tr("never")
                        : Formats.instant(token.lastUsedAt(), Locality.current().zone()))
                .setHeader(tr("Last used"));
        grid.setEmptyStateText(
                tr(
                        "No token yet. A token lets a program act as you over the API, with the roles that you choose, until it expires."));
        grid.addColumn(token -> state(token, clock)).setHeader(tr("State"));
        grid.addComponentColumn(token -> {
                    var revoke = new Button(tr("Revoke"), click -> {
                        tokens.revoke(token.id());
                        refresh();
                    });
                    revoke.setEnabled(state(token, clock).equals(tr("valid")));
                    revoke.setAriaLabel(tr("Revoke {0}", token.label()));
                    return revoke;
                })
                .setHeader(tr("Actions"));
        grid.setAllRowsVisible(true);
        grid.getElement().setAttribute("aria-label", tr("API tokens"));
        var who = new Panel(
                tr("Sign-in"),
                tr("who I am here"),
                new Paragraph(tr(
                        "{0}, roles: {1}{2}{3}",
                        me.displayName(),
                        String.join(", ", new TreeSet<>(me.roles())),
                        me.scopes().isEmpty()
                                ? ""
                                : tr("; only {0}", RoleScope.format(me.scopes()).replace("\n", ", only ")),
                        me.groups().isEmpty()
                                ? ""
                                : tr("; groups: {0}", String.join(", ", new TreeSet<>(me.groups()))))),
                secondFactor(factors, passkeys));
        add(
                who,
                new LocalityPanel(localities, current, clock).content(),
                new Panel(
                        tr("New token"),
                        tr("for a program that is to act as you"),
                        new TokenForm(tokens, me, this::refresh)),
                new Panel(tr("API tokens"), tr("what acts in my name"), grid).flush());
        // whom the company's provider vouches for has to ask it at each sign-in
        if (passkeys.on() && !federated.isFederated(me.id())) {
            add(new PasskeyPanel(passkeys, current));
        }
        refresh();
    }

    private Div secondFactor(SecondFactors factors, Passkeys passkeys) {
        var link = new Anchor(
                "second-factor", factors.enrolled(me.id()) ? tr("Second factor") : tr("Set up a second factor"));
        link.addClassName("tw-button");
        var state = factors.enrolled(me.id())
                ? tr(
                        "An authenticator app is asked for at sign-in; {0} recovery codes are left.",
                        factors.recoveryCodesLeft(me.id()))
                : factors.missing(me) && passkeys.any(me.id())
                        ? tr("Your passkeys open this account, the password alone does not.")
                        : tr("Your password alone opens this account.");
        var line = new Div(new Span(state), link);
        line.addClassName("tw-form-line");
        return line;
    }

    private static String state(ApiToken token, Clock clock) {
        if (token.revokedAt() != null) {
            return tr("revoked");
        }
        return clock.instant().isBefore(token.expiresAt()) ? tr("valid") : tr("expired");
    }

    private void refresh() {
        grid.setItems(tokens.of(me.id()));
    }
}
