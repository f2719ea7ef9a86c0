package dev.tradewind.connector.places;

import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.Site;
import dev.tradewind.connector.Destination;
import dev.tradewind.connector.ImportReceipt;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Adds sites to the catalog. */
@Component
class SiteDestination implements Destination<Site> {
    private final Catalog catalog;

    SiteDestination(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public Class<Site> rowType() {
        return Site.class;
    }

    @Override
    public Staging<Site> open(ImportReceipt receipt) {
        return new Sites();
    }

    private final class Sites implements Staging<Site> {
        private final List<Site> sites = new ArrayList<>();

        @Override
        public void accept(Site row) {
            sites.add(row);
        }

        @Override
        public void seal() {}

        @Override
        public void commit() {
            sites.forEach(catalog::add);
        }

        @Override
        public void close() {
            sites.clear();
        }
    }
}
