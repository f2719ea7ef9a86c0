package dev.tradewind.connector.flow;

import dev.tradewind.egress.Ends;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.flow.FlowEnd;
import dev.tradewind.egress.flow.FlowRecord;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a network counter of OpenCost says: whose bytes, and how far they went, in both spellings of its labels. */
public final class PodNetwork {
    public static final String EGRESS = "kubecost_pod_network_egress_bytes";
    public static final String INGRESS = "kubecost_pod_network_ingress_bytes";

    private PodNetwork() {}

    static boolean reads(String metric) {
        var name = metric.endsWith("_total") ? metric.substring(0, metric.length() - "_total".length()) : metric;
        return name.equals(EGRESS) || name.equals(INGRESS);
    }

    /**
     * @param bytes increase in the time; null if unknown
     * @param site where the cluster runs; null if unknown
     */
    public static FlowRecord flow(
            String metric,
            Map<String, String> labels,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Long bytes,
            @Nullable String site) {
        var outbound = metric.startsWith(EGRESS);
        var internet = is(labels, "internet", "internet");
        var name = text(labels.get("pod_name"), labels.get("pod"));
        var namespace = labels.get("namespace");
        var pod = new FlowEnd(null, namespace == null ? name : namespace + "/" + name, site, null);
        var service = text(labels.get("service"), null);
        var other = new FlowEnd(
                null,
                service == null ? null : "service/" + service,
                internet ? Ends.INTERNET : near(labels, site),
                null);
        return new FlowRecord(
                from,
                to,
                null,
                "opencost",
                outbound ? pod : other,
                outbound ? other : pod,
                hint(labels, internet, outbound),
                new FlowRecord.Count(bytes, null),
                null);
    }

    private static @Nullable String near(Map<String, String> labels, @Nullable String site) {
        return is(labels, "same_region", "sameRegion") ? site : null;
    }

    private static @Nullable TransferClass hint(Map<String, String> labels, boolean internet, boolean outbound) {
        if (internet) {
            return outbound ? TransferClass.INTERNET : TransferClass.INGRESS;
        }
        if (!is(labels, "same_region", "sameRegion")) {
            return TransferClass.INTER_REGION;
        }
        return is(labels, "same_zone", "sameZone") ? null : TransferClass.INTER_ZONE;
    }

    private static boolean is(Map<String, String> labels, String one, String other) {
        return "true".equals(labels.getOrDefault(one, labels.get(other)));
    }

    private static @Nullable String text(@Nullable String one, @Nullable String other) {
        return one == null || one.isEmpty() ? other : one;
    }
}
