package dev.tradewind.latency;

import dev.tradewind.catalog.Site;
import dev.tradewind.workload.Workload;
import java.util.function.Predicate;

/** Says where a workload may stand; answered by whoever knows the policies. */
public interface PermittedSites {

    Predicate<Site> of(Workload workload);
}
