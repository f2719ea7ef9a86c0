package dev.tradewind.connector.places;

import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.Coefficient;
import dev.tradewind.catalog.Coefficients;
import dev.tradewind.catalog.Site;
import dev.tradewind.connector.Destination;
import dev.tradewind.connector.ImportReceipt;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Keeps coefficients; one for a place that nobody knows would never count, so that the whole file is refused. */
@Component
class CoefficientDestination implements Destination<Coefficient> {
    private final Coefficients coefficients;
    private final Catalog catalog;

    CoefficientDestination(Coefficients coefficients, Catalog catalog) {
        this.coefficients = coefficients;
        this.catalog = catalog;
    }

    @Override
    public Class<Coefficient> rowType() {
        return Coefficient.class;
    }

    @Override
    public Staging<Coefficient> open(ImportReceipt receipt) {
        List<Coefficient> read = new ArrayList<>();
        return new Staging<>() {
            @Override
            public void accept(Coefficient row) {
                read.add(row);
            }

            @Override
            public void seal() {}

            @Override
            public void commit() {
                read.forEach(CoefficientDestination.this::check);
                coefficients.keep(read);
            }

            @Override
            public void close() {}
        };
    }

    private void check(Coefficient coefficient) {
        String scope = coefficient.scope();
        boolean known = scope.equals(Coefficient.EVERYWHERE)
                || catalog.site(scope).isPresent()
                || catalog.sites().stream().map(Site::provider).anyMatch(scope::equals);
        if (!known) {
            throw new IllegalArgumentException("the scope '" + scope + "' of "
                    + coefficient.name().word() + " is no site, no provider and not *. Maybe import the sites first?");
        }
    }
}
