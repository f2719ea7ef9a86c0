package dev.tradewind.recommendation;

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
                of.dataSets(),
                of.maxRttForShare() == null ? of.maxRttMillis() : of.maxRttMillis() + " for " + of.maxRttForShare());
    }
}
