package dev.tradewind.latency.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.Site;
import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.identity.Role;
import dev.tradewind.latency.LatencyDigests;
import dev.tradewind.latency.ObjectiveAnswers;
import dev.tradewind.latency.Objectives;
import dev.tradewind.latency.RoundTrips;
import dev.tradewind.ui.Access;
import dev.tradewind.ui.Glyph;
import dev.tradewind.ui.Later;
import dev.tradewind.ui.MainLayout;
import dev.tradewind.ui.Page;
import dev.tradewind.ui.ScopeParameters;
import dev.tradewind.ui.Segments;
import dev.tradewind.workload.UserGroup;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.Workloads;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The platform team sees who waits longer than promised, between which sites times were measured and how long ago, and
 * where only the model speaks. The chosen sites are in the URL.
 */
@Route(value = "latency", layout = MainLayout.class)
@PageTitle("Latency · Tradewind")
@RolesAllowed(Access.VIEWER)
class LatencyView extends Page implements BeforeEnterObserver {
    private static final int MOST_SITES = 80;
    private static final String OBJECTIVES = "objectives";
    private static final List<String> FIRST_LOOK = List.of(
            "aws:us-east-1",
            "aws:us-west-2",
            "aws:eu-central-1",
            "azure:eastus",
            "azure:westeurope",
            "gcp:us-central1",
            "gcp:europe-west3",
            "gcp:asia-northeast1");

    private final transient Catalog catalog;
    private final transient RoundTrips roundTrips;
    private final transient Objectives objectives;
    private final transient ObjectiveAnswers answers;
    private final transient LatencyDigests digests;
    private final transient Workloads workloads;
    private final transient CurrentPerson current;
    private final transient Clock clock;
    private final Div content = new Div();

