package dev.tradewind.connector;

import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.EgressQueries;
import java.util.List;
import java.util.function.BiFunction;

/** One question that the Egress page asks for a scope and range; its answers can be compared. */
record PageQuery(String name, BiFunction<EgressQueries, EgressFilter, Object> ask) {
    /** In the order in which the page asks them. */
    static final List<PageQuery> ALL = List.of(
            new PageQuery("totals", EgressQueries::totals),
            new PageQuery("owners to choose from", (egress, filter) -> egress.owners()),
            new PageQuery("environments to choose from", (egress, filter) -> egress.environments()),
            new PageQuery("providers to choose from", (egress, filter) -> egress.providers()),
            new PageQuery("range billed", (egress, filter) -> egress.billed()),
            new PageQuery("by class", EgressQueries::byClass),
            new PageQuery("by day", EgressQueries::byDay),
            new PageQuery("by flow", EgressQueries::byFlow),
            new PageQuery("by flow and owner", EgressQueries::byFlowAndOwner),
            new PageQuery("by owner", EgressQueries::byOwner),
            new PageQuery("by sub account", EgressQueries::bySubAccount),
            new PageQuery(
                    "flows of the range before",
                    (egress, filter) -> egress.byFlowAndOwner(filter.during(
                            egress.comparison(filter.range(), false).before()))));
}
