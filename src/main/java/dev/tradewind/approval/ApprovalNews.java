package dev.tradewind.approval;

import dev.tradewind.approval.Eligibility.MayDecide;
import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.event.Audience;
import dev.tradewind.event.Event;
import dev.tradewind.event.Outbox;
import dev.tradewind.event.Severity;
import dev.tradewind.identity.People;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.Role;
import dev.tradewind.quantity.Moments;
import dev.tradewind.recommendation.RecommendationLinks;
import dev.tradewind.recommendation.RecommendationState;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.recommendation.Recommendations;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells those, and only those, who may take a decision that it waits for them, and again a day before it runs out. Each
 * person hears once of each; who may decide changes with roles, policies and the decisions of others, so it is looked at
 * again and again.
 */
@Component
class ApprovalNews {
    private static final Duration SOON = Duration.ofHours(24);
    private static final String WAITING = "waiting";
    private static final String ESCALATED = "escalated";
    private static final String EXPIRING = "expiring";

    private final Recommendations recommendations;
    private final Approvals approvals;
    private final People people;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ApprovalNews(
            Recommendations recommendations,
            Approvals approvals,
            People people,
            Outbox outbox,
            AuditTrail audit,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.recommendations = recommendations;
        this.approvals = approvals;
        this.people = people;
        this.outbox = outbox;
        this.audit = audit;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 15, fixedDelay = 15, timeUnit = TimeUnit.SECONDS)
    void look() {
        var open = recommendations.open().stream()
                .filter(each -> each.state().undecided() && each.state() != RecommendationState.SNOOZED)
                .filter(each -> each.expiresAt().isAfter(clock.instant()))
                .toList();
        if (open.isEmpty()) {
            return;
        }
        var everybody = people.all().stream().filter(Person::enabled).toList();
        Actors.runAs(Actor.system("approval"), () -> {
            open.forEach(each -> transaction.executeWithoutResult(status -> tell(each, everybody)));
            return true;
        });
    }

    private void tell(RecommendationSummary of, List<Person> everybody) {
        var soon = !clock.instant().isBefore(of.expiresAt().minus(SOON));
        var matter = approvals.matter(of);
        var may = everybody.stream()
                .filter(person -> SegregationOfDuties.mayApprove(matter, person) instanceof MayDecide)
                .map(Person::id)
                .toList();
        var waiting = firstTime(of, WAITING, may);
        if (!waiting.isEmpty()) {
            outbox.add(event(of, WAITING, waiting)
                    .title(of.shortId() + " waits for a decision: " + of.title())
                    .text("It changes USD " + rounded(of.deltaUsdPerMonth()) + " a month. Risk: " + of.risk()
                            + ". Still missing: " + matter.missing().words() + ". Decide before "
                            + Moments.words(of.expiresAt())
                            + ".")
                    .build());
        }
        escalate(of, matter, everybody);
        // whoever hears of it for the first time in its last day has just been told when it ends
        var expiring = soon ? new HashSet<>(firstTime(of, EXPIRING, may)) : new HashSet<UUID>();
        expiring.removeAll(waiting);
        if (!expiring.isEmpty()) {
            outbox.add(event(of, EXPIRING, expiring)
                    .severity(Severity.WARNING)
                    .title(of.shortId() + " runs out at " + Moments.words(of.expiresAt()) + ": " + of.title())
                    .text("Nobody has decided yet. Still missing: "
                            + matter.missing().words() + ". After that it has to be proposed again.")
                    .build());
        }
    }

    /** Nobody has decided for as long as the policy waits: those whom it names hear of it, whoever else was told before. */
    private void escalate(RecommendationSummary of, Matter matter, List<Person> everybody) {
        var after = matter.route().escalateAfterHours();
        if (after == null || clock.instant().isBefore(of.proposedAt().plus(Duration.ofHours(after)))) {
            return;
        }
        var groups = matter.route().escalateTo();
        var whom = everybody.stream()
                .filter(person -> person.has(Role.APPROVER))
                .filter(person -> groups.isEmpty() || person.groups().stream().anyMatch(groups::contains))
                .map(Person::id)
                .toList();
        var first = firstTime(of, ESCALATED, whom);
        if (first.isEmpty()) {
            return;
        }
        audit.record(Change.of(
                        "approval.escalated",
                        "recommendation",
                        of.shortId(),
                        Map.of(
                                "hours",
                                after,
                                "people",
                                first.stream().map(UUID::toString).sorted().toList()))
                .because("undecided for more than " + after + " hours"));
        outbox.add(event(of, ESCALATED, first)
                .severity(Severity.WARNING)
                .title("%s is undecided for more than %d hours: %s".formatted(of.shortId(), after, of.title()))
                .text("Still missing: " + matter.missing().words() + ". It ends at " + Moments.words(of.expiresAt())
                        + ".")
                .build());
    }

    /** Those of them who were not told yet; from now on they are. */
    private Set<UUID> firstTime(RecommendationSummary of, String kind, List<UUID> may) {
        var first = new HashSet<UUID>();
        for (var person : may) {
            int told = jdbc.sql("""
                    insert into approval_told (recommendation_id, digest, kind, person_id, told_at)
                    values (?, ?, ?, ?, ?) on conflict do nothing""")
                    .params(of.id(), of.digest(), kind, person, clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            if (told == 1) {
                first.add(person);
            }
        }
        return first;
    }

    private Event.Draft event(RecommendationSummary of, String kind, Set<UUID> whom) {
        return Event.of("dev.tradewind.approval." + kind, "recommendation/" + of.shortId(), clock.instant())
                .path(RecommendationLinks.to(of.id()))
                .with("recommendation", of.shortId())
                .with("kind", of.kind().name())
                .with("workload", of.workload())
                .with("owner", of.owner())
                .with("deltaUsdPerMonth", of.deltaUsdPerMonth().toPlainString())
                .with("expiresAt", of.expiresAt().toString())
                .with("digest", of.digest())
                .to(new Audience(Set.of(), Set.of(), whom, null));
    }

    /** Amounts are kept with twelve decimals; whoever reads of one wants two. */
    private static String rounded(BigDecimal usd) {
        return usd.setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    }
}
