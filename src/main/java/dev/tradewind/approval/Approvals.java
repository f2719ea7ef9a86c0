package dev.tradewind.approval;

import dev.tradewind.approval.Eligibility.MayDecide;
import dev.tradewind.approval.Eligibility.MayNot;
import dev.tradewind.approval.Outcome.Recorded;
import dev.tradewind.approval.Outcome.Refused;
import dev.tradewind.approval.Outcome.SomebodyWasFirst;
import dev.tradewind.audit.ActorSource;
import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.identity.People;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.Role;
import dev.tradewind.policy.ApprovalRoute;
import dev.tradewind.policy.Guardrails;
import dev.tradewind.quantity.Ids;
import dev.tradewind.recommendation.Conditions;
import dev.tradewind.recommendation.RecommendationClosed;
import dev.tradewind.recommendation.RecommendationReturned;
import dev.tradewind.recommendation.RecommendationState;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.recommendation.Recommendations;
import dev.tradewind.recommendation.StaleVersion;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes decisions: asks the rules, records, and moves the recommendation, in one transaction. */
@Component
public class Approvals {
    private final Recommendations recommendations;
    private final DecisionLedger ledger;
    private final Conditions conditions;
    private final Absences absences;
    private final RouteFinder routes;
    private final CurrentPerson person;
    private final People people;
    private final AuditTrail audit;
    private final ActorSource names;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Approvals(
            Recommendations recommendations,
            DecisionLedger ledger,
            Conditions conditions,
            Absences absences,
            RouteFinder routes,
            CurrentPerson person,
            People people,
            AuditTrail audit,
            ActorSource names,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.recommendations = recommendations;
        this.ledger = ledger;
        this.conditions = conditions;
        this.absences = absences;
        this.routes = routes;
        this.person = person;
        this.people = people;
        this.audit = audit;
        this.names = names;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * The signed-in person approves what they saw.
     *
     * @param version the version that they saw
     * @param reason may be blank below the route's threshold
     */
    public Outcome approve(UUID id, long version, String reason) {
        return approve(id, version, reason, person.current());
    }

    public Outcome approve(UUID id, long version, String reason, Person by) {
        return approve(id, version, reason, null, by);
    }

    /** @param least USD a month that it must still save when it starts, else it comes back to review; null for none */
    public Outcome approve(UUID id, long version, String reason, @Nullable BigDecimal least) {
        return approve(id, version, reason, least, person.current());
    }

    private Outcome approve(UUID id, long version, String reason, @Nullable BigDecimal least, Person by) {
        return decide(id, () -> {
            var seen = load(id);
            if (seen.version() != version) {
                return first(seen);
            }
            var matter = matter(seen);
            if (SegregationOfDuties.mayApprove(matter, by) instanceof MayNot(var why)) {
                return new Refused(why);
            }
            if (!seen.state().undecided()) {
                return first(seen);
            }
            if (matter.reasonNeeded() && reason.isBlank()) {
                return new Refused("above USD %s a month an approval needs a reason"
                        .formatted(matter.route().aboveUsdPerMonth()));
            }
            var saves = seen.deltaUsdPerMonth().negate();
            if (least != null && (least.signum() <= 0 || least.compareTo(saves) > 0)) {
                return new Refused(
                        ("the condition is USD %s a month; it saves %s now, so expected is more than 0 and no more"
                                        + " than that")
                                .formatted(least.toPlainString(), saves.toPlainString()));
            }
            var entry = given(seen, by, reason, least, absences.awayBehind(by, matter));
            ledger.add(id, version, entry);
            if (least != null) {
                conditions.add(id, by.id(), least);
            }
            record("approval.given", seen, entry);
            var counting = new ArrayList<>(matter.counting());
            counting.add(entry);
            var missing = matter.missing(counting);
            var now = missing.nothing()
                    ? recommendations.approve(id, version, by.id().toString(), reason)
                    : recommendations.review(id, version, by.id().toString(), reason);
            return new Recorded(now, missing);
        });
    }

    /** The signed-in person rejects; the reason is required. */
    public Outcome reject(UUID id, long version, String reason) {
        return reject(id, version, reason, person.current());
    }

    public Outcome reject(UUID id, long version, String reason, Person by) {
        return decide(id, () -> {
            var seen = load(id);
            if (seen.version() != version) {
                return first(seen);
            }
            if (reason.isBlank()) {
                return new Refused("a rejection needs a reason: whoever proposed it will read it");
            }
            var matter = matter(seen);
            if (SegregationOfDuties.mayReject(matter, by) instanceof MayNot(var why)) {
                return new Refused(why);
            }
            if (!seen.state().undecided()) {
                return first(seen);
            }
            var entry = entry(seen, by, false, reason);
            ledger.add(id, version, entry);
            record("approval.refused", seen, entry);
            return new Recorded(recommendations.reject(id, version, by.id().toString(), reason), matter.missing());
        });
    }

    /** The signed-in person puts it aside until then; it comes back by itself. */
    public Outcome snooze(UUID id, long version, Instant until, String reason) {
        var by = person.current();
        return decide(id, () -> {
            var seen = load(id);
            if (!by.has(Role.APPROVER) && !by.has(Role.OPERATOR)) {
                return new Refused("putting it aside takes the role APPROVER or OPERATOR");
            }
            var environment = routes.environmentOf(seen);
            if (!by.may(Role.APPROVER, seen.owner(), environment)
                    && !by.may(Role.OPERATOR, seen.owner(), environment)) {
                var held = by.has(Role.APPROVER) ? Role.APPROVER : Role.OPERATOR;
                return new Refused(by.lacks(held, seen.owner(), environment));
            }
            if (seen.version() != version || !seen.state().undecided()) {
                return first(seen);
            }
            return new Recorded(
                    recommendations.snooze(id, version, until, by.id().toString(), reason.trim()),
                    matter(seen).missing());
        });
    }

    /** The proposer takes it back; the reason is required. */
    public Outcome withdraw(UUID id, long version, String reason) {
        var by = person.current();
        return decide(id, () -> {
            var seen = load(id);
            if (!seen.proposedBy().equals(by.id().toString())) {
                return new Refused("only who proposed it may withdraw it; an approver may reject it");
            }
            var environment = routes.environmentOf(seen);
            if (!by.may(Role.OPERATOR, seen.owner(), environment)) {
                return new Refused(by.lacks(Role.OPERATOR, seen.owner(), environment));
            }
            if (reason.isBlank()) {
                return new Refused("withdrawing needs a reason: whoever looked at it will read it");
            }
            if (seen.version() != version || !seen.state().undecided()) {
                return first(seen);
            }
            return new Recorded(
                    recommendations.withdraw(id, version, by.id().toString(), reason.trim()),
                    matter(seen).missing());
        });
    }

    /** How it stands: route, decisions so far, who is missing. */
    public Matter matter(RecommendationSummary of) {
        return matter(of, routes::routeOf);
    }

    private Matter matter(RecommendationSummary of, Function<RecommendationSummary, ApprovalRoute> route) {
        return new Matter(
                of.proposedBy(),
                requesters(of),
                of.owner(),
                routes.environmentOf(of),
                of.deltaUsdPerMonth(),
                of.digest(),
                route.apply(of),
                ledger.of(of.id()));
    }

    /** The policies that hold for its workload. */
    public Guardrails guardrails(RecommendationSummary of) {
        return routes.guardrails(of);
    }

    /** Whether the person may approve it now, and if not, why. */
    public Eligibility mayApprove(RecommendationSummary of, Person who) {
        return of.state().undecided()
                ? SegregationOfDuties.mayApprove(matter(of), who)
                : new MayNot("it is " + of.state() + ", so there is nothing to decide");
    }

    /** Whether the person may reject it now, and if not, why. */
    public Eligibility mayReject(RecommendationSummary of, Person who) {
        return of.state().undecided()
                ? SegregationOfDuties.mayReject(matter(of), who)
                : new MayNot("it is " + of.state() + ", so there is nothing to decide");
    }

    /** Undecided recommendations that this person could decide on now; what is snoozed waits for nobody. */
    public List<RecommendationSummary> waitingFor(Person who) {
        if (!who.has(Role.APPROVER)) {
            // every page of the console asks, and most who look at it decide nothing
            return List.of();
        }
        var route = routes.routesNow();
        return recommendations.open().stream()
                .filter(r -> r.state().undecided() && r.state() != RecommendationState.SNOOZED)
                .filter(r -> SegregationOfDuties.mayApprove(matter(r, route), who) instanceof MayDecide)
                .toList();
    }

    @EventListener
    void voidAll(RecommendationReturned returned) {
        voidAll(returned.recommendationId(), returned.because());
    }

    /** It ended without being carried out: whatever was agreed to must not be taken up again. */
    @EventListener
    void voidAll(RecommendationClosed closed) {
        voidAll(closed.recommendationId(), closed.because());
    }

    private void voidAll(UUID recommendation, String because) {
        int voided = ledger.voidAll(recommendation, clock.instant(), because);
        if (voided > 0) {
            audit.record(Change.of(
                            "approval.voided",
                            "recommendation",
                            load(recommendation).shortId(),
                            Map.of("approvals", voided))
                    .because(because));
        }
    }

    /** Every account of whoever proposed it: a second account is no second person. */
    private Set<String> requesters(RecommendationSummary of) {
        return of.proposedBy().startsWith("system:")
                ? Set.of(of.proposedBy())
                : people.accountsOf(UUID.fromString(of.proposedBy())).stream()
                        .map(UUID::toString)
                        .collect(Collectors.toSet());
    }

    private Outcome decide(UUID id, Supplier<Outcome> work) {
        try {
            var outcome = transaction.execute(status -> work.get());
            return Objects.requireNonNull(outcome);
        } catch (StaleVersion | ConcurrencyFailureException e) {
            // the other one committed between our look and our write
            return first(load(id));
        }
    }

    private Outcome first(RecommendationSummary now) {
        return new SomebodyWasFirst(now, names.nameOf(now.stateBy()));
    }

    private DecisionEntry entry(RecommendationSummary on, Person by, boolean approved, String reason) {
        return new DecisionEntry(
                Ids.next(),
                on.digest(),
                by.id(),
                by.name(),
                by.human(),
                by.groups(),
                approved,
                reason.trim(),
                clock.instant(),
                null,
                null);
    }

    /** An approval, with the groups of those away whom the person deputises for. */
    private DecisionEntry given(
            RecommendationSummary on, Person by, String reason, @Nullable BigDecimal least, List<Person> away) {
        var groups = new TreeSet<>(by.groups());
        away.forEach(each -> groups.addAll(each.groups()));
        return new DecisionEntry(
                Ids.next(),
                on.digest(),
                by.id(),
                by.name(),
                by.human(),
                groups,
                true,
                reason.trim(),
                clock.instant(),
                null,
                null,
                least,
                away.stream().map(each -> each.id().toString()).collect(Collectors.joining(",")));
    }

    private void record(String action, RecommendationSummary on, DecisionEntry decision) {
        var facts = new TreeMap<String, Object>(Map.of(
                "person", decision.personId().toString(),
                "groups", List.copyOf(new TreeSet<>(decision.groups())),
                "digest", on.digest(),
                "snapshot", on.snapshotDigest(),
                "seenVersion", on.version()));
        if (decision.leastUsdPerMonth() != null) {
            facts.put("onlyIfStillUsdPerMonth", decision.leastUsdPerMonth().toPlainString());
        }
        if (!decision.deputising().isEmpty()) {
            facts.put("deputisingFor", decision.deputising());
        }
        audit.record(Change.of(action, "recommendation", on.shortId(), facts)
                .because(decision.reason().isBlank() ? null : decision.reason()));
    }

    private RecommendationSummary load(UUID id) {
        return recommendations
                .byId(id)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no recommendation " + id + ". Maybe it belongs to another installation?"));
    }
}
