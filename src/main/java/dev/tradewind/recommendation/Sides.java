package dev.tradewind.recommendation;

import dev.tradewind.catalog.Catalog;
import dev.tradewind.placement.Terms;
import dev.tradewind.planning.PlanId;
import dev.tradewind.planning.Plans;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A recommendation's two sides, with the figures of the plan that it came out of. */
@Component
public class Sides {
    private final Plans plans;
    private final Catalog catalog;

    Sides(Plans plans, Catalog catalog) {
        this.plans = plans;
        this.catalog = catalog;
    }

    /**
     * Both sides of a change.
     *
     * @param then as proposed
     */
    public record NowAndThen(Side now, Side then) {}

    public NowAndThen of(RecommendationSummary of) {
        var change = of.planId() == null
                ? null
                : plans.change(new PlanId(of.planId()), of.workloadId()).orElse(null);
        return new NowAndThen(
                side(
                        of.fromSite(),
                        of.fromStart(),
                        change == null ? null : change.today(),
                        change == null ? null : change.fromGramsPerKwh()),
                side(
                        of.toSite(),
                        of.toStart(),
                        change == null ? null : change.planned(),
                        change == null ? null : change.toGramsPerKwh()));
    }

    private Side side(
            @Nullable String siteId, @Nullable Instant start, @Nullable Terms terms, @Nullable Double gramsPerKwh) {
        var site = siteId == null ? null : catalog.site(siteId).orElse(null);
        return new Side(
                siteId,
                site != null ? site.name() : siteId == null ? "nowhere yet" : siteId,
                site == null ? null : site.provider(),
                site == null ? null : site.country(),
                start,
                terms == null ? null : usd(terms.computeNanoUsd()),
                terms == null ? null : usd(terms.egressNanoUsd()),
                terms == null ? null : usd(terms.movingNanoUsd()),
                terms == null ? null : (Double) (terms.carbonMilligrams() / 1_000_000.0),
                gramsPerKwh,
                terms == null ? null : (Double) (terms.rttMicros() / 1000.0));
    }

    private static BigDecimal usd(long nano) {
        return BigDecimal.valueOf(nano, 9);
    }
}
