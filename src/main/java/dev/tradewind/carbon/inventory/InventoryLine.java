package dev.tradewind.carbon.inventory;

import dev.tradewind.carbon.EnergyBasis;
import org.jspecify.annotations.Nullable;

/**
 * One part of a workload at one place.
 *
 * @param provider who answers for the electricity; {@code carrier} for bytes that leave an own site
 * @param zone grid zone; null where the site names none
 * @param locationGrams operational, location-based, average
 * @param marketGrams operational, market-based, of own sites only; of clouds their own report says it
 * @param embodiedGrams share of manufacturing; of machines only
 * @param embodiedScope where the embodied share belongs
 * @param lowGrams and {@code highGrams}: range of {@code locationGrams}
 * @param hoursUnknown hours left out because no intensity was known; with any the line is a lower bound
 */
public record InventoryLine(
        Emitter workload,
        InventoryPart part,
        GhgScope scope,
        String siteId,
        String provider,
        @Nullable String zone,
        double kwh,
        double locationGrams,
        @Nullable Double marketGrams,
        double embodiedGrams,
        GhgScope embodiedScope,
        double lowGrams,
        double highGrams,
        EnergyBasis basis,
        int hoursUnknown) {}
