package dev.tradewind.egress.whatif;

import dev.tradewind.egress.TransferClass;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Where a flow, or a part of one, goes under a scenario.
 *
 * @param before that flow or part, as it is
 * @param transferClass null where nothing is billed, as within a zone
 * @param gigabytes as they would be metered
 * @param rule what decides the price
 * @param tier row of the price list that {@link Rule#TIER} means; else null
 */
record Reroute(
        MonthFlow before,
        @Nullable TransferClass transferClass,
        End from,
        End to,
        BigDecimal gigabytes,
        Rule rule,
        @Nullable String tier) {

    enum Rule {
        /** Class, ends and bytes are as they were. */
        UNCHANGED,
        /** The price of the new class between the new ends. */
        PRICED,
        /** A chosen row of the price list. */
        TIER,
        /** No meter counts it. */
        UNMETERED
    }

    static Reroute unchanged(MonthFlow flow) {
        return new Reroute(flow, flow.transferClass(), flow.from(), flow.to(), flow.gigabytes(), Rule.UNCHANGED, null);
    }

    /** Whether these bytes count in a payer's monthly volume to the internet. */
    boolean isInternet() {
        return MonthFlow.isInternet(transferClass) && (rule != Rule.TIER || isStep());
    }

    /** A step of the usual list, rather than another network. */
    boolean isStep() {
        return tier != null && Scenario.ChangeTier.step(tier).isPresent();
    }
}
