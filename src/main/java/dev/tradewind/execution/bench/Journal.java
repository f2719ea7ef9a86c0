package dev.tradewind.execution.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the targets themselves wrote down, and the verdict on it. */
final class Journal {
    private Journal() {}

    /** @param exit 0 for an effect, else an attempt that failed and may be repeated */
    record Line(String workload, String runKey, int exit, Instant startedAt) {}

    /**
     * @param lost asked for and said to be done, without an effect
     * @param doubled with more than one effect
     * @param stuck without an end
     */
    record Verdict(Set<String> lost, Set<String> doubled, Set<String> stuck) {}

    /** Lines that local commands appended: workload, key, exit code, seconds. */
    static List<Line> read(Path file) throws IOException {
        var lines = new ArrayList<Line>();
        if (Files.exists(file)) {
            for (var line : Files.readAllLines(file)) {
                var parts = line.split(" ");
                lines.add(new Line(
                        parts[0],
                        parts[1],
                        Integer.parseInt(parts[2]),
                        Instant.ofEpochSecond(Long.parseLong(parts[3]))));
            }
        }
        return lines;
    }

    /** @param open what the console calls not ended; it only tells what was lost from what is stuck */
    static Verdict judge(Set<String> asked, List<Line> lines, Set<String> open) {
        var effects = new TreeMap<String, Integer>();
        lines.stream()
                .filter(line -> line.exit() == 0)
                .forEach(line -> effects.merge(line.workload(), 1, Integer::sum));
        var lost = new TreeSet<String>();
        var stuck = new TreeSet<>(open);
        var doubled = new TreeSet<String>();
        for (var workload : asked) {
            if (!effects.containsKey(workload) && !open.contains(workload)) {
                lost.add(workload);
            }
        }
        for (Map.Entry<String, Integer> effect : effects.entrySet()) {
            if (effect.getValue() > 1 || !asked.contains(effect.getKey())) {
                doubled.add(effect.getKey());
            }
        }
        return new Verdict(lost, doubled, stuck);
    }
}
