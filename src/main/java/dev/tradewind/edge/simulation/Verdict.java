package dev.tradewind.edge.simulation;

import java.util.List;

/**
 * What the checker found in one schedule.
 *
 * @param acknowledged writes that clients were told of
 * @param lost acknowledged writes that the console does not have
 * @param doubled writes that it has twice
 * @param findings every broken promise in words, with the seed that shows it again
 */
public record Verdict(long seed, int acknowledged, int lost, int doubled, List<String> findings) {
    public Verdict {
        findings = List.copyOf(findings);
    }

    public boolean clean() {
        return findings.isEmpty();
    }
}