    LatencyView(
            Catalog catalog,
            RoundTrips roundTrips,
            Objectives objectives,
            ObjectiveAnswers answers,
            LatencyDigests digests,
            Workloads workloads,
            CurrentPerson current,
            Clock clock) {
        super(tr("Latency"), tr("who waits too long?"));
        this.catalog = catalog;
        this.roundTrips = roundTrips;
        this.objectives = objectives;
        this.answers = answers;
        this.digests = digests;
        this.workloads = workloads;
        this.current = current;
        this.clock = clock;
        content.getStyle().set("display", "contents");
        add(content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        ScopeParameters scope = ScopeParameters.of(query, clock);
        List<Workload> inScope = inScope(scope);
        List<Site> sites = chosen(query, inScope);
        var matrix = new SiteMatrix(roundTrips, sites, clock.instant());
        var checks = new ObjectiveList(objectives.standings(inScope), matrix::place, clock.instant());
        boolean promises = query.getSingleParameter("tab").orElse("").equals(OBJECTIVES);
        String chosen = query.getSingleParameter("sites").orElse("");
        clearTools();
        addTools(tabs(scope, promises, chosen), chooser(sites, scope));
        if (current.find()
                .filter(each -> each.everywhere(Role.OPERATOR) || each.has(Role.ADMIN))
                .isPresent()) {
            var measure = new Anchor(scope.link("data", Map.of("probe", "new")), tr("Measure a link"));
            measure.addClassName("tw-button");
            addTools(measure);
        }
        content.removeAll();
        content.add(new LatencyStrip(matrix, checks, clock.instant()).strip());
        if (promises) {
            if (changing() != null) {
                addTools(adding(inScope));
            }
            content.add(new ObjectiveTable(
                            inScope,
                            objectives,
                            answers,
                            this::place,
                            scope,
                            clock.instant(),
                            changing(),
                            mayChange(inScope))
                    .panel());
            return;
        }
        content.add(tall(sites.size(), matrix.panel(), checks.panel()));
        query.getSingleParameter("link").ifPresent(link -> {
            var trend = new LinkTrend(roundTrips, digests, this::named, link, scope).panel();
            trend.getElement().executeJs("setTimeout(() => this.scrollIntoView({ block: 'nearest' }), 100)");
            content.add(trend);
        });
        content.add(new Later(
                LIST_PIXELS, () -> matrix.pairs(pair -> link(scope, chosen, pair.fromSite() + ">" + pair.toSite()))));
    }

    /** A site that would keep an objective may be none of those chosen for the matrix. */
    private String place(String siteId) {
        return catalog.site(siteId).map(Site::shortName).orElse(siteId);
    }

    /** As the matrix names it, whether or not it is one of its sites. */
    private String named(String siteId) {
        return catalog.site(siteId).map(SiteMatrix::label).orElse(siteId);
    }

    private boolean mayChange(Workload workload) {
        return current.find()
                .filter(each -> each.may(Role.OPERATOR, workload.owner(), workload.environment()))
                .isPresent();
    }

    /** Names of those that the viewer may change. */
    private Set<String> mayChange(List<Workload> of) {
        return of.stream().filter(this::mayChange).map(Workload::name).collect(Collectors.toSet());
    }

    /** Null for who may only look. */
    private @Nullable Consumer<String> changing() {
        if (current.find().filter(each -> each.has(Role.OPERATOR)).isEmpty()) {
            return null;
        }
        return name -> workloads.byName(name).ifPresent(workload -> dialog(List.of(workload)));
    }

    private void dialog(List<Workload> choices) {
        new ObjectiveDialog(workloads, choices, () -> UI.getCurrent().refreshCurrentRoute(false)).open();
    }

    /** Of the workloads that say where their users are, those that promise nothing yet. */
    private Button adding(List<Workload> inScope) {
        List<Workload> without = inScope.stream()
                .filter(this::mayChange)
                .filter(each -> each.maxRttMillis() == null && !each.users().isEmpty())
                .toList();
        var add = new Button(tr("New objective"), click -> dialog(without));
        add.setEnabled(!without.isEmpty());
        if (without.isEmpty()) {
            add.getElement()
                    .setAttribute(
                            "title",
                            tr("Every workload that names its users, and that you may change, has an objective"));
        }
        return add;
    }

    private static String link(ScopeParameters scope, String sites, String link) {
        return scope.link("latency", sites.isEmpty() ? Map.of("link", link) : Map.of("link", link, "sites", sites));
    }

    private static Segments tabs(ScopeParameters scope, boolean promises, String sites) {
        Map<String, String> kept = sites.isEmpty() ? Map.of() : Map.of("sites", sites);
        Map<String, String> tab = new LinkedHashMap<>(kept);
        tab.put("tab", OBJECTIVES);
        return new Segments(tr("Part of the page"))
                .add(tr("Matrix"), scope.link("latency", kept), !promises)
                .add(tr("Objectives"), scope.link("latency", tab), promises);
    }

    private static final int LIST_PIXELS = 420;

    /** So many columns fit beside the list on a small screen. */
    private static final int NARROW = 11;

    /** As high as the matrix needs, within reason; the list beside it scrolls. */
    private static Div tall(int sites, Component... panels) {
        Div row = row("minmax(0, 1.4fr) minmax(0, 1fr)", panels);
        row.addClassName("tw-row-tall");
        row.setClassName("tw-row-wide", sites > NARROW);
        row.getStyle().set("--tw-tall", Math.clamp(232L + 23L * sites, 420, 780) + "px");
        return row;
    }

    private List<Workload> inScope(ScopeParameters scope) {
        return workloads.all().stream()
                .filter(workload -> scope.owner() == null || scope.owner().equals(workload.owner()))
                .filter(workload ->
                        scope.environment() == null || scope.environment().equals(workload.environment()))
                .filter(workload ->
                        scope.provider() == null || workload.siteId().startsWith(scope.provider() + ":"))
                .toList();
    }

    /** Sites of the URL, else those where work and users are, else a first look over three providers. */
    private List<Site> chosen(QueryParameters query, List<Workload> inScope) {
        Set<String> ids = new LinkedHashSet<>();
        query.getSingleParameter("sites").ifPresent(list -> ids.addAll(Arrays.asList(list.split(","))));
        if (ids.isEmpty()) {
            for (Workload workload : inScope) {
                ids.add(workload.siteId());
                workload.users().stream().map(UserGroup::siteId).forEach(ids::add);
            }
        }
        if (ids.size() < 2) {
            ids.addAll(FIRST_LOOK);
        }
        return ids.stream()
                .flatMap(id -> catalog.site(id).stream())
                .limit(MOST_SITES)
                .toList();
    }

    /** A quiet control like those of the shell; the choice itself opens over the page. */
    private Component chooser(List<Site> sites, ScopeParameters scope) {
        var button = new NativeButton();
        button.addClassName("tw-control");
        var key = new Span(tr("Sites"));
        key.addClassName("tw-quiet");
        button.add(key, new Span(tr("{0} of {1}", sites.size(), catalog.sites().size())), new Glyph("chevron-down"));
        button.getElement()
                .setAttribute(
                        "aria-label",
                        tr("Sites {0} of {1}", sites.size(), catalog.sites().size()))
                .setAttribute("aria-haspopup", "dialog");
        var popover = new Popover();
        popover.setTarget(button);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setAriaLabel(tr("Sites"));
        popover.setModal(true);
        popover.addOpenedChangeListener(event -> {
            if (event.isOpened() && popover.getChildren().findAny().isEmpty()) {
                popover.add(choice(sites, scope));
            }
        });
        return new Div(button, popover);
    }

    private Div choice(List<Site> sites, ScopeParameters scope) {
        var chooser = new MultiSelectComboBox<Site>(tr("Sites, at most {0}", MOST_SITES));
        chooser.setItems(catalog.sites());
        chooser.setItemLabelGenerator(site -> site.id() + " " + site.shortName());
        chooser.setValue(new LinkedHashSet<>(sites));
        chooser.setAutoExpand(MultiSelectComboBox.AutoExpandMode.VERTICAL);
        chooser.setWidth("420px");
        var show = new Button(tr("Show"), click -> {
            Map<String, String> all = new LinkedHashMap<>(scope.asParameters());
            all.put(
                    "sites",
                    String.join(",", chooser.getValue().stream().map(Site::id).toList()));
            UI.getCurrent().navigate("latency", QueryParameters.simple(all));
        });
        show.addThemeVariants(ButtonVariant.AURA_PRIMARY);
        var form = new Div(chooser, show);
        form.addClassName("tw-popover-form");
        return form;
    }
}
