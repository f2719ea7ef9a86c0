package dev.tradewind.recommendation;

import dev.tradewind.workload.DataSet;
import dev.tradewind.workload.Workload;
import java.util.TreeMap;

/** What of a workload a recommendation rests on: change any of it, and what was approved is no longer true. */
public final class Basis {
    private Basis() {}

    public static String digest(Workload of) {
        return Digests.of(
                of.name(),
                of.kind(),
                of.owner(),
                of.environment(),
                new TreeMap<>(of.labels()),
                of.siteId(),
                of.vcpus(),
                of.memoryGib(),
                of.gpus(),
                of.durationHours(),
                of.window(),
                String.join("\0", of.command()),
                of.dataSets().stream().map(Basis::words).toList(),
                of.maxRttForShare() == null ? of.maxRttMillis() : of.maxRttMillis() + " for " + of.maxRttForShare());
    }

    /** One that is not copied reads as it did before there were copies, so that what was approved then still holds. */
    private static String words(DataSet of) {
        return "DataSet[name=%s, siteId=%s, gigabytesRead=%s, gigabytesWritten=%s, sizeGigabytes=%s, mode=%s, replicas=%s%s]"
                .formatted(
                        of.name(),
                        of.siteId(),
                        of.gigabytesRead(),
                        of.gigabytesWritten(),
                        of.sizeGigabytes(),
                        of.mode(),
                        of.replicas(),
                        of.copy() == null ? "" : ", copy=" + of.copy());
    }
}
