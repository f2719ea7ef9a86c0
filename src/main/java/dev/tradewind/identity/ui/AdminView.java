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
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.identity.People;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.Role;
import dev.tradewind.identity.RoleScope;
import dev.tradewind.identity.RunningDatabase;
import dev.tradewind.identity.RunningSettings;
import dev.tradewind.identity.factor.EmergencyAccounts;
import dev.tradewind.identity.factor.SecondFactors;
import dev.tradewind.identity.passkey.Passkeys;
import dev.tradewind.ui.Access;
import dev.tradewind.ui.MainLayout;
import dev.tradewind.ui.Page;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.ScopeParameters;
import dev.tradewind.ui.Segments;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Who may do what: an administrator adds people and grants roles; whatever is done here stands in the log. */
@Route(value = "admin", layout = MainLayout.class)
@PageTitle("Admin · Tradewind")
@RolesAllowed({Access.ADMIN, Access.AUDITOR})
@StyleSheet("decisions.css")
final class AdminView extends Page implements BeforeEnterObserver {
    private static final String SETTINGS = "settings";
    private static final String ABOUT = "about";

    private final transient People people;
    private final transient CurrentPerson current;
    private final transient SecondFactors factors;
    private final transient Passkeys passkeys;
    private final transient EmergencyAccounts emergency;
    private final transient RunningSettings settings;
    private final transient RunningDatabase database;
    private final transient Clock clock;
    private final Div content = new Div();
    private final List<Component> tools;
    private final Grid<Person> grid = new Grid<>(Person.class, false);

    AdminView(
            People people,
            CurrentPerson current,
            SecondFactors factors,
            Passkeys passkeys,
            EmergencyAccounts emergency,
            RunningSettings settings,
            RunningDatabase database,
            Clock clock) {
        super(tr("Admin"), tr("who may do what?"));
        this.people = people;
        this.current = current;
        this.factors = factors;
        this.passkeys = passkeys;
        this.emergency = emergency;
        this.settings = settings;
        this.database = database;
        this.clock = clock;
        var mayChange = current.current().has(Role.ADMIN);
        var add = new Button(tr("Add person"), click -> new PersonDialog(people, this::refresh).open());
        add.addThemeVariants(ButtonVariant.PRIMARY);
        add.setVisible(mayChange);
        tools = List.of(
                link("Access review", "admin/access-review"),
                link("Identities", "admin/identities"),
                link("Channels", "admin/channels"),
                link("Deliveries", "admin/deliveries"),
                add);
        buildGrid(mayChange);
        content.getStyle().set("display", "contents");
        add(content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var query = event.getLocation().getQueryParameters();
        var scope = ScopeParameters.of(query, clock);
        var tab = query.getSingleParameter("tab").orElse("");
        content.removeAll();
        clearTools();
        addTools(new Segments(tr("Admin"))
                .add(tr("People"), scope.link("admin"), !tab.equals(SETTINGS) && !tab.equals(ABOUT))
                .add(tr("Settings"), scope.link("admin", Map.of("tab", SETTINGS)), tab.equals(SETTINGS))
                .add(tr("About"), scope.link("admin", Map.of("tab", ABOUT)), tab.equals(ABOUT)));
        addTools(tools.toArray(Component[]::new));
        switch (tab) {
            case SETTINGS -> content.add(SettingsPanel.of(settings));
            case ABOUT -> content.add(AboutPanel.version(said(database.words()), scope.zone()), AboutPanel.licences());
            default -> {
                content.add(
                        new Panel(tr("People"), tr("roles and approver groups"), grid),
                        new Panel(tr("Roles"), tr("what each one may do"), roles()));
                refresh();
            }
        }
    }

    private static Anchor link(String text, String path) {
        var link = new Anchor(path, text);
        link.addClassName("tw-button");
        return link;
    }

    private String secondFactor(Person person) {
        if (factors.enrolled(person.id())) {
            return passkeys.any(person.id()) ? tr("app, passkey") : tr("app");
        }
        if (passkeys.any(person.id())) {
            return tr("passkey");
        }
        return factors.missing(person) ? tr("must set up") : tr("none");
    }

    private void buildGrid(boolean mayChange) {
        grid.addColumn(Person::displayName).setHeader(tr("Name")).setSortable(true);
        grid.addColumn(Person::name).setHeader(tr("Signs in as")).setSortable(true);
        grid.addColumn(person -> person.human().contains("@") ? person.human() : tr("not stated"))
                .setHeader(tr("Person"))
                .setSortable(true)
                .setAutoWidth(true);
        // a scope is a line of its own: one that is cut off would look like a role that holds everywhere
        grid.addComponentColumn(AdminView::granted)
                .setHeader(tr("Roles"))
                .setAutoWidth(true)
                .setFlexGrow(2);
        grid.addColumn(person -> String.join(", ", new TreeSet<>(person.groups())))
                .setHeader(tr("Approver groups"));
        grid.addColumn(this::secondFactor).setHeader(tr("Second factor")).setAutoWidth(true);
        grid.addColumn(person -> (person.enabled() ? tr("active") : tr("switched off"))
                        + (emergency.is(person.id()) ? tr(", for emergencies") : ""))
                .setHeader(tr("State"))
                .setAutoWidth(true);
        if (mayChange) {
            grid.addComponentColumn(person -> {
                        var change = new NativeButton(
                                tr("Change"),
                                click -> new RolesDialog(
                                                people,
                                                person,
                                                current.current().id(),
                                                new AccountActions(people, factors, passkeys, emergency),
                                                this::refresh)
                                        .open());
                        change.addClassName("tw-link");
                        change.getElement().setAttribute("aria-label", tr("Change {0}", person.displayName()));
                        return change;
                    })
                    .setHeader(tr("Actions"))
                    .setAutoWidth(true)
                    .setFlexGrow(0);
        }
        grid.addThemeVariants(GridVariant.AURA_NO_BORDER);
        grid.setAllRowsVisible(true);
        grid.getElement().setAttribute("aria-label", tr("People"));
    }

    static Div granted(Person person) {
        var cell = new Div(new Div(String.join(", ", new TreeSet<>(person.roles()))));
        RoleScope.format(person.scopes()).lines().forEach(scope -> {
            var line = new Div(tr("only {0}", scope));
            line.addClassNames("tw-small", "tw-quiet");
            cell.add(line);
        });
        return cell;
    }

    private Div roles() {
        var list = new Div();
        list.addClassName("tw-note");
        for (var role : Role.values()) {
            var name = new Span(role.name());
            name.addClassName("tw-strong");
            var line = new Div(name, new Span(said(role.purpose())));
            line.addClassName("tw-pair-start");
            list.add(line);
        }
        return list;
    }

    private void refresh() {
        grid.setItems(people.all());
    }
}
