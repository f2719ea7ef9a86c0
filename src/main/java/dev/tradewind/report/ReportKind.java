package dev.tradewind.report;

/** What can be handed on. */
public enum ReportKind {
    EXECUTIVE("Executive page"),
    EGRESS("Egress"),
    DECISIONS("Recommendations decided"),
    CARBON_INVENTORY("Carbon inventory"),
    CARBON_SCI("Software carbon intensity"),
    CARBON_EFFECT("Effect of decisions on carbon"),
    EXCEPTIONS("Policy exceptions"),
    CHANGES("Changes and access");

    private final String label;

    ReportKind(String label) {
        this.label = label;
    }

    /** Whether it shows what only those may see who may see the audit log. */
    public boolean restricted() {
        return this == CHANGES;
    }

    /** As a person reads it. */
    public String label() {
        return label;
    }
}
