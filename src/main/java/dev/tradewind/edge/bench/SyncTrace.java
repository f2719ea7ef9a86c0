package dev.tradewind.edge.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The sync calls of a process as strace saw them: when each began and ended, in microseconds since 1970. */
record SyncTrace(TreeMap<Long, Long> endOfBegin) {
    private static final Pattern WHOLE =
            Pattern.compile("^(\\d+) +(\\d+\\.\\d+) f(?:data)?sync\\(\\d+\\) += 0 <(\\d+\\.\\d+)>.*");
    private static final Pattern BEGUN = Pattern.compile("^(\\d+) +(\\d+\\.\\d+) f(?:data)?sync\\(\\d+ <unfinished.*");
    private static final Pattern ENDED =
            Pattern.compile("^(\\d+) +(\\d+\\.\\d+) <\\.\\.\\. f(?:data)?sync resumed>\\) += 0 <(\\d+\\.\\d+)>.*");

    static SyncTrace read(Path file) throws IOException {
        var calls = new TreeMap<Long, Long>();
        var begun = new HashMap<String, Long>();
        for (var line : Files.readAllLines(file)) {
            var whole = WHOLE.matcher(line);
            var half = BEGUN.matcher(line);
            var rest = ENDED.matcher(line);
            if (whole.matches()) {
                var from = micros(whole.group(2));
                calls.put(from, from + micros(whole.group(3)));
            } else if (half.matches()) {
                begun.put(half.group(1), micros(half.group(2)));
            } else if (rest.matches()) {
                var from = begun.remove(rest.group(1));
                if (from != null) {
                    calls.put(from, from + micros(rest.group(3)));
                }
            }
        }
        return new SyncTrace(calls);
    }

    int count() {
        return endOfBegin.size();
    }

    /** Whether a sync began after the first moment and had ended by the second. */
    boolean anyInside(long fromMicros, long toMicros) {
        return endOfBegin.subMap(fromMicros, true, toMicros, true).values().stream()
                .anyMatch(end -> end <= toMicros);
    }

    private static long micros(String seconds) {
        return Math.round(Double.parseDouble(seconds) * 1e6);
    }
}
