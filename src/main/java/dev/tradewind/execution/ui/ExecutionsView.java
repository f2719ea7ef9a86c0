package dev.tradewind.execution.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import dev.tradewind.execution.ExecutionSummary;
import dev.tradewind.execution.Executions;
import dev.tradewind.ui.Access;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.ListFilter;
import dev.tradewind.ui.MainLayout;
import dev.tradewind.ui.Page;
import dev.tradewind.ui.ScopeParameters;
import dev.tradewind.ui.Segments;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is happening, can I stop it? An operator sees each execution's steps as they are committed, the carbon gate with
 * its latest start, and what the run writes; cancels, retries or rolls back with a reason. The selection is in the URL, and so is
 * the moment at which an execution is looked at as it was.
 */
@Route(value = "executions", layout = MainLayout.class)
@PageTitle("Executions · Tradewind")
@RolesAllowed(Access.VIEWER)
@StyleSheet("decisions.css")
class ExecutionsView extends Page implements BeforeEnterObserver {
    private static final int SHOWN = 200;

    private final Executions executions;
    private final ExecutionDetail detail;
    private final LiveSteps live;
    private final Clock clock;
    private final ListFilter filter =
            new ListFilter(tr("Executions whose number, workload, site or state contains"), this::draw);
    private final Div list = new Div();
    private final Div place = new Div();
    private @Nullable Registration registration;
    private ScopeParameters scope;
    private PastMoment past;
    private String id = "";
    private ExecutionsShown show = ExecutionsShown.ALL;
    private volatile List<ExecutionSummary> shown = List.of();
    private final Anchor csv = ExecutionsShown.csv(() -> shown);

    ExecutionsView(Executions executions, ExecutionDetail detail, LiveSteps live, Clock clock) {
        super(tr("Executions"), tr("what is happening, can I stop it?"));
        this.executions = executions;
        this.detail = detail;
        this.live = live;
        this.clock = clock;
        this.scope = ScopeParameters.of(QueryParameters.empty(), clock);
        this.past = PastMoment.of(scope, QueryParameters.empty());
        list.addClassNames("tw-panel", "dc-list");
        list.getElement().setAttribute("role", "list").setAttribute("aria-label", tr("Executions"));
        place.addClassName("dc-detail");
        var both = new Div(list, place);
        both.addClassName("dc-inbox");
        add(both);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        var ui = event.getUI();
        registration = live.listen(() -> ui.access(this::draw));
        // Read only after one listens: a step committed in between would not be heard of again.
        draw();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (registration != null) {
            registration.remove();
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var query = event.getLocation().getQueryParameters();
        scope = ScopeParameters.of(query, clock);
        past = PastMoment.of(scope, query);
        id = query.getSingleParameter("id").orElse("");
        show = ExecutionsShown.of(query);
        filter.read(query);
        tools();
        if (isAttached()) {
            draw();
        }
    }

    /** Drawn when one comes and not with each step: whoever types in the field keeps it. */
    private void tools() {
        var which = new Segments(tr("Which executions"));
        for (var each : ExecutionsShown.values()) {
            which.add(each.label(), link(each, null), each == show);
        }
        var workflows = new Anchor(scope.link("executions/workflows"), tr("Workflows"));
        workflows.addClassName("tw-button");
        clearTools();
        addTools(which, filter.field(), csv, workflows);
    }

    private String link(ExecutionsShown which, @Nullable ExecutionSummary of) {
        var own = new LinkedHashMap<String, String>(filter.parameters());
        own.putAll(which.parameters());
        if (of != null) {
            own.put("id", of.shortId());
        }
        return scope.link("executions", own);
    }

    private void draw() {
        var all = executions.latest(SHOWN);
        shown = all.stream()
                .filter(show::takes)
                .filter(e -> ExecutionsShown.fits(e, filter))
                .toList();
        long going = all.stream().filter(e -> !e.state().ended()).count();
        filter.field().setVisible(!all.isEmpty());
        csv.setVisible(!all.isEmpty());
        setQuestion(
                all.isEmpty()
                        ? tr("what is happening, can I stop it?")
                        : shown.size() == all.size()
                                ? tr("{0} under way, the latest {1} shown", going, all.size())
                                : tr("{0} under way, {1} of the latest {2} shown", going, shown.size(), all.size()));
        var selected = all.stream()
                .filter(e -> e.id().toString().equals(id) || e.shortId().equalsIgnoreCase(id))
                .findFirst()
                .or(() -> executions.byShortId(id))
                .orElseGet(() -> shown.isEmpty() ? null : shown.getFirst());
        drawList(all.isEmpty(), selected);
        place.removeAll();
        if (selected != null) {
            place.add(detail.of(selected, scope.zone(), past, this::draw));
        }
    }

    private void drawList(boolean noneAtAll, @Nullable ExecutionSummary selected) {
        list.removeAll();
        // a list of nothing but an explanation is none
        list.getElement().setAttribute("role", shown.isEmpty() ? "region" : "list");
        if (noneAtAll) {
            list.add(new EmptyState(
                    "play",
                    tr("Nothing was carried out yet"),
                    tr(
                            "An approved recommendation is carried out step by step, and each step stands here as it happens."),
                    tr("Go to recommendations"),
                    "recommendations"));
        } else if (shown.isEmpty()) {
            list.add(new EmptyState(
                    "play",
                    tr("No execution fits"),
                    tr("None of the latest {0} is of this kind and contains these words.", SHOWN),
                    tr("Show all executions"),
                    "executions"));
        }
        for (var execution : shown) {
            var top = new Div(
                    new Span(execution.shortId() + " · " + execution.recommendation()),
                    ExecutionMarks.of(execution, clock.instant()));
            top.addClassName("dc-line");
            var title = new Div(execution.workload());
            title.addClassName("dc-title");
            var when = new Span(Formats.instant(execution.createdAt(), scope.zone()));
            when.addClassName("dc-end");
            var bottom = new Div(
                    new Span(tr(
                            "{0} of {1} steps",
                            execution.stepsDone(), execution.steps().size())),
                    when);
            bottom.addClassNames("dc-line", "dc-quiet");
            var link = new Anchor(link(show, execution), "");
            link.add(top, title, bottom);
            if (selected != null && selected.id().equals(execution.id())) {
                link.getElement().setAttribute("aria-current", "true");
            }
            var row = new Div(link);
            row.addClassName("dc-row");
            row.getElement().setAttribute("role", "listitem");
            list.add(row);
        }
    }
}
