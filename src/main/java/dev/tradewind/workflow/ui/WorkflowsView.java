package dev.tradewind.workflow.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.identity.Role;
import dev.tradewind.ui.Access;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.MainLayout;
import dev.tradewind.ui.Page;
import dev.tradewind.ui.ScopeParameters;
import dev.tradewind.workflow.Job;
import dev.tradewind.workflow.Run;
import dev.tradewind.workflow.Workflow;
import dev.tradewind.workflow.WorkflowSummary;
import dev.tradewind.workflow.Workflows;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Will the night be done by six? An operator sees the jobs in their order, what runs, what makes the end what it is, and what
 * it would cost if one slips.
 */
@Route(value = "executions/workflows", layout = MainLayout.class)
@PageTitle("Workflows · Tradewind")
@RolesAllowed(Access.VIEWER)
@StyleSheet("decisions.css")
class WorkflowsView extends Page implements BeforeEnterObserver {
    private static final int EVERY_MILLIS = 3_000;
    private static final int NEVER = -1;
    private static final String PATH = "executions/workflows";

    private final Workflows workflows;
    private final CurrentPerson person;
    private final Clock clock;
    private final Div list = new Div();
    private final Div detail = new Div();
    private ScopeParameters scope;
    private String name = "";
    private String runId = "";
    private final Div schedule = new Div();
    private @Nullable String going;
    private @Nullable Registration polled;

    WorkflowsView(Workflows workflows, CurrentPerson person, Clock clock) {
        super(tr("Workflows"), tr("will it be done in time?"));
        this.workflows = workflows;
        this.person = person;
        this.clock = clock;
        this.scope = ScopeParameters.of(QueryParameters.empty(), clock);
        list.addClassNames("tw-panel", "dc-list");
        list.getElement().setAttribute("role", "list").setAttribute("aria-label", tr("Workflows"));
        detail.addClassNames("tw-panel", "dc-detail");
        var both = new Div(list, detail);
        both.addClassName("dc-inbox");
        add(both);
    }

