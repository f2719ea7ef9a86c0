package dev.tradewind.egress.watch;

/** How a flow left what is usual for it. */
public enum DeviationKind {
    /** Higher for a short time; a dip of one day is nothing that anybody has to look at. */
    SPIKE("Spike"),
    STEP_UP("Step up"),
    STEP_DOWN("Step down"),
    NEW_FLOW("New flow");

    private final String label;

    DeviationKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
