package dev.tradewind.carbon.effect;

import dev.tradewind.carbon.WorkloadEmissions;
import dev.tradewind.catalog.Catalog;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.workload.Workload;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Compares the place that a workload left with the place where it went, at the same hours. */
@Component
public class MoveEffects {
    private final WorkloadEmissions emissions;
    private final Catalog catalog;

    MoveEffects(WorkloadEmissions emissions, Catalog catalog) {
        this.emissions = emissions;
        this.catalog = catalog;
    }

    /** Of a workload that only changed its place; empty where one of the places is not known. */
    public Optional<MoveEffect> of(Workload workload, String fromSite, String toSite, TimeRange range) {
        return of(workload, fromSite, range, toSite, range);
    }

    /** Of a run at another place, another time, or both. */
    public Optional<MoveEffect> of(Workload workload, String fromSite, TimeRange then, String toSite, TimeRange now) {
        var from = catalog.site(fromSite).orElse(null);
        var to = catalog.site(toSite).orElse(null);
        if (from == null || to == null) {
            return Optional.empty();
        }
        var marginalFrom = emissions.marginal(workload, from, then);
        var marginalTo = emissions.marginal(workload, to, now);
        boolean both = marginalFrom.isPresent() && marginalTo.isPresent();
        return Optional.of(new MoveEffect(
                now,
                emissions.running(workload, from, then),
                emissions.running(workload, to, now),
                from.provider().equals(to.provider()),
                both ? marginalFrom.get() : null,
                both ? marginalTo.get() : null));
    }
}
