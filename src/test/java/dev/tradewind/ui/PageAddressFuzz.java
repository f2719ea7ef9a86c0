package dev.tradewind.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.tradewind.audit.ui.AuditAddresses;
import dev.tradewind.carbon.ui.CarbonAddresses;
import dev.tradewind.egress.ui.EgressAddresses;
import dev.tradewind.fuzz.FuzzTarget;
import dev.tradewind.savedview.SavedViewAddresses;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Addresses of pages, which anybody may send to a colleague: what nobody can read there counts as not said. */
public final class PageAddressFuzz implements FuzzTarget {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-29T09:00:00Z"), ZoneOffset.UTC);

    @Override
    public void read(byte[] input) {
        var text = new String(input, StandardCharsets.UTF_8);
        QueryParameters query;
        try {
            query = QueryParameters.fromString(text);
        } catch (IllegalArgumentException notAQuery) {
            return; // answered by Vaadin before a page sees it
        }
        var scope = ScopeParameters.of(query, CLOCK);
        scope.rangeInWords();
        var again = ScopeParameters.of(QueryParameters.simple(scope.asParameters()), CLOCK);
        if (!again.equals(scope)) {
            throw new IllegalStateException(scope + " is carried on as " + again);
        }
        EgressAddresses.read(query, CLOCK);
        CarbonAddresses.read(query, CLOCK.instant());
        AuditAddresses.read(query);
        try {
            leadsInside(SavedViewAddresses.checked("egress?" + text));
            leadsInside(SavedViewAddresses.checked(text));
        } catch (IllegalArgumentException refused) {
            // no page of this console, and that is said
        }
    }

    private static void leadsInside(String path) {
        URI there;
        try {
            there = URI.create("https://console.example/").resolve(path);
        } catch (IllegalArgumentException unreadable) {
            return; // a browser encodes what is not allowed, and stays inside
        }
        if (!"https".equals(there.getScheme()) || !"console.example".equals(there.getHost())) {
            throw new IllegalStateException("a saved view leads to " + there);
        }
    }
}
