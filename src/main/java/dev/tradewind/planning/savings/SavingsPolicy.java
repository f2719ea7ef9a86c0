package dev.tradewind.planning.savings;

/** How somebody could choose where and when a run goes. */
public enum SavingsPolicy {
    RUN_NOW("Run now", "where it is, at the earliest start"),
    CHEAPEST_REGION("Cheapest region", "the allowed site of lowest cost, at the earliest start"),
    GREENEST_REGION(
            "Greenest region",
            "the allowed site of lowest mean intensity in the 28 days before, at the earliest start"),
    LOWEST_WINDOW("Lowest window", "where it is, in the hours of lowest mean intensity within its window"),
    THRESHOLD_150("Threshold 150 g", "where it is, at the first hour at or under 150 g/kWh, else as late as it may"),
    OURS("Tradewind", "site and hours of lowest cost and priced carbon together, within all rules");

    private final String label;
    private final String words;

    SavingsPolicy(String label, String words) {
        this.label = label;
        this.words = words;
    }

    public String label() {
        return label;
    }

    public String words() {
        return words;
    }
}
