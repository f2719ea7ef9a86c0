package dev.tradewind.demo;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.ImportState;
import dev.tradewind.connector.Imports;
import dev.tradewind.identity.Person;
import dev.tradewind.planning.PlanRequest;
import dev.tradewind.planning.Planner;
import dev.tradewind.planning.Plans;
import dev.tradewind.policy.Policies;
import dev.tradewind.policy.PolicySummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
 * imports that everybody uses, then a first plan. Started again it finds what is in and adds what is missing.
 */
@Component
@ConditionalOnProperty("tradewind.demo")
public class Demo {
    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);

    private final DemoPeople people;
    private final Imports imports;
    private final Policies policies;
    private final Planner planner;
    private final Plans plans;
    private final Path folder;
    private final Clock clock;
    private volatile DemoStatus status = new DemoStatus(DemoStatus.Stage.LOADING, "Starting", 0, 0);

    Demo(
            DemoPeople people,
            Imports imports,
            Policies policies,
            Planner planner,
            Plans plans,
            @Value("${tradewind.data}") Path data,
            Clock clock) {
        this.people = people;
        this.imports = imports;
        this.policies = policies;
        this.planner = planner;
        this.plans = plans;
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
            var total = places.size() + signals.size() + bills.size() + 2;
            status = new DemoStatus(DemoStatus.Stage.LOADING, "Importing", 0, total);
            Actors.runAs(person(ada), () -> importAll(places));
            Actors.runAs(person(people.named("elif")), () -> importAll(signals));
            step("Policies");
            stateAll(files.policies(), ada, people.named("dana"));
            done();
            // The newest month first, so that the pages have something to show while the rest comes in.
            Actors.runAs(person(bruno), () -> importAll(newestFirst(bills)));
            step("First plan");
            if (plans.newest(1).isEmpty()) {
                Actors.runAs(person(ada), () -> planner.run(PlanRequest.all("First plan of the demo company")));
            }
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

    private void importAll(List<Path> files) {
        for (var file : files) {
            step(file.getFileName().toString());
            try (var content = Files.newInputStream(file)) {
                var receipt = imports.importNow(file.getFileName().toString(), content, ImportOptions.NONE);
                if (receipt.state() != ImportState.IMPORTED) {
                    throw new IllegalStateException(
                            file.getFileName() + " ended as " + receipt.state() + ": " + receipt.message());
                }
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
            done();
        }
    }

    /** One person drafts, another one activates, as everywhere. */
    private void stateAll(List<String> texts, Person drafts, Person activates) {
        var known = policies.all().stream().map(PolicySummary::yaml).collect(Collectors.toSet());
        for (var text : texts) {
            if (!known.contains(text)) {
                var draft = Actors.runAs(person(drafts), () -> policies.draft(text, drafts));
                Actors.runAs(
                        person(activates),
                        () -> policies.activate(draft.id(), activates, "Agreed for the demo company"));
            }
        }
    }

    private static Actor person(Person person) {
        return new Actor(person.id().toString(), Actor.PERSON);
    }

    private void step(String step) {
        status = new DemoStatus(DemoStatus.Stage.LOADING, step, status.done(), status.total());
    }

    private void done() {
        status = new DemoStatus(DemoStatus.Stage.LOADING, status.step(), status.done() + 1, status.total());
    }
}
