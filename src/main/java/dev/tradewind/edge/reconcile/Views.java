package dev.tradewind.edge.reconcile;

import dev.tradewind.edge.wire.DocumentState;
import dev.tradewind.edge.wire.EdgeCollection;
import dev.tradewind.edge.wire.Rule;
import java.util.Map;
import java.util.function.Function;

/** What a site gets to see of a document: all of it, of a stock its own quota only. */
final class Views {
    private Views() {}

    static Function<CentreDocument, DocumentState> of(String site, Map<String, EdgeCollection> collections) {
        return document -> {
            var collection = collections.get(document.collection());
            var body = collection != null && collection.rule() == Rule.ESCROW
                    ? Stock.of(document.body()).quotaOf(site).text()
                    : document.body();
            return new DocumentState(
                    document.collection(), document.document(), body, document.version(), document.change());
        };
    }
}
