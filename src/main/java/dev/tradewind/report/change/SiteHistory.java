package dev.tradewind.report.change;

import dev.tradewind.audit.log.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What ran where, and where each workload was at home. Entries are given in log order. */
final class SiteHistory {
    static final List<String> ACTIONS = List.of(
            "recommendation.proposed", "workload.added", "workload.changed", "workload.moved", "workload.moved-back");

    private static final Set<String> ENDED =
            Set.of("SUCCEEDED", "FAILED", "COMPENSATED", "COMPENSATION_FAILED", "CANCELLED", "MISSED_WINDOW");

    private final Map<String, String> targets = new LinkedHashMap<>();
    private final Map<String, ChangeLine> running = new LinkedHashMap<>();
    private final Map<String, ChangeLine> home = new LinkedHashMap<>();
    private final List<ChangeLine> ended = new ArrayList<>();

    void read(Entry entry) {
        switch (entry.subjectType()) {
            case "recommendation" -> {
                if (entry.action().equals("recommendation.proposed")) {
                    targets.put(entry.subjectId(), LogFacts.after(entry, "toSite"));
                }
            }
            case "workload" -> reside(entry);
            case "execution" -> run(entry);
            default -> {}
        }
    }

    /** Where a recommendation sends its workload; empty if unknown. */
    String target(String recommendation) {
        return targets.getOrDefault(recommendation, "");
    }

    /** Runs and residences that touch {@code [from, to)}, whether they have ended or not. */
    List<ChangeLine> lines(Instant from, Instant to) {
        return Stream.of(ended.stream(), running.values().stream(), home.values().stream())
                .flatMap(lines -> lines)
                .filter(line -> line.at().isBefore(to)
                        && (line.until() == null || line.until().isAfter(from)))
                .sorted(Comparator.comparing(ChangeLine::at).thenComparing(ChangeLine::leaf))
                .toList();
    }

    private void reside(Entry entry) {
        var site = LogFacts.after(entry, "siteId");
        var before = home.get(entry.subjectId());
        if (site.isEmpty() || before != null && before.site().equals(site)) {
            return;
        }
        if (before != null) {
            ended.add(until(before, entry, ""));
        }
        home.put(entry.subjectId(), LogFacts.line(Section.RESIDENCE, entry, site, LogFacts.after(entry, "execution")));
    }

    /** From the moment the work is handed to its target until the execution has ended. */
    private void run(Entry entry) {
        var state = LogFacts.after(entry, "state");
        boolean dispatched = entry.action().equals("execution.step-running")
                && LogFacts.after(entry, "step").equals("DISPATCH");
        if (dispatched) {
            running.putIfAbsent(
                    entry.subjectId(),
                    LogFacts.line(
                            Section.RUN,
                            entry,
                            target(LogFacts.after(entry, "recommendation")),
                            LogFacts.after(entry, "workload") + ", " + LogFacts.after(entry, "recommendation") + ", "
                                    + LogFacts.after(entry, "executor")));
        } else if (ENDED.contains(state)) {
            var run = running.remove(entry.subjectId());
            if (run != null) {
                ended.add(until(run, entry, state));
            }
        }
    }

    private static ChangeLine until(ChangeLine line, Entry end, String state) {
        var image = LogFacts.after(end, "imageDigest");
        var command = LogFacts.after(end, "commandSha256");
        var code = image.isEmpty() ? (command.isEmpty() ? "" : ", command sha256 " + command) : ", image " + image;
        return new ChangeLine(
                line.section(),
                line.leaf(),
                line.at(),
                end.at(),
                line.actor(),
                line.action(),
                line.subject(),
                line.site(),
                line.detail() + (state.isEmpty() ? "" : ", " + state) + (line.section() == Section.RUN ? code : ""),
                line.reason());
    }
}
