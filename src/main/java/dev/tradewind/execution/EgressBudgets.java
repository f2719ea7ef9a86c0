package dev.tradewind.execution;

import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.EgressPrice;
import dev.tradewind.execution.move.DataMove;
import dev.tradewind.workload.DataCopy;
import dev.tradewind.workload.DataSet;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What a copy may cost and has cost, by the list price of bytes that leave the source's site. Without a price the size that
 * was approved is the limit, in gigabytes: what is unknown is not free.
 */
@Component
class EgressBudgets {
    /** A stated size is rounded by people; a tenth more is still what was approved. */
    private static final BigDecimal ROUNDED = new BigDecimal("1.1");

    private final Catalog catalog;

    EgressBudgets(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Exactly one of both is there. */
    record Budget(Optional<BigDecimal> usd, Optional<BigDecimal> gigabytes) {}

    Budget of(DataSet data, DataCopy copy, String toSite) {
        var approved = data.sizeGigabytes().multiply(ROUNDED);
        var price = catalog.egressPrice(data.siteId(), toSite);
        if (price.isEmpty()) {
            return new Budget(Optional.empty(), Optional.of(approved));
        }
        return new Budget(
                Optional.of(
                        copy.mostUsd() != null ? copy.mostUsd() : price.get().usdFor(approved)),
                Optional.empty());
    }

    /** USD for so many bytes; empty where no price is known. */
    Optional<BigDecimal> usd(DataMove of, long bytes) {
        return catalog.egressPrice(of.fromSite(), of.toSite())
                .map((EgressPrice price) -> price.usdFor(DataMove.gigabytes(bytes)));
    }

    /** Why no more may be sent once so many bytes would have been; empty while they may. */
    Optional<String> objection(DataMove of, long bytes) {
        var budget = of.budget();
        if (budget == null) {
            return Optional.empty();
        }
        var exact = of.budgetUsd() != null ? of.budgetUsd() : of.budgetGigabytes();
        var cost = of.budgetUsd() != null ? usd(of, bytes).orElse(null) : DataMove.gigabytes(bytes);
        if (cost != null && exact != null && cost.compareTo(exact) <= 0) {
            return Optional.empty();
        }
        return Optional.of("%s GB cost %s, the egress budget of %s is %s %s"
                .formatted(
                        shown(DataMove.gigabytes(bytes)),
                        cost == null ? "nobody knows what" : of.budgetUnit() + " " + shown(cost),
                        of.dataSet(),
                        of.budgetUnit(),
                        budget.toPlainString()));
    }

    private static String shown(BigDecimal value) {
        return value.setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    }
}
