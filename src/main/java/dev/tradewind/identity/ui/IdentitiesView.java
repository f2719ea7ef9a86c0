package dev.tradewind.identity.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.identity.MachineIdentities;
import dev.tradewind.identity.MachineIdentity;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.Role;
import dev.tradewind.identity.spiffe.CallerBook;
import dev.tradewind.identity.spiffe.Svids;
import dev.tradewind.identity.workload.Bindings;
import dev.tradewind.ui.Access;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.MainLayout;
import dev.tradewind.ui.Page;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.ReasonDialog;
import dev.tradewind.ui.ScopeParameters;
import dev.tradewind.ui.Segments;
import dev.tradewind.ui.Status;
import dev.tradewind.ui.StatusMark;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** An administrator sees everything that acts here without being a signed-in person, and ends what should not. */
@Route(value = "admin/identities", layout = MainLayout.class)
@PageTitle("Identities · Tradewind")
@RolesAllowed({Access.ADMIN, Access.AUDITOR})
@StyleSheet("decisions.css")
final class IdentitiesView extends Page implements BeforeEnterObserver {
    private static final String PATH = "admin/identities";

    private final transient MachineIdentities identities;
    private final transient Svids svids;
    private final transient Person me;
    private final transient Clock clock;
    private final Div content = new Div();
    private transient IdentitySearch search = new IdentitySearch(null, false, "");
    private transient ScopeParameters scope;

