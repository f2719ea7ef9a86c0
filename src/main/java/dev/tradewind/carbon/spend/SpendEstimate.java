package dev.tradewind.carbon.spend;

import org.jspecify.annotations.Nullable;

/**
 * What billed use without known machines emitted, as far as its money tells; location-based, average.
 *
 * @param zone grid zone of its region; null where the region is not known
 * @param ratio by which it was estimated; null where too little is known of the provider in this currency
 * @param gramsPerKwh mean of the zone over the range; null where no hour is known
 * @param why there is no estimate; null where there is one
 */
public record SpendEstimate(
        Spend spend,
        @Nullable String zone,
        @Nullable SpendRatio ratio,
        @Nullable Double gramsPerKwh,
        @Nullable String why) {

    public boolean known() {
        return ratio != null && gramsPerKwh != null;
    }

    /** 0 where there is no estimate: ask {@link #known()} first. */
    public double kwh() {
        return ratio == null ? 0 : ratio.kwhPerUnit() * cost();
    }

    /** Operational, gCO2eq. */
    public double grams() {
        return gramsPerKwh == null ? 0 : kwh() * gramsPerKwh;
    }

    public double lowGrams() {
        return ratio == null || gramsPerKwh == null ? 0 : ratio.lowKwhPerUnit() * cost() * gramsPerKwh;
    }

    public double highGrams() {
        return ratio == null || gramsPerKwh == null ? 0 : ratio.highKwhPerUnit() * cost() * gramsPerKwh;
    }

    /** Share of manufacturing, stated apart. */
    public double embodiedGrams() {
        return ratio == null ? 0 : ratio.embodiedGramsPerUnit() * cost();
    }

    private double cost() {
        return spend.cost().amount().doubleValue();
    }
}
