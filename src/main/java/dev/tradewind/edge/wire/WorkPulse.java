package dev.tradewind.edge.wire;

import java.util.List;
import java.util.Map;

/**
 * What an agent tells of its runs, with each heart-beat.
 *
 * @param known revision of each order that has not ended there
 * @param reports log entries that the console did not confirm yet, in order
 * @param probes rounds that it did not confirm yet, in order
 */
public record WorkPulse(
        String site, String incarnation, Map<String, Long> known, List<WorkReport> reports, List<ProbeRound> probes) {
    public WorkPulse {
        known = Map.copyOf(known);
        reports = List.copyOf(reports);
        probes = probes == null ? List.of() : List.copyOf(probes);
    }
}
