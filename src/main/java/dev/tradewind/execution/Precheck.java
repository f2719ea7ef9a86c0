package dev.tradewind.execution;

import dev.tradewind.catalog.Catalog;
import dev.tradewind.planning.Planner;
import dev.tradewind.policy.Attributes;
import dev.tradewind.policy.Facts;
import dev.tradewind.policy.Finding;
import dev.tradewind.policy.Policies;
import dev.tradewind.recommendation.Basis;
import dev.tradewind.recommendation.Conditions;
import dev.tradewind.recommendation.Copies;
import dev.tradewind.recommendation.Promises;
import dev.tradewind.recommendation.RecommendationState;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.recommendation.Recommendations;
import dev.tradewind.ui.Formats;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.Workloads;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Whether what was approved is still what would be done, and still worth it. The answer and the start are one
 * transaction: the caller's.
 */
@Component
class Precheck {
    static final String ENGINE = "system:engine";

    private final Recommendations recommendations;
    private final Workloads workloads;
    private final Policies policies;
    private final Promises promises;
    private final Copies copies;
    private final Conditions conditions;
    private final Catalog catalog;
    private final Clock clock;
    private final ObjectProvider<Planner> reassessment;

    Precheck(
            Recommendations recommendations,
            Workloads workloads,
            Policies policies,
            Promises promises,
            Copies copies,
            Conditions conditions,
            Catalog catalog,
            Clock clock,
            ObjectProvider<Planner> reassessment) {
        this.recommendations = recommendations;
        this.workloads = workloads;
        this.policies = policies;
        this.promises = promises;
        this.copies = copies;
        this.conditions = conditions;
        this.catalog = catalog;
        this.clock = clock;
        this.reassessment = reassessment;
    }

    StepOutcome checkAndStart(ExecutionSummary execution, String digest) {
        var found = recommendations.byId(execution.recommendationId());
        if (found.isEmpty() || found.get().state() != RecommendationState.APPROVED) {
            return new StepOutcome.Stop(execution.recommendation() + " is "
                    + found.map(r -> r.state().name()).orElse("gone") + ", no longer approved");
        }
        var recommendation = found.get();
        if (!recommendation.digest().equals(digest)) {
            return new StepOutcome.Stop("approved was another version of " + recommendation.shortId());
        }
        if (!recommendation.expiresAt().isAfter(clock.instant())) {
            recommendations.expire(recommendation.id(), ENGINE, "expired before it was started");
            return new StepOutcome.Stop("expired at " + recommendation.expiresAt());
        }
        var objection = objection(recommendation);
        if (objection.isPresent()) {
            recommendations.returnToReview(recommendation.id(), ENGINE, objection.get());
            return new StepOutcome.Stop(objection.get());
        }
        recommendations.start(recommendation.id(), digest, ENGINE);
        return new StepOutcome.Done("snapshot %s still holds, USD %s a month"
                .formatted(
                        start(recommendation.snapshotDigest()), Formats.signed(recommendation.deltaUsdPerMonth(), 2)));
    }

    private Optional<String> objection(RecommendationSummary of) {
        var workload = workloads.byId(of.workloadId()).orElse(null);
        if (workload == null) {
            return Optional.of("the workload " + of.workload() + " is gone");
        }
        if (of.copiesData()) {
            return copies.objection(of).or(() -> copyObjection(of, workload));
        }
        if (of.fromSite() != null && !workload.siteId().equals(of.fromSite())) {
            return Optional.of("%s is at %s now, it was to be moved from %s"
                    .formatted(workload.name(), workload.siteId(), of.fromSite()));
        }
        if (!of.basisDigest().isEmpty() && !of.basisDigest().equals(Basis.digest(workload))) {
            return Optional.of(workload.name() + " was changed since this was worked out");
        }
        return policyObjection(of, workload).or(() -> of.artefact() ? promises.objection(of.id()) : Optional.empty());
    }

    private Optional<String> policyObjection(RecommendationSummary of, Workload workload) {
        return siteObjection(of, workload).or(() -> worthObjection(of, workload));
    }

    /** A copy lies where all who use the data set may have it; one that is dropped may have lain anywhere. */
    private Optional<String> copyObjection(RecommendationSummary of, Workload workload) {
        var copy = copies.planned(of.id()).orElseThrow();
        var broken = copy.makes()
                ? copies.users(copy).stream()
                        .flatMap(user -> siteObjection(of, user).stream())
                        .findFirst()
                : Optional.<String>empty();
        return broken.or(() -> worthObjection(of, workload));
    }

    private Optional<String> siteObjection(RecommendationSummary of, Workload workload) {
        var guardrails = policies.guardrails(Attributes.of(workload));
        var site = catalog.site(of.toSite());
        if (site.isEmpty()) {
            return Optional.of("the site " + of.toSite() + " is not known");
        }
        // carbon is the gate's matter, at the start; RTT was the planner's
        var facts = new Facts(site.get().provider(), site.get().country(), null, null, clock.instant());
        var broken = guardrails.evaluate(facts).stream()
                .filter(f -> f.verdict() == Finding.Verdict.BROKEN)
                .findFirst();
        return broken.map(
                each -> "policy %s: %s, but the target is %s".formatted(each.policy(), each.rule(), each.actual()));
    }

    private Optional<String> worthObjection(RecommendationSummary of, Workload workload) {
        var guardrails = policies.guardrails(Attributes.of(workload));
        var condition = conditions.strictest(of.id());
        if (condition.isPresent()) {
            var objection =
                    benefitObjection(of, workload, condition.get().leastUsdPerMonth(), "an approval's condition of");
            if (objection.isPresent()) {
                return objection;
            }
        }
        BigDecimal minimum = guardrails.minBenefitUsdPerMonth();
        return minimum == null ? Optional.empty() : benefitObjection(of, workload, minimum, "the policy's minimum of");
    }

    /** By prices and grid as they are now, where the engine can still score the change; else by what was promised. */
    private Optional<String> benefitObjection(
            RecommendationSummary of, Workload workload, BigDecimal minimum, String whose) {
        var promised = of.deltaUsdPerMonth().negate();
        var planner = of.kind().artefact() ? null : reassessment.getIfAvailable();
        var fresh = planner == null
                ? Optional.<BigDecimal>empty()
                : planner.reassess(workload.name(), of.toSite(), of.toStart()).map(BigDecimal::negate);
        var now = fresh.orElse(promised);
        if (now.compareTo(minimum) >= 0) {
            return Optional.empty();
        }
        return Optional.of("it saves USD %s a month%s, less than %s %s"
                .formatted(
                        usd(now),
                        fresh.isPresent() ? " by today's prices and grid, promised were " + usd(promised) : "",
                        whose,
                        usd(minimum)));
    }

    private static String usd(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String start(String digest) {
        return digest.length() > 8 ? digest.substring(0, 8) : digest;
    }
}