    /** While a run goes on its block, and only that, is drawn again; what somebody types stays. */
    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().setPollInterval(going == null ? NEVER : EVERY_MILLIS);
        polled = event.getUI().addPollListener(poll -> {
            var shown = going == null ? null : workflows.run(going).orElse(null);
            if (shown != null) {
                show(shown.workflow(), shown);
                if (shown.state() != Run.RunState.RUNNING) {
                    going = null;
                    event.getUI().setPollInterval(NEVER);
                }
            }
        });
    }

    @Override
    protected void onDetach(DetachEvent event) {
        event.getUI().setPollInterval(NEVER);
        if (polled != null) {
            polled.remove();
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var query = event.getLocation().getQueryParameters();
        scope = ScopeParameters.of(query, clock);
        name = query.getSingleParameter("name").orElse("");
        runId = query.getSingleParameter("run").orElse("");
        draw();
    }

    private void draw() {
        var all = workflows.all();
        var run = workflows.run(runId).orElse(null);
        if (run != null && name.isEmpty()) {
            name = run.workflow().name();
        }
        clearTools();
        var executions = new Anchor(scope.link("executions"), tr("Executions"));
        executions.addClassName("tw-button");
        var translation = new Anchor("executions/workflows/translation", tr("Translate jobs"));
        translation.addClassName("tw-button");
        addTools(executions, translation);
        if (mayOperate()) {
            var fresh = new Anchor(scope.link(PATH, Map.of("name", "new")), tr("New workflow"));
            fresh.addClassName("tw-button");
            addTools(fresh);
        }
        setQuestion(all.isEmpty() ? tr("will it be done in time?") : tr("{0} hold now", all.size()));
        var selected = all.stream()
                .filter(each -> each.workflow().name().equals(name))
                .findFirst()
                .orElseGet(() -> all.isEmpty() || name.equals("new") ? null : all.getFirst());
        drawList(all, selected);
        detail.removeAll();
        detail.setVisible(selected != null || mayOperate());
        if (selected != null) {
            drawWorkflow(selected, run);
        } else if (mayOperate()) {
            detail.add(new WorkflowEditor(workflows, person.current(), "", this::saved));
        }
    }

    private boolean mayOperate() {
        return person.current().has(Role.OPERATOR);
    }

    private void saved(String saved) {
        name = saved;
        runId = "";
        draw();
    }

    private void drawList(List<WorkflowSummary> all, @Nullable WorkflowSummary selected) {
        list.removeAll();
        if (all.isEmpty()) {
            list.add(new EmptyState(
                    "play",
                    tr("No workflow yet"),
                    tr(
                            "A workflow runs workloads in their order, across sites and engines, and tells before it is late. Write one, or translate jobs of Control-M, Nomad or Kubernetes."),
                    null,
                    null));
        }
        for (var each : all) {
            var title = new Div(each.workflow().name());
            title.addClassName("dc-title");
            var next = each.nextAt();
            var line = new Div(
                    new Span(tr(
                            "{0} jobs, {1}",
                            each.workflow().jobs().size(), each.workflow().owner())),
                    new Span(next == null ? tr("when asked") : tr("next {0}", Formats.instant(next, scope.zone()))));
            line.addClassNames("dc-line", "dc-quiet");
            var link =
                    new Anchor(scope.link(PATH, Map.of("name", each.workflow().name())), "");
            link.add(title, line);
            if (each.equals(selected)) {
                link.getElement().setAttribute("aria-current", "true");
            }
            var row = new Div(link);
            row.addClassName("dc-row");
            row.getElement().setAttribute("role", "listitem");
            list.add(row);
        }
    }

    private void drawWorkflow(WorkflowSummary of, @Nullable Run asked) {
        var runs = workflows.runs(of.workflow().name());
        var shown =
                asked != null && asked.workflow().name().equals(of.workflow().name())
                        ? asked
                        : runs.isEmpty() ? null : runs.getFirst();
        var head = new Div(new H2(tr("{0}, revision {1}", of.workflow().name(), of.revision())));
        head.addClassName("dc-head");
        if (!of.workflow().description().isEmpty()) {
            head.add(new Div(of.workflow().description()));
        }
        if (workflows.mayOperate(of.workflow(), person.current())) {
            head.add(actions(of, shown));
        }
        detail.add(head);
        if (!runs.isEmpty()) {
            var choice = new Div();
            choice.addClassNames("dc-line", "dc-block");
            for (var run : runs.subList(0, Math.min(8, runs.size()))) {
                var link = new Anchor(
                        scope.link(PATH, Map.of("name", of.workflow().name(), "run", run.shortId())), run.shortId());
                if (shown != null && run.id().equals(shown.id())) {
                    link.getElement().setAttribute("aria-current", "true");
                }
                choice.add(link);
            }
            detail.add(choice);
        }
        show(of.workflow(), shown);
        detail.add(
                schedule,
                new SlipBlock(
                        (shown == null ? of.workflow() : shown.workflow())
                                .jobs().stream().map(Job::name).toList(),
                        (job, minutes) -> new ScheduleBlock(of.workflow(), again(shown), clock.instant(), scope.zone())
                                .whatIf(job, minutes)));
        going = shown != null && shown.state() == Run.RunState.RUNNING ? shown.shortId() : null;
        getUI().ifPresent(ui -> ui.setPollInterval(going == null ? NEVER : EVERY_MILLIS));
        if (shown != null) {
            detail.add(new JobActions(workflows, shown, person.current(), this::draw));
        }
        detail.add(new WorkflowEditor(workflows, person.current(), of.yaml(), this::saved));
    }

    private void show(Workflow holding, @Nullable Run run) {
        schedule.removeAll();
        schedule.add(new ScheduleBlock(holding, run, clock.instant(), scope.zone()));
    }

    /** As it stands by now. */
    private @Nullable Run again(@Nullable Run seen) {
        return seen == null ? null : workflows.run(seen.shortId()).orElse(seen);
    }

    private Div actions(WorkflowSummary of, @Nullable Run shown) {
        var row = new Div();
        row.addClassName("dc-actions");
        var reason = new TextField();
        reason.setPlaceholder(tr("Reason"));
        reason.setAriaLabel(tr("Reason"));
        var start = new Button(
                tr("Run now"),
                click -> act(() -> {
                    runId = workflows
                            .start(of.workflow().name(), reason.getValue(), person.current())
                            .shortId();
                }));
        start.addThemeVariants(ButtonVariant.PRIMARY);
        row.add(reason, start);
        if (shown != null && shown.state() == Run.RunState.RUNNING) {
            row.add(new Button(
                    tr("Cancel {0}", shown.shortId()),
                    click -> act(() -> workflows.cancel(shown.shortId(), reason.getValue(), person.current()))));
        }
        row.add(new Button(
                tr("Retire"),
                click -> act(() -> workflows.retire(of.workflow().name(), reason.getValue(), person.current()))));
        return row;
    }

    private void act(Runnable what) {
        try {
            what.run();
            draw();
        } catch (IllegalStateException | IllegalArgumentException refused) {
            Notification.show(tr("Not done: {0}", said(refused.getMessage())));
        }
    }
}
