package dev.tradewind.overview.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.egress.EgressQueries;
import dev.tradewind.identity.People;
import dev.tradewind.planning.Plans;
import dev.tradewind.policy.Policies;
import dev.tradewind.recommendation.Recommendations;
import dev.tradewind.signal.Signals;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.ScopeParameters;
import dev.tradewind.ui.Status;
import dev.tradewind.ui.StatusMark;
import dev.tradewind.workload.Workloads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Leads from an empty system to the first recommendation; gone once there is one. */
@org.springframework.stereotype.Component
class FirstSteps {
    private static final String EXAMPLE = "workloads-example.yaml";

    private final EgressQueries egress;
    private final Workloads workloads;
    private final Signals signals;
    private final Policies policies;
    private final Plans plans;
    private final Recommendations recommendations;
    private final People people;

    FirstSteps(
            EgressQueries egress,
            Workloads workloads,
            Signals signals,
            Policies policies,
            Plans plans,
            Recommendations recommendations,
            People people) {
        this.egress = egress;
        this.workloads = workloads;
        this.signals = signals;
        this.policies = policies;
        this.plans = plans;
        this.recommendations = recommendations;
        this.people = people;
    }

    /** @param needed whether nothing can be recommended without it */
    record Step(String title, String words, String path, boolean done, boolean needed) {}

    Optional<Panel> panel(ScopeParameters scope) {
        if (recommendations.any()) {
            return Optional.empty();
        }
        var list = new Div();
        list.addClassNames("tw-list", "tw-steps");
        var steps = steps();
        var next = steps.stream().filter(step -> step.needed() && !step.done()).findFirst();
        steps.forEach(step ->
                list.add(line(step, scope, next.isPresent() && next.get().equals(step))));
        return Optional.of(new Panel(tr("First steps"), tr("to the first recommendation; what is done is ticked"), list)
                .tools(example())
                .flush());
    }

    List<Step> steps() {
        return List.of(
                new Step(
                        tr("Bring a bill"),
                        tr(
                                "as the provider delivered it: FOCUS, AWS, Azure, Google, Oracle or OpenCost, zipped or not"),
                        "data",
                        egress.billed().isPresent(),
                        true),
                new Step(
                        tr("Say what you run"),
                        tr("a file of workloads: where, how large, whose, and how long users may wait"),
                        "data",
                        !workloads.all().isEmpty(),
                        true),
                new Step(
                        tr("Let the grids speak by the hour"),
                        tr("a source or a file of carbon intensity; until then published yearly averages count"),
                        "data",
                        signals.statuses("carbon:").stream().anyMatch(series -> series.knownTo() != null),
                        false),
                new Step(
                        tr("Say what is allowed"),
                        tr("a policy: carbon ceilings, jurisdictions, who must approve"),
                        "policies",
                        !policies.active().isEmpty(),
                        false),
                new Step(
                        tr("Ask a second person in"),
                        tr("what one proposes another approves"),
                        "admin",
                        people.all().size() > 1,
                        true),
                new Step(
                        tr("Make a plan"),
                        tr(
                                "where and when each workload would run best, with the proof of how far from the best it is"),
                        "plans",
                        !plans.newest(1).isEmpty(),
                        true),
                new Step(
                        tr("Propose one of its changes"),
                        tr("it then waits for a decision, here and in the bell"),
                        "plans",
                        false,
                        true));
    }

    private static Component line(Step step, ScopeParameters scope, boolean next) {
        var title = new Span(step.title());
        title.addClassName("tw-strong");
        var words = new Span(step.words());
        words.addClassNames("tw-quiet", "tw-grow");
        var state = step.done()
                ? new StatusMark(Status.DONE)
                : next
                        ? new StatusMark(Status.RUNNING, tr("next"))
                        : new StatusMark(Status.WAITING, step.needed() ? tr("to do") : tr("if you like"));
        state.addClassName("tw-step-state");
        var line = new Div(state, title, words);
        line.addClassName("tw-line");
        return new Anchor(scope.link(step.path()), line);
    }

    private static Component example() {
        var link = Downloads.bytes(EXAMPLE, "application/yaml", tr("Example of workloads"), FirstSteps::exampleBytes);
        link.setTitle(tr("A file to change and drop on the page Data"));
        return link;
    }

    static byte[] exampleBytes() {
        try (var in = FirstSteps.class.getResourceAsStream("/" + EXAMPLE)) {
            if (in == null) {
                throw new IllegalStateException(tr("{0} is missing from the program", EXAMPLE));
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
