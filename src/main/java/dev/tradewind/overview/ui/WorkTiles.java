package dev.tradewind.overview.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.approval.Approvals;
import dev.tradewind.execution.ExecutionSummary;
import dev.tradewind.execution.Executions;
import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.recommendation.RecommendationLinks;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.recommendation.Recommendations;
import dev.tradewind.ui.Delta;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.ScopeParameters;
import dev.tradewind.ui.Status;
import dev.tradewind.ui.StatusMark;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What waits for this person, and what runs. */
@Component
class WorkTiles {
    private static final int SHOWN = 8;
    private static final String EXECUTIONS = "executions";

    private final Approvals approvals;
    private final Recommendations recommendations;
    private final Executions executions;
    private final CurrentPerson person;
    private final MapSites sites;
    private final Clock clock;

    WorkTiles(
            Approvals approvals,
            Recommendations recommendations,
            Executions executions,
            CurrentPerson person,
            MapSites sites,
            Clock clock) {
        this.approvals = approvals;
        this.recommendations = recommendations;
        this.executions = executions;
        this.person = person;
        this.sites = sites;
        this.clock = clock;
    }

    Panel waiting(ScopeParameters scope) {
        var mine = person.find().map(approvals::waitingFor).orElse(List.of());
        int open = recommendations.open().size();
        var all = new Anchor(scope.link(RecommendationLinks.LIST), tr("All recommendations"));
        if (mine.isEmpty()) {
            return new Panel(
                            tr("Waiting for you"),
                            tr("by expiry; change per month"),
                            open == 0
                                    ? new EmptyState(
                                            "lightbulb",
                                            tr("Nothing is proposed yet"),
                                            tr("Make a plan and what it would change comes here for decision."),
                                            tr("Make a plan"),
                                            "plans")
                                    : new EmptyState(
                                            "check",
                                            tr("Nothing needs your decision"),
                                            tr("{0} recommendations are open for others.", open),
                                            tr("See them"),
                                            RecommendationLinks.LIST))
                    .foot(new Span(tr("{0} open", open)), all);
        }
        var list = new Div();
        list.addClassName("tw-list");
        mine.stream().limit(SHOWN).forEach(r -> list.add(line(r)));
        return new Panel(tr("Waiting for you"), tr("by expiry; change per month"), list)
                .flush()
                .foot(new Span(tr("{0} of {1} open", mine.size(), open)), all);
    }

    private Anchor line(RecommendationSummary r) {
        var kind = new Span(said(r.kind().word()));
        kind.addClassName("tw-tag");
        var title = new Span(said(r.title()));
        title.addClassNames("tw-grow", "tw-strong");
        var due =
                new Span(tr("{0} left", Formats.duration(java.time.Duration.between(clock.instant(), r.expiresAt()))));
        due.addClassNames("tw-small", "tw-quiet");
        var first = new Div(kind, title, due);
        first.addClassName("tw-line");
        var owner = new Span(r.owner());
        owner.addClassNames("tw-quiet", "tw-grow", "tw-right");
        var second = new Div(
                Delta.of(r.deltaUsdPerMonth(), "USD", 0),
                Delta.of(r.deltaKgCo2ePerMonth(), "kgCO2e", 0),
                Delta.of(r.deltaRttMillis(), "ms", 0),
                owner);
        second.addClassNames("tw-line", "tw-small");
        return new Anchor(RecommendationLinks.to(r.id()), first, second);
    }

    Panel running(ScopeParameters scope) {
        var latest = executions.latest(50);
        var going = latest.stream().filter(e -> !e.state().ended()).toList();
        var all = new Anchor(scope.link(EXECUTIONS), tr("All executions"));
        long done = latest.size() - going.size();
        if (going.isEmpty()) {
            return new Panel(
                            tr("Running executions"),
                            "",
                            new EmptyState(
                                    "play",
                                    tr("Nothing runs"),
                                    tr("An approved recommendation is carried out here, step by step."),
                                    tr("Executions"),
                                    EXECUTIONS))
                    .foot(new Span(tr("{0} ended", done)), all);
        }
        var list = new Div();
        list.addClassName("tw-list");
        going.stream().limit(SHOWN).forEach(e -> list.add(line(e, scope)));
        return new Panel(tr("Running executions"), "", list)
                .flush()
                .foot(new Span(tr("{0} under way, {1} ended", going.size(), done)), all);
    }

    private Anchor line(ExecutionSummary e, ScopeParameters scope) {
        var name = new Span(e.workload());
        name.addClassName("tw-strong");
        var place = new Span(sites.shortName(e.toSite()));
        place.addClassNames("tw-quiet", "tw-grow");
        var first = new Div(name, place, mark(e));
        first.addClassName("tw-line");
        var steps =
                new Span(tr("{0} of {1} steps, {2}", e.stepsDone(), e.steps().size(), e.shortId()));
        steps.addClassNames("tw-quiet", "tw-grow");
        var since = new Span(tr("since {0}", Formats.age(e.stateAt(), clock.instant())));
        since.addClassName("tw-quiet");
        var second = new Div(steps, since);
        second.addClassNames("tw-line", "tw-small");
        return new Anchor(scope.link(EXECUTIONS, Map.of("id", e.id().toString())), first, second);
    }

    private static StatusMark mark(ExecutionSummary e) {
        var reason = e.holdReason();
        return switch (e.state()) {
            case HELD ->
                new StatusMark(Status.HELD, reason == null ? tr("held") : tr("held, {0}", words(reason.name())));
            case SCHEDULED, PAUSED ->
                new StatusMark(Status.WAITING, words(e.state().name()));
            case UNKNOWN -> new StatusMark(Status.UNKNOWN);
            case SUCCEEDED, COMPENSATED ->
                new StatusMark(Status.DONE, words(e.state().name()));
            case FAILED, COMPENSATION_FAILED, MISSED_WINDOW ->
                new StatusMark(Status.FAILED, words(e.state().name()));
            case CANCELLED -> new StatusMark(Status.CANCELLED);
            case RUNNING, COMPENSATING, CANCELLING ->
                new StatusMark(Status.RUNNING, words(e.state().name()));
        };
    }

    private static String words(String constant) {
        return said(constant.toLowerCase(Locale.ROOT).replace('_', ' '));
    }
}
