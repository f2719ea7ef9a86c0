package dev.tradewind.egress.budget;

/** Which column of the bill a budget speaks of. */
public enum CostMetric {
    BILLED("BilledCost"),
    EFFECTIVE("EffectiveCost");

    private final String column;

    CostMetric(String column) {
        this.column = column;
    }

    /** The FOCUS column. */
    public String column() {
        return column;
    }
}
