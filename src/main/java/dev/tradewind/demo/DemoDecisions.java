package dev.tradewind.demo;

import dev.tradewind.approval.Approvals;
import dev.tradewind.approval.Outcome;
import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.identity.Person;
import dev.tradewind.planning.PlanRequest;
import dev.tradewind.planning.Planner;
import dev.tradewind.planning.Plans;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.recommendation.Recommendations;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.Workloads;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * What the people have done before the console is first looked at: Ada asked for a plan of a few things, the engine
 * planned the rest, and some of it is decided. Every step goes through the domain as the person who takes it, so that it
 * is refused or recorded like anybody's, and the engine carries out what they agreed to.
 */
@Component
@ConditionalOnProperty("tradewind.demo")
class DemoDecisions {
    /** What Ada asked a plan for; the engine's own plan leaves these alone. */
    static final Set<String> ADAS = Set.of(
            "shop-web-eu",
            "image-resizer",
            "price-labels",
            "demand-forecast-training",
            "catalogue-import",
            "test-tills");

    private static final Logger LOG = LoggerFactory.getLogger(DemoDecisions.class);

    private final DemoPeople people;
    private final Planner planner;
    private final Plans plans;
    private final Workloads workloads;
    private final Recommendations recommendations;
    private final Approvals approvals;
    private final Clock clock;

    DemoDecisions(
            DemoPeople people,
            Planner planner,
            Plans plans,
            Workloads workloads,
            Recommendations recommendations,
            Approvals approvals,
            Clock clock) {
        this.people = people;
        this.planner = planner;
        this.plans = plans;
        this.workloads = workloads;
        this.recommendations = recommendations;
        this.approvals = approvals;
        this.clock = clock;
    }

    /** Told once: where there is a plan, the story has gone on without us. */
    void take() {
        if (!plans.newest(1).isEmpty()) {
            return;
        }
        var ada = people.named("ada");
        var chidi = people.named("chidi");
        var dana = people.named("dana");
        Actors.runAs(
                DemoDelivery.actor(ada),
                () -> planner.run(new PlanRequest("Training and what could leave Frankfurt and Texas", ADAS)));
        approve(
                "demand-forecast-training",
                chidi,
                "No hour in Iowa is below the ceiling, and the copy in Zurich is there.");
        approve("price-labels", chidi, "Cheaper and cleaner, and labels do not mind 30 ms. After the stocktake.");
        approve("image-resizer", chidi, "");
        reject(
                "shop-web-eu",
                chidi,
                "Each page asks the database in Frankfurt a dozen times. Move shop-database-eu first, then ask again.");
        Actors.runAs(Actor.system("engine"), () -> planner.run(new PlanRequest("Daily plan", theRest())));
        approve("shop-preview", chidi, "Nobody but us sees the preview; the smoke test covers the rest.");
        approve("shop-preview", ada, "Agreed. Saves more than two runners cost.");
        approve(
                "authorisation-api-azure",
                ada,
                "10 ms to the ledger instead of 57. Security must look at the network.");
        snooze("erp-test", ada, Duration.ofDays(5), "Finance tests the close on it this week.");
        LOG.info(
                "Decisions of the demo company taken, {} still open",
                recommendations.open().size());
    }

    private Set<String> theRest() {
        var names = new HashSet<String>();
        workloads.all().stream().map(Workload::name).forEach(names::add);
        names.removeAll(ADAS);
        return names;
    }

    private void approve(String workload, Person by, String reason) {
        decide(workload, by, of -> approvals.approve(of.id(), of.version(), reason, by));
    }

    private void reject(String workload, Person by, String reason) {
        decide(workload, by, of -> approvals.reject(of.id(), of.version(), reason, by));
    }

    private void decide(String workload, Person by, Function<RecommendationSummary, Outcome> decision) {
        open(workload)
                .ifPresent(of -> Actors.runAs(DemoDelivery.actor(by), () -> {
                    var outcome = decision.apply(of);
                    if (!(outcome instanceof Outcome.Recorded)) {
                        LOG.warn("{} of {}: {} could not decide: {}", of.shortId(), workload, by.name(), outcome);
                    }
                }));
    }

    private void snooze(String workload, Person by, Duration length, String reason) {
        open(workload)
                .ifPresent(of -> Actors.runAs(
                        DemoDelivery.actor(by),
                        () -> recommendations.snooze(
                                of.id(),
                                of.version(),
                                clock.instant().plus(length),
                                by.id().toString(),
                                reason)));
    }

    /** Empty where the day's prices and grid left nothing to change: then there is nothing to decide either. */
    private Optional<RecommendationSummary> open(String workload) {
        return recommendations.open().stream()
                .filter(of -> of.workload().equals(workload) && of.state().undecided())
                .findFirst();
    }
}
