package dev.tradewind.report.change;

/** What an auditor of changes asks, in the order of the report. */
public enum Section {
    CONFLICT("Segregation conflicts"),
    EMERGENCY("Emergency changes"),
    EXCEPTION("Exceptions to policies"),
    WOULD_HOLD("What policies that only report would have held"),
    OVERRIDE("Overrides by people"),
    DECISION("Decisions"),
    RUN("What ran where"),
    POLICY("Rules changed"),
    ACCESS("Access changed"),
    CONFIGURATION("Configuration changed"),
    COULD_APPROVE("Who could approve"),
    RESIDENCE("Workloads at a site");

    private final String title;

    Section(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
