package dev.tradewind.report;

/** What can be handed on. */
public enum ReportKind {
    EGRESS("Egress"),
    DECISIONS("Recommendations decided");

    private final String label;

    ReportKind(String label) {
        this.label = label;
    }

    /** As a person reads it. */
    public String label() {
        return label;
    }
}
