package dev.tradewind.audit.ui;

import com.vaadin.flow.router.QueryParameters;

/** What the Audit page reads from its address, for the fuzzer. */
public final class AuditAddresses {
    private AuditAddresses() {}

    public static void read(QueryParameters query) {
        var search = AuditSearch.of(query);
        search.filter();
        AuditSearch.of(QueryParameters.simple(search.parameters()));
    }
}
