package dev.tradewind.cost;

/** The tags under which clouds and clusters name the workload of a charge. */
public final class WorkloadTag {
    /** SQL over the column {@code tags}; null where a charge names none. */
    public static final String SQL = "nullif(regexp_extract(tags,"
            + " '\"(user[:_])?(workload|application|app|component|app.kubernetes.io/name)\"\\s*:\\s*\"([^\"]+)\"', 3, 'i'),"
            + " '')";

    private WorkloadTag() {}
}
