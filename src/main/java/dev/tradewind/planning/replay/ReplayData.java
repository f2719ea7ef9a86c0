package dev.tradewind.planning.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Files of an experiment, found by name below one or more folders. */
final class ReplayData {
    private final List<Path> files = new ArrayList<>();

    ReplayData(List<Path> roots) throws IOException {
        for (var root : roots) {
            try (var found = Files.walk(root)) {
                found.filter(Files::isRegularFile).sorted().forEach(files::add);
            }
        }
    }

    /** Those whose name matches, in the order of their names. */
    List<Path> named(String pattern) {
        return files.stream()
                .filter(file -> file.getFileName().toString().matches(pattern))
                .toList();
    }

    /** Rows of a plain CSV file without its header; gunzipped where its name says so. */
    static List<String[]> rows(Path file) throws IOException {
        try (var raw = Files.newInputStream(file);
                var in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(line -> line.split(",", -1)).toList();
        }
    }

    /** Grams as whole micrograms, so that sums are exact. */
    static long micrograms(String grams, Path file) {
        try {
            return new java.math.BigDecimal(grams)
                    .movePointRight(6)
                    .setScale(0, java.math.RoundingMode.HALF_EVEN)
                    .longValueExact();
        } catch (NumberFormatException unreadable) {
            throw new IllegalArgumentException(
                    file + ": '" + grams + "' is no number of grams. Maybe the columns are in another order?",
                    unreadable);
        }
    }
}
