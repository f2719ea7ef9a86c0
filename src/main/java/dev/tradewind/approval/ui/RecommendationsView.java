package dev.tradewind.approval.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.tradewind.approval.Approvals;
import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.recommendation.RecommendationState;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.recommendation.Recommendations;
import dev.tradewind.ui.Access;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.MainLayout;
import dev.tradewind.ui.Page;
import dev.tradewind.ui.ScopeParameters;
import dev.tradewind.ui.Segments;
import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What should I decide now? An operator goes down the inbox with {@code j} and {@code k}, reads now and then, opens a
 * figure's evidence, and approves, rejects or snoozes, from a desk or a phone. The selection is in the URL.
 */
@Route(value = "recommendations", layout = MainLayout.class)
@PageTitle("Recommendations")
@RolesAllowed(Access.VIEWER)
@StyleSheet("decisions.css")
class RecommendationsView extends Page implements BeforeEnterObserver {
    private static final String OPEN = "open";
    private static final String WAITING = "waiting";
    private static final String DECIDED = "decided";

    private final Recommendations recommendations;
    private final Approvals approvals;
    private final CurrentPerson person;
    private final DetailParts parts;
    private final Clock clock;
    private final Div list = new Div();
    private final Div detail = new Div();
    private List<RecommendationSummary> shown = List.of();
    private @Nullable RecommendationSummary selected;
    private @Nullable ScopeParameters scope;
    private String show = OPEN;

    RecommendationsView(
            Recommendations recommendations,
            Approvals approvals,
            CurrentPerson person,
            DetailParts parts,
            Clock clock) {
        super("Recommendations", "what should I decide now?");
        this.recommendations = recommendations;
        this.approvals = approvals;
        this.person = person;
        this.parts = parts;
        this.clock = clock;
        list.addClassNames("tw-panel", "dc-list");
        list.getElement().setAttribute("role", "list").setAttribute("aria-label", "Recommendations");
        detail.addClassNames("tw-panel", "dc-detail");
        var both = new Div(list, detail);
        both.addClassName("dc-inbox");
        add(both);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        Shortcuts.addShortcutListener(this, () -> step(1), Key.KEY_J);
        Shortcuts.addShortcutListener(this, () -> step(-1), Key.KEY_K);
        Shortcuts.addShortcutListener(this, () -> onSelected(this::approve), Key.KEY_A);
        Shortcuts.addShortcutListener(this, () -> onSelected(this::reject), Key.KEY_R);
        Shortcuts.addShortcutListener(this, () -> onSelected(this::snooze), Key.KEY_S);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var query = event.getLocation().getQueryParameters();
        scope = ScopeParameters.of(query, clock);
        show = query.getSingleParameter("show").orElse(OPEN);
        var id = query.getSingleParameter("id").orElse("");
        load(id);
    }

    private void load(String id) {
        var here = currentScope();
        var open = scoped(recommendations.open(), here);
        var waiting = scoped(approvals.waitingFor(person.current()), here);
        shown = switch (show) {
            case WAITING -> ranked(waiting);
            case DECIDED ->
                scoped(
                        recommendations.in(Arrays.stream(RecommendationState.values())
                                .filter(RecommendationState::ended)
                                .collect(Collectors.toSet())),
                        here);
            default -> ranked(open);
        };
        selected = shown.stream()
                .filter(r -> r.id().toString().equals(id) || r.shortId().equalsIgnoreCase(id))
                .findFirst()
                .or(() -> recommendations.byShortId(id))
                .orElseGet(() -> shown.isEmpty() ? null : shown.getFirst());
        header(open, waiting.size());
        drawList();
        drawDetail();
    }

    private ScopeParameters currentScope() {
        return scope == null ? ScopeParameters.of(QueryParameters.empty(), clock) : scope;
    }

    private static List<RecommendationSummary> scoped(List<RecommendationSummary> all, ScopeParameters scope) {
        return all.stream()
                .filter(r -> scope.owner() == null || r.owner().equals(scope.owner()))
                .toList();
    }

