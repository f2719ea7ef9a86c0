package dev.tradewind.approval.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.tradewind.approval.Approvals;
import dev.tradewind.approval.Eligibility;
import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.identity.Role;
import dev.tradewind.recommendation.Confidences;
import dev.tradewind.recommendation.RecommendationState;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.recommendation.Recommendations;
import dev.tradewind.ui.Access;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.ListFilter;
import dev.tradewind.ui.MainLayout;
import dev.tradewind.ui.Page;
import dev.tradewind.ui.PageKeys;
import dev.tradewind.ui.ScopeParameters;
import dev.tradewind.ui.Segments;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What should I decide now? An operator goes down the inbox with {@code j} and {@code k}, reads now and then, opens a
 * figure's evidence, and approves, rejects or snoozes, from a desk or a phone. The selection is in the URL.
 */
@Route(value = "recommendations", layout = MainLayout.class)
@PageTitle("Recommendations · Tradewind")
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
    private final Confidences confidences;
    private final Clock clock;
    private final ListFilter filter =
            new ListFilter(tr("Recommendations whose number, title, workload, owner or site contains"), this::narrow);
    private final Div list = new Div();
    private final Div detail = new Div();
    private volatile List<RecommendationSummary> shown = List.of();
    /** Before the words are looked for. */
    private List<RecommendationSummary> all = List.of();

    private @Nullable RecommendationSummary selected;
    private @Nullable ScopeParameters scope;
    private String show = OPEN;
    private final Set<UUID> chosen = new LinkedHashSet<>();

    RecommendationsView(
            Recommendations recommendations,
            Approvals approvals,
            CurrentPerson person,
            DetailParts parts,
            Confidences confidences,
            Clock clock) {
        super(tr("Recommendations"), tr("what should I decide now?"));
        this.recommendations = recommendations;
        this.approvals = approvals;
        this.person = person;
        this.parts = parts;
        this.confidences = confidences;
        this.clock = clock;
        list.addClassNames("tw-panel", "dc-list");
        list.getElement().setAttribute("role", "list").setAttribute("aria-label", tr("Recommendations"));
        detail.addClassNames("tw-panel", "dc-detail");
        var both = new Div(list, detail);
        both.addClassName("dc-inbox");
        add(
                both,
                new PageKeys(Map.of(
                        "j", () -> step(1),
                        "k", () -> step(-1),
                        "a", () -> onSelected(this::approve),
                        "r", () -> onSelected(this::reject),
                        "s", () -> onSelected(this::snooze),
                        "x", () -> onSelected(this::choose))));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var query = event.getLocation().getQueryParameters();
        scope = ScopeParameters.of(query, clock);
        show = query.getSingleParameter("show").orElse(OPEN);
        filter.read(query);
        var id = query.getSingleParameter("id").orElse("");
        load(id);
    }

    private void load(String id) {
        var here = currentScope();
        var open = scoped(recommendations.open(), here).stream()
                .filter(r -> r.state().undecided())
                .toList();
        var waiting = scoped(approvals.waitingFor(person.current()), here);
        all = switch (show) {
            case WAITING -> ranked(waiting);
            case DECIDED ->
                scoped(
                        recommendations.in(Arrays.stream(RecommendationState.values())
                                .filter(state -> !state.undecided())
                                .collect(Collectors.toSet())),
                        here);
            default -> ranked(open);
        };
        shown = fitting();
        selected = shown.stream()
                .filter(r -> r.id().toString().equals(id) || r.shortId().equalsIgnoreCase(id))
                .findFirst()
                .or(() -> recommendations.byShortId(id))
                .or(() -> byId(id))
                .orElseGet(() -> shown.isEmpty() ? null : shown.getFirst());
        header(open, waiting.size());
        drawList();
        drawDetail();
    }

    private List<RecommendationSummary> fitting() {
        return filter.isEmpty()
                ? all
                : all.stream().filter(r -> InboxRows.fits(r, filter)).toList();
    }

    /** Other words: what is open beside the list stays, unless it is no longer in it. */
    private void narrow() {
        shown = fitting();
        if (selected == null || !shown.contains(selected)) {
            selected = shown.isEmpty() ? null : shown.getFirst();
            drawDetail();
        }
        drawList();
    }

    /** Links from executions and notifications name it so, also when it is decided and no longer in the list. */
    private Optional<RecommendationSummary> byId(String id) {
        return id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? recommendations.byId(UUID.fromString(id))
                : Optional.empty();
    }

    private ScopeParameters currentScope() {
        return scope == null ? ScopeParameters.of(QueryParameters.empty(), clock) : scope;
    }

    private static List<RecommendationSummary> scoped(List<RecommendationSummary> all, ScopeParameters scope) {
        return all.stream()
                .filter(r -> scope.owner() == null || r.owner().equals(scope.owner()))
                .toList();
    }

    /** By value times the confidence of its kind, then by expiry; what somebody put aside last. */
    private List<RecommendationSummary> ranked(List<RecommendationSummary> all) {
        var confidences = this.confidences.now();
        return all.stream()
                .sorted(Comparator.comparing((RecommendationSummary r) -> r.state() == RecommendationState.SNOOZED)
                        .thenComparing(confidences::expectedUsdPerMonth)
                        .thenComparing(RecommendationSummary::expiresAt))
                .toList();
    }

    private void header(List<RecommendationSummary> open, int waiting) {
        setQuestion(InTotal.words(open));
        clearTools();
        filter.field().setVisible(!all.isEmpty());
        addTools(
                new Segments(tr("Which recommendations"))
                        .add(tr("Waiting for me {0}", waiting), link(WAITING, null), show.equals(WAITING))
                        .add(tr("Open {0}", open.size()), link(OPEN, null), show.equals(OPEN))
                        .add(tr("Decided"), link(DECIDED, null), show.equals(DECIDED)),
                filter.field(),
                InboxRows.csv(() -> shown, !all.isEmpty()));
        var who = person.current();
        if (who.has(Role.APPROVER)) {
            var away = new NativeButton(
                    tr("While I am away"),
                    click -> parts.away(who, currentScope().zone()).open());
            away.addClassName("tw-button");
            addTools(away);
        }
    }

    private void choose(RecommendationSummary of) {
        if (!chosen.remove(of.id())) {
            chosen.add(of.id());
        }
        drawList();
    }

    private boolean mayChoose() {
        return person.current().has(Role.APPROVER) && !show.equals(DECIDED);
    }

    private Component bulk() {
        var of = shown.stream().filter(r -> chosen.contains(r.id())).toList();
        var approve = new NativeButton(
                tr("Approve {0}", of.size()),
                click -> new BulkDialog(
                                tr("Approve"),
                                of,
                                (r, reason) -> approvals.approve(r.id(), r.version(), reason),
                                this::bulkDone)
                        .open());
        var reject = new NativeButton(
                tr("Reject {0}", of.size()),
                click -> new BulkDialog(
                                tr("Reject"),
                                of,
                                (r, reason) -> approvals.reject(r.id(), r.version(), reason),
                                this::bulkDone)
                        .open());
        var clear = new NativeButton(tr("Clear"), click -> bulkDone());
        approve.addClassNames("tw-button", "tw-button-primary");
        reject.addClassName("tw-button");
        clear.addClassName("tw-button");
        var bar = new Div(new Span(tr("{0} chosen", of.size())), approve, reject, clear);
        bar.addClassName("dc-bulk");
        return bar;
    }

    private void bulkDone() {
        chosen.clear();
        again();
    }

    private @Nullable Component chooser(RecommendationSummary of) {
        if (!mayChoose() || !of.state().undecided()) {
            return null;
        }
        var box = new NativeButton();
        box.addClassName("dc-choose");
        boolean on = chosen.contains(of.id());
        box.getElement()
                .setAttribute("role", "checkbox")
                .setAttribute("aria-checked", Boolean.toString(on))
                .setAttribute("aria-label", tr("Choose {0} for a decision on several", of.shortId()))
                .setAttribute("title", tr("Choose for a decision on several (x)"));
        box.addClickListener(click -> choose(of));
        return box;
    }

    private String link(String which, @Nullable RecommendationSummary of) {
        var own = new LinkedHashMap<String, String>(filter.parameters());
        own.put("show", which);
        if (of != null) {
            own.put("id", of.shortId());
        }
        return currentScope().link("recommendations", own);
    }

    private void drawList() {
        list.removeAll();
        // a list of nothing but an explanation is none
        list.getElement().setAttribute("role", shown.isEmpty() ? "region" : "list");
        if (shown.isEmpty() && !all.isEmpty()) {
            list.add(InboxRows.noneFits(all.size(), show));
            return;
        }
        if (shown.isEmpty()) {
            list.add(new EmptyState(
                    "lightbulb",
                    show.equals(WAITING) ? tr("Nothing waits for you") : tr("Nothing here yet"),
                    tr(
                            "A plan compares where work runs with where it could run. Each change that is worth it stands here, with its reasons, until somebody decides."),
                    tr("Go to plans"),
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
                    currentScope().zone(),
                    chooser(recommendation)));
        }
        if (mayChoose()) {
            var hint = new Div(
                    new Span(
                            shown.size() == all.size()
                                    ? tr("{0} shown", shown.size())
                                    : tr("{0} of {1}", shown.size(), all.size())),
                    new Span(tr("x chooses, j and k move")));
            hint.addClassNames("dc-hint", "dc-quiet");
            list.add(chosen.isEmpty() ? hint : bulk());
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
                new DetailParts.Actions(() -> approve(of), () -> reject(of), () -> snooze(of), () -> withdraw(of))));
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
        all.putAll(filter.parameters());
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

    /** The keys obey the same rules as the buttons; where one may not, the page says why already. */
    private void approve(RecommendationSummary of) {
        if (approvals.mayApprove(of, person.current()) instanceof Eligibility.MayNot(var why)) {
            Notification.show(tr("You may not approve {0}: {1}.", of.shortId(), why));
            return;
        }
        DecisionDialog.approve(
                        of,
                        currentScope().zone(),
                        approvals.matter(of).reasonNeeded(),
                        (reason, least) -> approvals.approve(of.id(), of.version(), reason, least))
                .whenDone(this::again)
                .open();
    }

    private void reject(RecommendationSummary of) {
        if (approvals.mayReject(of, person.current()) instanceof Eligibility.MayNot(var why)) {
            Notification.show(tr("You may not reject {0}: {1}.", of.shortId(), why));
            return;
        }
        DecisionDialog.reject(of, reason -> approvals.reject(of.id(), of.version(), reason))
                .whenDone(this::again)
                .open();
    }

    private void snooze(RecommendationSummary of) {
        new SnoozeDialog(of, approvals, clock, this::again).open();
    }

    private void withdraw(RecommendationSummary of) {
        DecisionDialog.withdraw(of, reason -> approvals.withdraw(of.id(), of.version(), reason))
                .whenDone(this::again)
                .open();
    }

    private void again() {
        load(selected == null ? "" : selected.shortId());
    }
}
