package dev.tradewind.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What everybody measured, by page, and what went wrong. */
final class Figures {
    private final Map<String, List<Double>> milliseconds = new TreeMap<>();
    private final List<String> errors = new ArrayList<>();
    private final List<Double> seconds = new ArrayList<>();
    private int cut;
    private int signedInAgain;

    synchronized void took(String page, long nanos) {
        milliseconds.computeIfAbsent(page, each -> new ArrayList<>()).add(nanos / 1e6);
    }

    synchronized void failed(String who, Exception why) {
        errors.add(who + ": " + why);
    }

    /** What was measured while the consoles were still compiled; errors stay. */
    synchronized void forgetTimes() {
        milliseconds.clear();
    }

    /** A request was under way to the console that was killed. */
    synchronized void cut() {
        cut++;
    }

    /** Somebody is at the other console. */
    synchronized void movedAfter(long nanos) {
        seconds.add(nanos / 1e9);
        signedInAgain++;
    }

    synchronized List<String> errors() {
        return List.copyOf(errors);
    }

    synchronized int cutRequests() {
        return cut;
    }

    synchronized int signedInAgain() {
        return signedInAgain;
    }

    synchronized double slowestMove() {
        return seconds.stream().mapToDouble(each -> each).max().orElse(0);
    }

    synchronized int requests() {
        return milliseconds.values().stream().mapToInt(List::size).sum();
    }

    synchronized double p95() {
        return p95(milliseconds.values().stream().flatMap(List::stream).toList());
    }

    synchronized Map<String, Double> p95ByPage() {
        Map<String, Double> pages = new TreeMap<>();
        milliseconds.forEach((page, all) -> pages.put(page, p95(all)));
        return pages;
    }

    static double p95(List<Double> all) {
        if (all.isEmpty()) {
            return 0;
        }
        var sorted = all.stream().sorted().toList();
        return sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1);
    }
}
