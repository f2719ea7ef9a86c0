package dev.tradewind.recommendation;

import dev.tradewind.audit.ActorSource;
import dev.tradewind.audit.Actors;
import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.Site;
import dev.tradewind.planning.PlanCompleted;
import dev.tradewind.planning.PlannedReplica;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Turns what a plan decides about copies of data into proposals, in the plan's own transaction. */
@Component
class CopyProposals {
    private final Recommendations recommendations;
    private final Copies copies;
    private final Catalog catalog;
    private final LeastGain leastGain;
    private final MayPropose mayPropose;
    private final ActorSource actors;
    private final RecommendationSettings settings;

    CopyProposals(
            Recommendations recommendations,
            Copies copies,
            Catalog catalog,
            LeastGain leastGain,
            MayPropose mayPropose,
            ActorSource actors,
            RecommendationSettings settings) {
        this.recommendations = recommendations;
        this.copies = copies;
        this.catalog = catalog;
        this.leastGain = leastGain;
        this.mayPropose = mayPropose;
        this.actors = actors;
        this.settings = settings;
    }

    @EventListener
    void propose(PlanCompleted plan) {
        var asker = Actors.acting().orElseGet(actors::current);
        var wanted = new HashSet<UUID>();
        for (var copy : plan.copies()) {
            if (mayPropose.of(asker, copy.workloadId()) && worthProposing(copy)) {
                var proposal = proposal(plan, copy, MayPropose.proposer(asker));
                // Copying lasts: what is under way is not proposed once more.
                if (!recommendations.underWay(proposal)) {
                    // A policy may approve it at once, and approving asks what it is about.
                    var made = recommendations.propose(proposal, id -> copies.keep(id, copy));
                    wanted.add(made.id());
                }
            }
        }
        recommendations.withdrawCopies(
                of -> !wanted.contains(of.id())
                        && mayPropose.of(asker, of.workloadId())
                        && copies.planned(of.id())
                                .filter(copy -> !plan.unseenCopies().contains(copy.dataSet()))
                                .isPresent(),
                plan.shortId());
    }

    private boolean worthProposing(PlannedReplica copy) {
        return !copy.belowMinimum()
                && copy.waitsFor().isEmpty()
                && leastGain.reachedBy(copy.workloadId(), copy.deltaUsdPerMonth());
    }

    private Proposal proposal(PlanCompleted plan, PlannedReplica copy, String proposer) {
        var original = copy.origin().original();
        var words = new CopyWords(copy, catalog.site(original).map(Site::name).orElse(original));
        return new Proposal(
                RecommendationKind.REPLICA,
                words.title(),
                plan.plan().value(),
                copy.workloadId(),
                copy.workload(),
                copy.owner(),
                original,
                copy.site(),
                null,
                null,
                null,
                copy.deltaUsdPerMonth(),
                0,
                0,
                copy.makes() ? copy.origin().gigabytes() : BigDecimal.ZERO,
                words.reasons(),
                words.risk(),
                plan.snapshotHash(),
                copies.basis(copy),
                proposer,
                plan.createdAt().plus(settings.expiresAfter()));
    }
}
