package dev.tradewind.recommendation;

import static dev.tradewind.recommendation.RecommendationState.APPROVED;
import static dev.tradewind.recommendation.RecommendationState.CANCELLED;
import static dev.tradewind.recommendation.RecommendationState.EXECUTING;
import static dev.tradewind.recommendation.RecommendationState.EXPIRED;
import static dev.tradewind.recommendation.RecommendationState.FAILED;
import static dev.tradewind.recommendation.RecommendationState.IN_REVIEW;
import static dev.tradewind.recommendation.RecommendationState.PROPOSED;
import static dev.tradewind.recommendation.RecommendationState.REJECTED;
import static dev.tradewind.recommendation.RecommendationState.ROLLED_BACK;
import static dev.tradewind.recommendation.RecommendationState.SNOOZED;
import static dev.tradewind.recommendation.RecommendationState.SUCCEEDED;
import static dev.tradewind.recommendation.RecommendationState.SUPERSEDED;
import static dev.tradewind.recommendation.RecommendationState.WITHDRAWN;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.quantity.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * All recommendations. Every change of state goes through here, is guarded by the aggregate and stands in the audit log
 * in the same transaction. Who may decide is not known here: {@code approval} asks that before it calls.
 */
@Component
@Transactional
public class Recommendations {
    /** Not carried out yet: a newer proposal for the same workload replaces these. */
    private static final Set<RecommendationState> OPEN = EnumSet.of(PROPOSED, SNOOZED, IN_REVIEW, APPROVED);

    private final RecommendationStore store;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final RecommendationNews news;
    private final Clock clock;

    Recommendations(
            RecommendationStore store,
            AuditTrail audit,
            ApplicationEventPublisher events,
            RecommendationNews news,
            Clock clock) {
        this.store = store;
        this.audit = audit;
        this.events = events;
        this.news = news;
        this.clock = clock;
    }

    /**
     * Puts a change before the people who decide. Older open ones of the same workload are superseded. One for the same
     * change keeps its number and takes the newer inputs; approvals given on the older ones are void, and what was
     * approved goes back to review.
     */
    public RecommendationSummary propose(Proposal proposal) {
        return propose(proposal, id -> {});
    }

    /** @param beside keeps what else there is to know of it, before anybody is told */
    RecommendationSummary propose(Proposal proposal, Consumer<UUID> beside) {
        for (var older : store.findByWorkloadIdAndStateIn(proposal.workloadId(), OPEN)) {
            if (!older.rivals(proposal)) {
                continue;
            }
            if (older.digest().equals(proposal.digest())) {
                beside.accept(older.id());
                return older.summary();
            }
            if (older.sameChange(proposal)) {
                beside.accept(older.id());
                return older.state() == APPROVED ? rebind(older, proposal) : refresh(older, proposal);
            }
            move(older, SUPERSEDED, proposal.proposedBy(), "a newer plan replaces it");
        }
        var made = new Recommendation(Ids.next(), store.nextNumber(), proposal, clock.instant());
        audit.record(Change.of("recommendation.proposed", "recommendation", made.shortId(), facts(made)));
        var kept = store.saveAndFlush(made);
        beside.accept(kept.id());
        // a policy may approve it at once; the same managed row then says so
        events.publishEvent(new RecommendationProposed(kept.id()));
        var proposed = store.saveAndFlush(kept).summary();
        if (proposed.state().undecided()) {
            news.waits(proposed);
        }
        return proposed;
    }

    private RecommendationSummary rebind(Recommendation approved, Proposal newer) {
        var before = facts(approved);
        var because = "the same change, but on other inputs than those that were approved";
        approved.rebind(newer, newer.proposedBy(), because, clock.instant());
        record("recommendation.returned", approved, before, because);
        events.publishEvent(new RecommendationReturned(approved.id(), because));
        var returned = store.saveAndFlush(approved).summary();
        news.returned(returned);
        return returned;
    }

    /** The same change, not decided yet: newer numbers under the old name. */
    private RecommendationSummary refresh(Recommendation undecided, Proposal newer) {
        var before = facts(undecided);
        undecided.refresh(newer);
        var because = "the same change on newer inputs";
        record("recommendation.refreshed", undecided, before, because);
        if (undecided.state() == IN_REVIEW) {
            events.publishEvent(new RecommendationReturned(undecided.id(), because));
        }
        return store.saveAndFlush(undecided).summary();
    }

