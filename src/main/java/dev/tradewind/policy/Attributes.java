package dev.tradewind.policy;

import dev.tradewind.workload.Workload;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a selector can ask of a workload: its labels, and four facts that labels cannot override. */
public final class Attributes {
    private Attributes() {}

    public static Map<String, String> of(Workload workload) {
        var attributes = new LinkedHashMap<>(workload.labels());
        attributes.put("workload", workload.name());
        attributes.put("kind", workload.kind().name());
        attributes.put("owner", workload.owner());
        attributes.put("environment", workload.environment());
        return Map.copyOf(attributes);
    }
}
