package dev.tradewind.demo;

import dev.tradewind.audit.Actors;
import dev.tradewind.identity.Person;
import dev.tradewind.policy.Policies;
import dev.tradewind.policy.PolicySummary;
import dev.tradewind.workflow.Workflows;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Loads Larkspur Foods behind an open console: people first, then places, signals, bills and policies through the same
 * imports that everybody uses, then plans and what people decided on them. Started again it finds what is in and adds what is missing.
 */
@Component
@ConditionalOnProperty("tradewind.demo")
public class Demo {
    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);

    private final DemoPeople people;
    private final DemoDelivery delivery;
    private final DemoDecisions decisions;
    private final DemoWatch watch;
    private final DemoBudgets budgets;
    private final DemoAdvice advice;
    private final DemoSettled settled;
    private final DemoUnits units;
    private final DemoEdge edge;
    private final Policies policies;
    private final Workflows workflows;
    private final Path folder;
    private final Clock clock;
    private volatile DemoStatus status = new DemoStatus(DemoStatus.Stage.LOADING, "Starting", 0, 0);

    Demo(
            DemoPeople people,
            DemoDelivery delivery,
            DemoDecisions decisions,
            DemoWatch watch,
            DemoBudgets budgets,
            DemoAdvice advice,
            DemoSettled settled,
            DemoUnits units,
            DemoEdge edge,
            Policies policies,
            Workflows workflows,
            @Value("${tradewind.data}") Path data,
            Clock clock) {
        this.people = people;
        this.delivery = delivery;
        this.decisions = decisions;
        this.watch = watch;
        this.budgets = budgets;
        this.advice = advice;
        this.settled = settled;
        this.units = units;
        this.edge = edge;
        this.policies = policies;
        this.workflows = workflows;
        this.folder = data.resolve("demo-files");
        this.clock = clock;
    }

    public DemoStatus status() {
        return status;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        people.move();
        Thread.ofPlatform().name("demo").daemon().start(this::load);
    }

    void load() {
        try {
            var files = DemoFiles.in(folder, clock.instant());
            var ada = people.named("ada");
            var bruno = people.named("bruno");
            step("Writing the company's files");
            var places = files.places();
            var signals = files.signals();
            var bills = new ArrayList<>(files.bills());
            var flows = files.flows();
            var total = flows.size() + places.size() + signals.size() + bills.size() + 2;
            status = new DemoStatus(DemoStatus.Stage.LOADING, "Importing", 0, total);
            handAll(places, ada);
            handAll(signals, people.named("elif"));
            units.choose(people.named("elif"));
            step("Edge sites");
            edge.play(DemoDelivery.actor(people.named("greta")));
            step("Policies");
            stateAll(files.policies(), ada, people.named("dana"));
            if (workflows.all().isEmpty()) {
                Actors.runAs(DemoDelivery.actor(ada), () -> workflows.save(files.workflow(), ada));
            }
            done();
            // The newest month first, so that the pages have something to show while the rest comes in.
            handAll(newestFirst(bills), bruno);
            handAll(flows, bruno);
            step("Unusual egress");
            watch.look(bruno);
            budgets.agree(bruno);
            step("Plans and decisions");
            decisions.take();
            advice.propose(ada);
            settled.tell();
            done();
            status = new DemoStatus(DemoStatus.Stage.LOADED, "Loaded", total, total);
            LOG.info("Demo company loaded");
        } catch (IOException | RuntimeException broken) {
            status = new DemoStatus(
                    DemoStatus.Stage.FAILED, String.valueOf(broken.getMessage()), status.done(), status.total());
            LOG.error("The demo company could not be loaded: {}", broken.getMessage(), broken);
        }
    }

    /** Months backwards; within one month and bill the order of delivery stays. */
    static List<Path> newestFirst(List<Path> bills) {
        return bills.stream().collect(Collectors.groupingBy(Demo::month)).entrySet().stream()
                .sorted((a, b) -> b.getKey().compareTo(a.getKey()))
                .flatMap(month -> month.getValue().stream())
                .toList();
    }

    private static String month(Path bill) {
        var name = bill.getFileName().toString();
        var at = name.indexOf("-20") + 1;
        return name.substring(at, at + 7);
    }

    private void handAll(List<Path> files, Person by) {
        for (var file : files) {
            step(file.getFileName().toString());
            delivery.hand(file, by);
            done();
        }
    }

    /** One person drafts, another one activates, as everywhere. */
    private void stateAll(List<String> texts, Person drafts, Person activates) {
        var known = policies.all().stream().map(PolicySummary::yaml).collect(Collectors.toSet());
        for (var text : texts) {
            if (!known.contains(text)) {
                var draft = Actors.runAs(DemoDelivery.actor(drafts), () -> policies.draft(text, drafts));
                Actors.runAs(
                        DemoDelivery.actor(activates),
                        () -> policies.activate(draft.id(), activates, "Agreed for the demo company"));
            }
        }
    }

    private void step(String step) {
        status = new DemoStatus(DemoStatus.Stage.LOADING, step, status.done(), status.total());
    }

    private void done() {
        status = new DemoStatus(DemoStatus.Stage.LOADING, status.step(), status.done() + 1, status.total());
    }
}