    /**
     * A newer plan looked at these workloads and leaves some as they are: what an older plan proposed for those and is
     * not under way is withdrawn, its approvals void in the same transaction. What a person proposed by hand stays.
     *
     * @param planned workloads that the plan looked at
     * @param proposed those for which it proposes a change
     * @return how many were withdrawn
     */
    int withdrawDropped(Set<UUID> planned, Set<UUID> proposed, String plan) {
        int withdrawn = 0;
        for (var open : store.findByStateInOrderByExpiresAt(OPEN)) {
            var of = open.summary();
            if (of.planId() != null
                    && !of.copiesData()
                    && planned.contains(of.workloadId())
                    && !proposed.contains(of.workloadId())) {
                move(open, WITHDRAWN, "system:planner", "plan " + plan + " no longer proposes it");
                withdrawn++;
            }
        }
        return withdrawn;
    }

    /** As above, of copies of data: those that are not under way and of which this is true. */
    void withdrawCopies(Predicate<RecommendationSummary> dropped, String plan) {
        for (var open : store.findByStateInOrderByExpiresAt(OPEN)) {
            var of = open.summary();
            if (of.copiesData() && dropped.test(of)) {
                move(open, WITHDRAWN, "system:planner", "plan " + plan + " no longer proposes it");
            }
        }
    }

    /** Whether the same is being carried out. */
    @Transactional(readOnly = true)
    boolean underWay(Proposal proposal) {
        return store.findByWorkloadIdAndStateIn(proposal.workloadId(), EnumSet.of(EXECUTING)).stream()
                .anyMatch(each -> each.rivals(proposal));
    }

    public RecommendationSummary snooze(UUID id, long version, Instant until, String by, String reason) {
        var found = seen(id, version);
        var before = facts(found);
        found.snooze(until, by, reason, clock.instant());
        record("recommendation.snoozed", found, before, reason);
        return store.saveAndFlush(found).summary();
    }

    public RecommendationSummary withdraw(UUID id, long version, String by, String reason) {
        return move(seen(id, version), WITHDRAWN, by, reason);
    }

    /** A decision was taken that does not complete the route yet; moves the version, so that the next one sees it. */
    public RecommendationSummary review(UUID id, long version, String by, String reason) {
        var found = seen(id, version);
        if (found.state() == IN_REVIEW) {
            found.touch(by, reason, clock.instant());
            return store.saveAndFlush(found).summary();
        }
        return move(found, IN_REVIEW, by, reason);
    }

    /** The last decision that the route demands. */
    public RecommendationSummary approve(UUID id, long version, String by, String reason) {
        var found = seen(id, version);
        if (found.state() != IN_REVIEW) {
            move(found, IN_REVIEW, by, "review begins");
        }
        var approved = move(found, APPROVED, by, reason);
        events.publishEvent(new RecommendationApproved(id, approved.digest()));
        return approved;
    }

    public RecommendationSummary reject(UUID id, long version, String by, String reason) {
        return move(seen(id, version), REJECTED, by, reason);
    }

    /** Voids every approval: what was approved is no longer true, or no longer worth it. */
    public RecommendationSummary returnToReview(UUID id, String by, String because) {
        var returned = move(load(id), IN_REVIEW, by, because);
        events.publishEvent(new RecommendationReturned(id, because));
        news.returned(returned);
        return returned;
    }

    /** Called by whoever carries it out, in the transaction that also checked it. */
    public RecommendationSummary start(UUID id, String digest, String by) {
        var found = load(id);
        if (!found.digest().equals(digest)) {
            throw new IllegalStateException(found.shortId() + " was approved as " + digest + " and is " + found.digest()
                    + " now. Maybe return it to review instead of starting it.");
        }
        return move(found, EXECUTING, by, "carried out");
    }

    public RecommendationSummary succeed(UUID id, String by, String reason) {
        return move(load(id), SUCCEEDED, by, reason);
    }

    public RecommendationSummary fail(UUID id, String by, String reason) {
        return move(load(id), FAILED, by, reason);
    }

