package dev.tradewind.report;

/** What can be handed on. */
public enum ReportKind {
    EGRESS("Egress"),
    DECISIONS("Recommendations decided"),
    CARBON_INVENTORY("Carbon inventory"),
    CARBON_SCI("Software carbon intensity"),
    CARBON_EFFECT("Effect of decisions on carbon");

    private final String label;

    ReportKind(String label) {
        this.label = label;
    }

    /** As a person reads it. */
    public String label() {
        return label;
    }
}
