package dev.tradewind.carbon.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.QueryParameters;
import dev.tradewind.ui.ScopeParameters;
import dev.tradewind.workload.Workload;
import java.time.Instant;
import java.util.List;

/** A part of the page beside the zones. Beans, in the order of {@code @Order}. */
interface CarbonPart {
    /** In the URL. */
    String tab();

    /** On the page. */
    String label();

    /** What goes below the header; made anew for each look. */
    List<Component> content(Look look);

    /**
     * What the page was asked.
     *
     * @param workloads those in the scope
     * @param query everything in the URL
     */
    record Look(ScopeParameters scope, List<Workload> workloads, QueryParameters query, Instant now) {
        String parameter(String name) {
            return query.getSingleParameter(name).orElse("");
        }
    }
}