    /** The roll back has completed. */
    public RecommendationSummary rollBack(UUID id, String by, String reason) {
        return move(load(id), ROLLED_BACK, by, reason);
    }

    public RecommendationSummary cancel(UUID id, String by, String reason) {
        return move(load(id), CANCELLED, by, reason);
    }

    /** Its latest start passed while a gate held it, or it lapsed before anybody decided. */
    public RecommendationSummary expire(UUID id, String by, String reason) {
        return move(load(id), EXPIRED, by, reason);
    }

    @Transactional(readOnly = true)
    public Optional<RecommendationSummary> byId(UUID id) {
        return store.findById(id).map(Recommendation::summary);
    }

    /** By what people type: {@code REC-1042}. */
    @Transactional(readOnly = true)
    public Optional<RecommendationSummary> byShortId(String shortId) {
        return shortId.matches("(?i)REC-\\d{1,18}")
                ? store.findByNumber(Long.parseLong(shortId.substring(4))).map(Recommendation::summary)
                : Optional.empty();
    }

    /** Whether anything was ever proposed. */
    @Transactional(readOnly = true)
    public boolean any() {
        return store.count() > 0;
    }

    /** Everything that has not ended, what expires first in front. */
    @Transactional(readOnly = true)
    public List<RecommendationSummary> open() {
        var states = Arrays.stream(RecommendationState.values())
                .filter(s -> !s.ended())
                .toList();
        return store.findByStateInOrderByExpiresAt(states).stream()
                .map(Recommendation::summary)
                .toList();
    }

    /** Everything in one of these states, latest change in front. */
    @Transactional(readOnly = true)
    public List<RecommendationSummary> in(Set<RecommendationState> states) {
        return store.findByStateInOrderByStateAtDesc(states).stream()
                .map(Recommendation::summary)
                .toList();
    }

    /** Ends what lapsed and wakes what slept long enough; returns how many moved. */
    int lapse(Instant now) {
        var lapsed = store.findByStateInAndExpiresAtLessThanEqual(OPEN, now);
        lapsed.forEach(r -> move(r, EXPIRED, "system:recommendation", "nobody decided in time"));
        var awake = store.findByStateAndSnoozedUntilLessThanEqual(SNOOZED, now);
        awake.forEach(r -> move(r, PROPOSED, "system:recommendation", "its snooze is over"));
        return lapsed.size() + awake.size();
    }

    private RecommendationSummary move(
            Recommendation recommendation, RecommendationState next, String by, String reason) {
        var before = facts(recommendation);
        boolean underWay = recommendation.state() == EXECUTING;
        recommendation.become(next, by, reason, clock.instant());
        record("recommendation." + verb(next), recommendation, before, reason);
        // what is under way is the execution's to end, and its approvals were used
        if (!underWay && EnumSet.of(EXPIRED, SUPERSEDED, WITHDRAWN).contains(next)) {
            events.publishEvent(new RecommendationClosed(recommendation.id(), next, reason));
        }
        var moved = store.saveAndFlush(recommendation).summary();
        news.moved(moved);
        return moved;
    }

    private static String verb(RecommendationState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void record(String action, Recommendation after, Map<String, Object> before, String reason) {
        audit.record(Change.of(action, "recommendation", after.shortId(), before, facts(after))
                .because(reason.isBlank() ? null : reason));
    }

    private static Map<String, Object> facts(Recommendation of) {
        var now = of.summary();
        return Map.of(
                "state", now.state().name(),
                "kind", now.kind().name(),
                "title", now.title(),
                "workload", now.workload(),
                "toSite", now.toSite(),
                "deltaUsdPerMonth", now.deltaUsdPerMonth().toPlainString(),
                "deltaKgCo2ePerMonth", Double.toString(now.deltaKgCo2ePerMonth()),
                "snapshot", now.snapshotDigest(),
                "digest", now.digest());
    }

    private Recommendation seen(UUID id, long version) {
        var found = load(id);
        var now = found.summary();
        if (now.version() != version) {
            throw new StaleVersion(now);
        }
        return found;
    }

    private Recommendation load(UUID id) {
        return store.findById(id)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no recommendation " + id + ". Maybe it belongs to another installation?"));
    }
}