    /** By value, then by expiry: what saves most is read first. */
    private static List<RecommendationSummary> ranked(List<RecommendationSummary> all) {
        return all.stream()
                .sorted(Comparator.comparing(RecommendationSummary::deltaUsdPerMonth)
                        .thenComparing(RecommendationSummary::expiresAt))
                .toList();
    }

    private void header(List<RecommendationSummary> open, int waiting) {
        var usd = open.stream().map(RecommendationSummary::deltaUsdPerMonth).reduce(BigDecimal.ZERO, BigDecimal::add);
        double kg = open.stream()
                .mapToDouble(RecommendationSummary::deltaKgCo2ePerMonth)
                .sum();
        setQuestion("%d open, together %s USD and %s kgCO2e per month"
                .formatted(open.size(), Formats.money(usd), Formats.signed(kg, 0)));
        clearTools();
        addTools(new Segments("Which recommendations")
                .add("Waiting for me " + waiting, link(WAITING, null), show.equals(WAITING))
                .add("Open " + open.size(), link(OPEN, null), show.equals(OPEN))
                .add("Decided", link(DECIDED, null), show.equals(DECIDED)));
    }

    private String link(String which, @Nullable RecommendationSummary of) {
        var own = new LinkedHashMap<String, String>();
        own.put("show", which);
        if (of != null) {
            own.put("id", of.shortId());
        }
        return currentScope().link("recommendations", own);
    }

    private void drawList() {
        list.removeAll();
        if (shown.isEmpty()) {
            list.add(new EmptyState(
                    "lightbulb",
                    show.equals(WAITING) ? "Nothing waits for you" : "Nothing here yet",
                    "A plan compares where work runs with where it could run. Each change that is worth it stands here, with its reasons, until somebody decides.",
                    "Go to plans",
                    "plans"));
            return;
        }
        for (var recommendation : shown) {
            list.add(new InboxRow(
                    recommendation,
                    recommendation.equals(selected),
                    link(show, recommendation),
                    approvals.matter(recommendation),
                    clock.instant(),
                    currentScope().zone()));
        }
    }

    private void drawDetail() {
        detail.removeAll();
        var of = selected;
        detail.setVisible(of != null);
        if (of == null) {
            return;
        }
        detail.add(parts.of(
                of,
                person.current(),
                currentScope().zone(),
                new DetailParts.Actions(() -> approve(of), () -> reject(of), () -> snooze(of))));
    }

    private void step(int by) {
        var of = selected;
        if (shown.isEmpty() || of == null) {
            return;
        }
        int at = Math.floorMod(shown.indexOf(of) + by, shown.size());
        go(shown.get(at));
    }

    private void go(@Nullable RecommendationSummary of) {
        getUI().ifPresent(ui -> ui.navigate(
                "recommendations", QueryParameters.simple(of == null ? Map.of("show", show) : parameters(of))));
    }

    private Map<String, String> parameters(RecommendationSummary of) {
        var all = new LinkedHashMap<>(currentScope().asParameters());
        all.put("show", show);
        all.put("id", of.shortId());
        return all;
    }

    private void onSelected(Consumer<RecommendationSummary> action) {
        var of = selected;
        if (of != null && of.state().undecided()) {
            action.accept(of);
        }
    }

    private void approve(RecommendationSummary of) {
        DecisionDialog.approve(
                        of,
                        approvals.matter(of).reasonNeeded(),
                        reason -> approvals.approve(of.id(), of.version(), reason))
                .whenDone(this::again)
                .open();
    }

    private void reject(RecommendationSummary of) {
        DecisionDialog.reject(of, reason -> approvals.reject(of.id(), of.version(), reason))
                .whenDone(this::again)
                .open();
    }

    private void snooze(RecommendationSummary of) {
        new SnoozeDialog(of, recommendations, person.current(), clock, this::again).open();
    }

    private void again() {
        load(selected == null ? "" : selected.shortId());
    }
}
