package dev.tradewind.connector;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A delivered table written anew with mended cells in their places. Pure; the delivered file is only read. */
final class MendedFile {
    private static final int CELL_CHARACTERS = 1 << 20;

    private final SourceFile delivered;
    private final Map<Long, List<Mend>> byLine;
    private final Map<Mend, @Nullable String> was = new HashMap<>();
    private final Map<Long, Long> lineOfEdited = new HashMap<>();

    /** The mends cannot be put in their places. */
    static final class NotMendable extends Exception {
        NotMendable(String why) {
            super(why);
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }

    /** @param mends a later one of a place counts instead of an earlier one */
    MendedFile(SourceFile delivered, List<Mend> mends) {
        this.delivered = delivered;
        this.byLine = mends.stream().collect(Collectors.groupingBy(Mend::line));
    }

    /** Why rows of this file cannot be mended; null if they can. */
    static @Nullable String obstacle(SourceFile delivered) {
        try {
            var parts = delivered.parts();
            if (parts.size() != 1) {
                return "it came as " + parts.size() + " parts; mend the part and deliver all again";
            }
            if (parts.getFirst().isParquet()) {
                return "it is Parquet; mend it where it was written and deliver it again";
            }
            var header = header(delivered);
            boolean table = !header.stripLeading().startsWith("{")
                    && !header.stripLeading().startsWith("[")
                    && cells(header, Separator.of(header).sign()).size() > 1;
            return table ? null : "it is no table; mend the file and deliver it again";
        } catch (IOException broken) {
            return "its evidence cannot be read: " + broken.getMessage();
        }
    }

    private static String header(SourceFile delivered) throws IOException {
        return CsvText.headerLine(delivered.head().text());
    }

    /** Names of the columns, as delivered. */
    static List<String> columns(SourceFile delivered) throws IOException {
        var header = header(delivered);
        return cells(header, Separator.of(header).sign());
    }

    /**
     * Writes the whole file, and beside it one with the header and the rows of these lines only.
     *
     * @throws NotMendable if the file has no such line or column
     */
    void write(Path whole, Path rows, Set<Long> lines) throws IOException, NotMendable {
        var open = new HashSet<>(byLine.keySet());
        var separator = Separator.of(header(delivered)).sign();
        try (var records = CsvReader.builder()
                        .fieldSeparator(separator)
                        .allowMissingFields(true)
                        .allowExtraFields(true)
                        .maxBufferSize(16 * CELL_CHARACTERS)
                        .ofCsvRecord(delivered.parts().getFirst().table());
                var out = writer(separator, whole);
                var edited = writer(separator, rows)) {
            Header header = null;
            var at = 1L;
            var written = 1L;
            for (CsvRecord row : records) {
                var cells = new ArrayList<>(row.getFields());
                var line = row.getStartingLineNumber();
                // Empty lines stay, so that all rows keep their lines.
                for (; written < line; written++) {
                    out.writeRecord();
                }
                if (header == null && !CsvText.namesSeparator(cells)) {
                    header = new Header(cells);
                    edited.writeRecord(cells);
                    at = next(at, cells);
                }
                if (header != null) {
                    for (var mend : byLine.getOrDefault(line, List.of())) {
                        apply(mend, header, cells);
                    }
                }
                open.remove(line);
                out.writeRecord(cells);
                written = next(written, cells);
                if (lines.contains(line)) {
                    edited.writeRecord(cells);
                    lineOfEdited.put(at, line);
                    at = next(at, cells);
                }
            }
        }
        if (!open.isEmpty()) {
            throw new NotMendable("the file has no row at line "
                    + new TreeSet<>(open).stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
    }

    private static CsvWriter writer(char separator, Path file) throws IOException {
        return CsvWriter.builder()
                .fieldSeparator(separator)
                .build(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
    }

    /** A cell may hold line breaks. */
    private static long next(long line, List<String> cells) {
        return line
                + 1
                + cells.stream()
                        .flatMapToInt(String::chars)
                        .filter(each -> each == '\n')
                        .count();
    }

    private void apply(Mend mend, Header header, List<String> cells) throws NotMendable {
        var column = mend.column();
        if (column == null) {
            was.putIfAbsent(mend, CsvText.line(cells));
            cells.clear();
            cells.addAll(cells(mend.value(), ','));
            if (cells.size() != header.width()) {
                throw new NotMendable("line %d: the mended row has %d cells, the header %d"
                        .formatted(mend.line(), cells.size(), header.width()));
            }
            return;
        }
        int position = header.position(column);
        if (position < 0) {
            throw new NotMendable(
                    "line %d: the file has no column '%s'; mend the whole row instead".formatted(mend.line(), column));
        }
        was.putIfAbsent(mend, position < cells.size() ? cells.get(position) : null);
        while (cells.size() <= position) {
            cells.add("");
        }
        cells.set(position, mend.value());
    }

    /** What stood in the place before, once it is written; null where the row ended before that cell. */
    @Nullable
    String was(Mend mend) {
        return was.get(mend);
    }

    /** The delivered line of a line in the file of the edited rows. */
    long delivered(long lineOfRows) {
        return lineOfEdited.getOrDefault(lineOfRows, lineOfRows);
    }

    static List<String> cells(String line, char separator) {
        return CsvReader.builder().fieldSeparator(separator).ofCsvRecord(line).stream()
                .findFirst()
                .map(CsvRecord::getFields)
                .orElse(List.of());
    }
}
