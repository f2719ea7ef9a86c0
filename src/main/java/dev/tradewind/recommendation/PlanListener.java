package dev.tradewind.recommendation;

import dev.tradewind.audit.ActorSource;
import dev.tradewind.audit.Actors;
import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.Site;
import dev.tradewind.placement.FilterCount;
import dev.tradewind.planning.PlanCompleted;
import dev.tradewind.planning.PlannedChange;
import dev.tradewind.planning.RuleWords;
import dev.tradewind.ui.Notation;
import dev.tradewind.workload.Workloads;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Turns a plan's changes into proposals, in the plan's own transaction. Who asked for the plan is who proposes. */
@Component
class PlanListener {
    private static final DateTimeFormatter START =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.UK).withZone(ZoneOffset.UTC);

    private final Recommendations recommendations;
    private final Workloads workloads;
    private final Catalog catalog;
    private final LeastGain leastGain;
    private final ActorSource actors;
    private final MayPropose mayPropose;
    private final RecommendationSettings settings;

    PlanListener(
            Recommendations recommendations,
            Workloads workloads,
            Catalog catalog,
            LeastGain leastGain,
            ActorSource actors,
            MayPropose mayPropose,
            RecommendationSettings settings) {
        this.recommendations = recommendations;
        this.workloads = workloads;
        this.catalog = catalog;
        this.leastGain = leastGain;
        this.actors = actors;
        this.mayPropose = mayPropose;
        this.settings = settings;
    }

    @EventListener
    void propose(PlanCompleted plan) {
        var asker = Actors.acting().orElseGet(actors::current);
        var proposer = MayPropose.proposer(asker);
        var planned = new HashSet<>(plan.planned());
        planned.removeIf(workload -> !mayPropose.of(asker, workload));
        var proposed = new HashSet<UUID>();
        for (var change : plan.changes()) {
            if (planned.contains(change.workloadId()) && worthProposing(change)) {
                recommendations.propose(proposal(plan, change, proposer));
                proposed.add(change.workloadId());
            }
        }
        recommendations.withdrawDropped(planned, proposed, plan.shortId());
    }

    /** What a rule demands is proposed whatever it saves; anything else must gain what settings and policies ask. */
    private boolean worthProposing(PlannedChange change) {
        if (change.needsPauses()) {
            return false;
        }
        if (change.demanded()) {
            return true;
        }
        if (change.awaitsCopy()) {
            return false;
        }
        return !change.belowMinimum()
                && leastGain.reachedBy(
                        change.workloadId(), change.deltaUsdPerMonth().amount());
    }

    private Proposal proposal(PlanCompleted plan, PlannedChange change, String proposer) {
        var expires = plan.createdAt().plus(settings.expiresAfter());
        if (change.latestStart() != null && change.latestStart().isBefore(expires)) {
            expires = change.latestStart();
        }
        return new Proposal(
                kind(change),
                title(change),
                plan.plan().value(),
                change.workloadId(),
                change.workload(),
                change.owner(),
                change.fromSite(),
                change.toSite(),
                change.fromStart(),
                change.toStart(),
                change.latestStart(),
                change.deltaUsdPerMonth().amount(),
                change.deltaKgCo2ePerMonth(),
                change.deltaRttMillis(),
                BigDecimal.valueOf(change.gigabytesMoved()),
                reasons(change),
                risk(change),
                plan.snapshotHash(),
                workloads.byId(change.workloadId()).map(Basis::digest).orElse(""),
                proposer,
                expires);
    }

    private static RecommendationKind kind(PlannedChange change) {
        if (change.evacuates()) {
            return RecommendationKind.EVACUATION;
        }
        return change.timeShiftOnly() ? RecommendationKind.TIME_SHIFT : RecommendationKind.PLACEMENT;
    }

    private String title(PlannedChange change) {
        return change.timeShiftOnly()
                ? "Start %s at %s%s"
                        .formatted(
                                change.workload(),
                                start(change.toStart()),
                                change.fromStart() == null ? "" : " instead of " + start(change.fromStart()))
                : "Move %s from %s to %s"
                        .formatted(change.workload(), place(change.fromSite()), place(change.toSite()));
    }

    private static String start(@Nullable Instant at) {
        return at == null ? "another time" : START.format(at);
    }

    private String place(String siteId) {
        return catalog.site(siteId).map(Site::name).orElse(siteId);
    }

    /** Largest effect first, in the plan's own numbers. */
    private List<String> reasons(PlannedChange change) {
        var reasons = new ArrayList<String>();
        var today = change.today();
        var planned = change.planned();
        var broken = change.brokenToday();
        if (broken != null) {
            reasons.add("It may not stay as it is, by the rule " + RuleWords.broken(broken) + ".");
        }
        term(reasons, "Compute", today.computeNanoUsd(), planned.computeNanoUsd());
        term(reasons, "Egress", today.egressNanoUsd(), planned.egressNanoUsd());
        term(reasons, "Moving, spread over the horizon,", today.movingNanoUsd(), planned.movingNanoUsd());
        if (today.carbonMilligrams() != planned.carbonMilligrams()) {
            reasons.add("Emissions go from %s to %s kgCO2e a month."
                    .formatted(kilograms(today.carbonMilligrams()), kilograms(planned.carbonMilligrams())));
        }
        if (change.spot() != null) {
            reasons.add("Counted on spare capacity there, which the provider may take back: " + change.spot() + ".");
        }
        var explanation = change.explanation();
        reasons.add("%d sites were looked at%s.".formatted(explanation.considered(), removed(explanation.filtered())));
        return reasons;
    }

    private static String removed(List<FilterCount> filtered) {
        if (filtered.isEmpty()) {
            return ", none was ruled out";
        }
        var first = filtered.getFirst();
        return "; the rule %s alone ruled out %d".formatted(RuleWords.rule(first.rule()), first.sites());
    }

    private static void term(List<String> reasons, String name, long todayNanoUsd, long plannedNanoUsd) {
        if (todayNanoUsd != plannedNanoUsd) {
            reasons.add(
                    "%s costs USD %s instead of %s a month.".formatted(name, usd(plannedNanoUsd), usd(todayNanoUsd)));
        }
    }

    private static String usd(long nano) {
        return Notation.PLAIN.number(BigDecimal.valueOf(nano, 9), 2);
    }

    private static String kilograms(long milligrams) {
        return Notation.PLAIN.number(BigDecimal.valueOf(milligrams, 6), 2);
    }

    private static String risk(PlannedChange change) {
        return (change.spot() == null ? "" : "spare capacity may be taken back; ")
                + (change.evacuates() && change.gigabytesMoved() > 0
                        ? "its data are where it is dark: without a copy elsewhere it starts empty; "
                        : "")
                + moving(change);
    }

    private static String moving(PlannedChange change) {
        if (change.timeShiftOnly()) {
            return "low: only the start changes, within the window";
        }
        return change.gigabytesMoved() > 0 ? "moves %.0f GB once".formatted(change.gigabytesMoved()) : "moves no data";
    }
}
