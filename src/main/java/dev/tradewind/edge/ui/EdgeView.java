package dev.tradewind.edge.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.Site;
import dev.tradewind.edge.EdgeConflict;
import dev.tradewind.edge.EdgeSite;
import dev.tradewind.edge.architecture.ArchitectureCheck;
import dev.tradewind.edge.centre.AgentWork;
import dev.tradewind.edge.centre.AskingApplications;
import dev.tradewind.edge.centre.Conflicts;
import dev.tradewind.edge.centre.Enrolments;
import dev.tradewind.edge.centre.Reconciliations;
import dev.tradewind.edge.centre.SiteHealth;
import dev.tradewind.edge.centre.SpiffeAgents;
import dev.tradewind.edge.centre.Versions;
import dev.tradewind.egress.BilledInternet;
import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.identity.Role;
import dev.tradewind.ui.Access;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.MainLayout;
import dev.tradewind.ui.Page;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.ScopeParameters;
import dev.tradewind.ui.Segments;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The operator sees which sites are cut off and what waits there, decides what no rule could, and reads what each site
 * brought when it was back. Chosen site and conflict are in the URL.
 */
@Route(value = "edge", layout = MainLayout.class)
@StyleSheet("edge.css")
@PageTitle("Edge · Tradewind")
@RolesAllowed(Access.VIEWER)
class EdgeView extends Page implements BeforeEnterObserver {
    private static final String ARCHITECTURE = "architecture";

    private final transient SiteHealth health;
    private final transient Conflicts conflicts;
    private final transient AskingApplications applications;
    private final transient Versions versions;
    private final transient Reconciliations reconciliations;
    private final transient AgentWork work;
    private final transient Enrolments enrolments;
    private final transient SpiffeAgents spiffe;
    private final transient ArchitectureCheck architecture;
    private final transient Catalog catalog;
    private final transient BilledInternet billed;
    private final transient CurrentPerson person;
    private final transient Clock clock;
    private final Div content = new Div();

    EdgeView(
            SiteHealth health,
            Conflicts conflicts,
            AskingApplications applications,
            Versions versions,
            Reconciliations reconciliations,
            AgentWork work,
            Enrolments enrolments,
            SpiffeAgents spiffe,
            ArchitectureCheck architecture,
            Catalog catalog,
            BilledInternet billed,
            CurrentPerson person,
            Clock clock) {
        super(tr("Edge"), tr("which sites are cut off, and what is at risk?"));
        this.health = health;
        this.conflicts = conflicts;
        this.applications = applications;
        this.versions = versions;
        this.reconciliations = reconciliations;
        this.work = work;
        this.enrolments = enrolments;
        this.spiffe = spiffe;
        this.architecture = architecture;
        this.catalog = catalog;
        this.billed = billed;
        this.person = person;
        this.clock = clock;
        content.getStyle().set("display", "contents");
        add(content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var query = event.getLocation().getQueryParameters();
        var scope = ScopeParameters.of(query, clock);
        var now = clock.instant();
        clearTools();
        var checks = query.getSingleParameter("tab").orElse("").equals(ARCHITECTURE);
        addTools(new Segments(tr("Part of the page"))
                .add(tr("Sites"), scope.link("edge", Map.of()), !checks)
                .add(tr("Architecture check"), scope.link("edge", Map.of("tab", ARCHITECTURE)), checks));
        if (person.current().has(Role.ADMIN)) {
            addTools(invite());
        }
        var sites = health.sites().stream()
                .sorted(Comparator.comparing(EdgeSite::link)
                        .reversed()
                        .thenComparing(EdgeSite::queued, Comparator.reverseOrder())
                        .thenComparing(EdgeSite::site))
                .toList();
        var open = conflicts.open();
        content.removeAll();
        if (checks) {
            content.add(new ArchitecturePanel(architecture.answers(), this::name).panel());
            return;
        }
        content.add(new EdgeStrip(sites, open, conflicts.latest(1_000), now).strip());
        if (sites.isEmpty()) {
            content.add(new Panel(
                    tr("Sites"),
                    tr("none has an agent yet"),
                    noSite(new EmptyState(
                            "radio-tower",
                            tr("No site has an agent"),
                            tr(
                                    "An agent keeps a site working while its link is cut. An administrator adds a site here and starts tradewind edge there with the token that is shown."),
                            null,
                            null))));
            return;
        }
        var chosen = query.getSingleParameter("site")
                .flatMap(id -> sites.stream().filter(s -> s.site().equals(id)).findFirst())
                .orElse(sites.getFirst());
        var list = new SiteList(sites, this::name, now, site -> go(scope, Map.of("site", site.site())));
        var left = stack(
                list.panel(chosen),
                new LinkStrip(chosen, name(chosen.site()), health.changes(chosen.site(), LinkStrip.from(now)), now)
                        .panel(),
                new RunList(work.latest(200), work.refusals(), this::name).panel());
        var brought = reconciliations.latest(200);
        var right = stack(
                conflictPanel(
                        query.getSingleParameter("conflict")
                                .flatMap(EdgeView::number)
                                .flatMap(conflicts::numbered)
                                .or(() -> open.stream().findFirst())
                                .orElse(null),
                        open,
                        scope),
                new ReconciliationList(brought, this::name).panel());
        var both = row("minmax(0, 1.5fr) minmax(0, 1fr)", left, right);
        both.addClassName("tw-row-wide");
        content.add(both);
        content.add(new SyncCost(brought, catalog, billed, this::name).panel());
    }

    private Button invite() {
        return new Button(tr("Add a site"), click -> new InviteDialog(catalog.sites(), enrolments, spiffe).open());
    }

    /** Whoever may add a site can do so from where it says that there is none. */
    private EmptyState noSite(EmptyState empty) {
        if (person.current().has(Role.ADMIN)) {
            empty.add(invite());
        }
        return empty;
    }

    private static Optional<Long> number(String text) {
        return text.matches("\\d{1,15}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    private Panel conflictPanel(@Nullable EdgeConflict conflict, List<EdgeConflict> open, ScopeParameters scope) {
        if (conflict == null) {
            return new Panel(
                    tr("Conflicts to decide"),
                    tr("none"),
                    new EmptyState(
                            "circle-check",
                            tr("Nothing waits for a person"),
                            tr(
                                    "What two sides changed without knowing of each other, and no rule can make one, appears here with both versions."),
                            null,
                            null));
        }
        return new ConflictPanel(
                        conflict,
                        open,
                        versions.of(conflict.collection(), conflict.document(), 12),
                        this::name,
                        person.current().everywhere(Role.OPERATOR),
                        (choice, edited, reason) -> conflicts.decide(
                                conflict.number(),
                                conflict.version(),
                                choice,
                                edited,
                                reason,
                                person.current().id().toString()),
                        number -> go(scope, Map.of("conflict", Long.toString(number))))
                .asked(applications.words(conflict.number()).orElse(""))
                .panel();
    }

    private static Div stack(Component... parts) {
        var stack = new Div(parts);
        stack.addClassName("tw-edge-stack");
        return stack;
    }

    private static void go(ScopeParameters scope, Map<String, String> own) {
        UI.getCurrent().navigate(scope.link("edge", own));
    }

    private String name(String siteId) {
        return catalog.site(siteId).map(Site::shortName).orElse(siteId);
    }
}
