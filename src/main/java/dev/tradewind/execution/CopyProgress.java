package dev.tradewind.execution;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a copy command says of itself, in lines such as {@code tradewind: bytes=12000000 of-bytes=90000000 objects=3
 * of-objects=20}; each figure may be left out and is then 0.
 *
 * @param bytes sent by this attempt
 */
record CopyProgress(long bytes, long ofBytes, long objects, long ofObjects) {
    private static final String BEGIN = "tradewind: ";
    private static final Pattern FIGURE = Pattern.compile("(bytes|of-bytes|objects|of-objects)=(\\d{1,18})");

    /** The last line of that form; empty where there is none. */
    static Optional<CopyProgress> last(String output) {
        return Arrays.asList(output.split("\n", -1)).reversed().stream()
                .filter(line -> line.startsWith(BEGIN))
                .findFirst()
                .map(CopyProgress::read);
    }

    private static CopyProgress read(String line) {
        long bytes = 0;
        long ofBytes = 0;
        long objects = 0;
        long ofObjects = 0;
        for (var word : line.substring(BEGIN.length()).split(" ", -1)) {
            var figure = FIGURE.matcher(word);
            if (figure.matches()) {
                long value = Long.parseLong(figure.group(2));
                switch (figure.group(1)) {
                    case "bytes" -> bytes = value;
                    case "of-bytes" -> ofBytes = value;
                    case "objects" -> objects = value;
                    default -> ofObjects = value;
                }
            }
        }
        return new CopyProgress(bytes, ofBytes, objects, ofObjects);
    }
}
