package dev.tradewind.egress.whatif;

/** What can be asked. */
public enum ScenarioKind {
    MOVE_WORKLOAD("Move a workload"),
    MOVE_DATA_SET("Move a data set"),
    CHANGE_PROVIDER("Change the provider of a workload"),
    CHANGE_TIER("Change the price tier"),
    ROUTING_RULE("Route nearby");

    private final String label;

    ScenarioKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
