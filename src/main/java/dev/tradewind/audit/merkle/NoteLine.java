package dev.tradewind.audit.merkle;

import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A signed checkpoint in one line, for files that only grow and for repositories: time, origin, size, root, and the
 * signatures of the log's keys in base64, separated by spaces.
 */
public final class NoteLine {
    private NoteLine() {}

    public static String of(SignedNote note, Instant at) {
        var checkpoint = Checkpoint.parse(note.text());
        var signatures = note.format()
                .substring(note.text().length() + 1)
                .lines()
                .filter(line -> line.startsWith("— " + checkpoint.origin() + " "))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .collect(Collectors.joining(" "));
        return "%s %s %d %s %s"
                .formatted(at, checkpoint.origin(), checkpoint.size(), checkpoint.rootBase64(), signatures);
    }

    /** @throws IllegalArgumentException if this is no such line */
    public static SignedNote parse(String line) {
        var parts = line.strip().split(" ");
        if (parts.length < 5) {
            throw new IllegalArgumentException(
                    "'" + line + "' is no checkpoint in a line: time, origin, size, root and signature were expected");
        }
        var signatures = Arrays.stream(parts, 4, parts.length)
                .map(signature -> "— " + parts[1] + " " + signature + "\n")
                .collect(Collectors.joining());
        return SignedNote.parse(parts[1] + "\n" + parts[2] + "\n" + parts[3] + "\n\n" + signatures);
    }
}