    IdentitiesView(
            MachineIdentities identities,
            Bindings bindings,
            CallerBook callers,
            Svids svids,
            CurrentPerson current,
            Clock clock) {
        super(tr("Identities"), tr("what acts here besides people, and until when?"));
        this.identities = identities;
        this.svids = svids;
        this.me = current.current();
        this.clock = clock;
        this.scope = ScopeParameters.of(com.vaadin.flow.router.QueryParameters.empty(), clock);
        var people = new Anchor("admin", tr("People"));
        people.addClassName("tw-button");
        addTools(people);
        if (me.has(Role.ADMIN)) {
            var trust =
                    new Button(tr("Trust an issuer"), click -> new BindingDialog(bindings, me, this::refresh).open());
            trust.addThemeVariants(ButtonVariant.PRIMARY);
            addTools(
                    new Button(
                            tr("Allow a SPIFFE caller"), click -> new CallerDialog(callers, me, this::refresh).open()),
                    trust);
        }
        content.getStyle().set("display", "contents");
        add(content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var query = event.getLocation().getQueryParameters();
        search = IdentitySearch.of(query);
        scope = ScopeParameters.of(query, clock);
        refresh();
    }

    private void refresh() {
        var all = identities.all();
        var found = all.stream().filter(search::takes).toList();
        content.removeAll();
        content.add(new Panel(
                        tr("Identities"),
                        tr("bindings of issuers, tokens, agents, programs; {0} of {1}", found.size(), all.size()),
                        filters(all),
                        found.isEmpty() ? nothing(all.isEmpty()) : grid(found))
                .flush());
        var domains = svids.domains();
        if (!domains.isEmpty()) {
            content.add(new Panel(
                            tr("Trust domains"),
                            tr("whose SPIFFE identities are believed"),
                            TrustDomains.table(domains, scope.zone(), clock.instant()))
                    .flush());
        }
    }

    private Div filters(List<MachineIdentity> all) {
        var kinds = new Segments(tr("Kind"));
        kinds.add(tr("All"), to(search.of((MachineIdentity.Kind) null)), search.kind() == null);
        for (var kind : MachineIdentity.Kind.values()) {
            var working = all.stream()
                    .filter(each -> each.kind() == kind && each.works())
                    .count();
            kinds.add(said(kind.word()) + " " + Formats.number(working), to(search.of(kind)), kind == search.kind());
        }
        var ended = new Segments(tr("State"));
        ended.add(tr("Works"), to(search.withEnded(false)), !search.ended());
        ended.add(tr("Ended too"), to(search.withEnded(true)), search.ended());
        var text = new TextField();
        text.setAriaLabel(tr("Name, owner or detail"));
        text.setPlaceholder(tr("Name, owner or detail"));
        text.setClearButtonVisible(true);
        text.setValue(search.text());
        text.addValueChangeListener(change ->
                getUI().ifPresent(ui -> ui.getPage().setLocation(to(search.containing(change.getValue())))));
        var bar = new Div(kinds, ended, text);
        bar.addClassName("tw-form-line");
        bar.getStyle().set("padding", "var(--tw-space-2) var(--tw-space-3)");
        return bar;
    }

    private Grid<MachineIdentity> grid(List<MachineIdentity> found) {
        var grid = new Grid<>(MachineIdentity.class, false);
        grid.addColumn(identity -> said(identity.kind().word()))
                .setHeader(tr("Kind"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(IdentitiesView::name)
                .setHeader(tr("Name"))
                .setWidth("15rem")
                .setFlexGrow(3);
        grid.addColumn(MachineIdentity::owner).setHeader(tr("Answers for it")).setFlexGrow(1);
        grid.addColumn(MachineIdentity::may).setHeader(tr("May")).setFlexGrow(2);
        grid.addComponentColumn(this::end)
                .setHeader(tr("Ends"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(identity -> identity.lastUsedAt() == null
                        ? identity.kind() == MachineIdentity.Kind.OWN_SVID ? tr("in use") : tr("never")
                        : tr("{0} ago", Formats.age(identity.lastUsedAt(), clock.instant())))
                .setHeader(tr("Last used"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(IdentitiesView::state)
                .setHeader(tr("State"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        if (me.has(Role.ADMIN)) {
            grid.addComponentColumn(identity -> identity.revocable() ? revoke(identity) : new Span())
                    .setHeader(tr("Actions"))
                    .setAutoWidth(true)
                    .setFlexGrow(0);
        }
        grid.addThemeVariants(GridVariant.AURA_NO_BORDER, GridVariant.WRAP_CELL_CONTENT);
        grid.setItems(found);
        grid.setAllRowsVisible(true);
        grid.getElement().setAttribute("aria-label", tr("Identities"));
        return grid;
    }

    private static Component name(MachineIdentity identity) {
        var detail = new Span(said(identity.detail()));
        detail.addClassName("tw-quiet");
        var both = new Div(new Div(new Span(identity.name())), detail);
        // a SPIFFE ID has no blank to break at
        both.getStyle().set("overflow-wrap", "anywhere");
        return both;
    }

    private Component end(MachineIdentity identity) {
        var at = identity.endsAt();
        if (at == null) {
            return new Span(
                    identity.kind() == MachineIdentity.Kind.SPIFFE_CALLER
                            ? tr("no SVID seen yet")
                            : tr("not by itself"));
        }
        var left = Duration.between(clock.instant(), at);
        var text = left.isNegative()
                ? (identity.renews()
                        ? tr("proof ended {0} ago", Formats.duration(left))
                        : tr("{0} ago", Formats.duration(left)))
                : (identity.renews() ? tr("renews within ") : tr("in ")) + Formats.duration(left);
        var when = new Span(Formats.instant(at, scope.zone()));
        when.addClassName("tw-quiet");
        return new Div(new Div(new Span(text)), when);
    }

    private static Component state(MachineIdentity identity) {
        return switch (identity.state()) {
            case WORKS -> new StatusMark(Status.DONE, tr("works"));
            case EXPIRED -> new StatusMark(Status.CANCELLED, tr("expired"));
            case REVOKED -> new StatusMark(Status.CANCELLED, tr("revoked"));
        };
    }

    private Component revoke(MachineIdentity identity) {
        var consequence = switch (identity.kind()) {
            case BINDING -> tr("No token of this issuer is taken for it any more, and those that were given end now.");
            case EXCHANGED_TOKEN ->
                tr("The token ends now. Its program may get another one: end the binding to stop that.");
            case API_TOKEN -> tr("The token ends now. Its owner may make another one.");
            case EDGE_AGENT -> tr("The site's agent is cut off until it is invited and enrolled again.");
            case SPIFFE_CALLER -> tr("Its next call is refused. To let it in again, allow it anew.");
            case OWN_SVID -> tr("It is taken away where it was given.");
        };
        var title = tr("Revoke {0} {1}", word(identity.kind()), identity.name());
        var button = new NativeButton(
                tr("Revoke"),
                click -> new ReasonDialog(
                                title,
                                consequence,
                                tr("Revoke"),
                                reason -> identities.revoke(identity, reason, me),
                                this::refresh)
                        .open());
        button.addClassName("tw-link");
        button.getElement().setAttribute("aria-label", title);
        return button;
    }

    /** As it stands within a sentence. */
    private static String word(MachineIdentity.Kind kind) {
        return kind == MachineIdentity.Kind.SPIFFE_CALLER
                ? kind.word()
                : kind.word().toLowerCase(Locale.ROOT);
    }

    private static EmptyState nothing(boolean atAll) {
        return atAll
                ? new EmptyState(
                        "shield-check",
                        tr("Nothing acts here besides people"),
                        tr(
                                "Trust an issuer, so that a pipeline or a pod exchanges its own token for one of this console; or make a token for yourself on the Account page."),
                        tr("Account"),
                        "account")
                : new EmptyState(
                        "list-filter",
                        tr("Nothing fits"),
                        tr("No identity of this kind works now. Look at those that ended too, or at all kinds."),
                        tr("Show all identities"),
                        PATH + "?ended=true");
    }

    private String to(IdentitySearch other) {
        return scope.link(PATH, other.parameters());
    }
}
