package dev.tradewind.connector.flow;

import dev.tradewind.connector.Quarantined;
import dev.tradewind.connector.Reading;
import dev.tradewind.connector.RowSink;
import dev.tradewind.connector.SourceFile;
import dev.tradewind.connector.SourcePart;
import dev.tradewind.connector.Unreadable;
import dev.tradewind.egress.flow.FlowRecord;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.util.function.Function;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Streams text line by line; blank ones are no rows. */
final class TextLines {
    private static final String CUT = "the archive ends here before its content does (cut off). Maybe fetch it again?";

    private TextLines() {}

    /** Understands one line; null for one that holds no row, such as a header or a comment. */
    @FunctionalInterface
    interface LineReader {
        @Nullable
        FlowRecord read(String line) throws Unreadable;
    }

    /** @param fresh a reader for each part by its beginning, which has a header or a form of its own */
    static Reading read(SourceFile file, RowSink<FlowRecord> rows, Function<String, LineReader> fresh)
            throws IOException {
        Reading reading = Reading.complete();
        for (var part : file.parts()) {
            var one = read(part, rows, fresh.apply(part.beginning()));
            reading = one instanceof Reading.CutOff ? one : reading;
        }
        return reading;
    }

    private static Reading read(SourcePart part, RowSink<FlowRecord> rows, LineReader reader) throws IOException {
        long number = 0;
        try (var lines = new BufferedReader(part.reader())) {
            String line;
            while ((line = lines.readLine()) != null) {
                number++;
                if (!line.isBlank()) {
                    one(number, line, rows, reader);
                }
            }
            return Reading.complete();
        } catch (EOFException | ZipException cut) {
            rows.quarantine(number + 1, null, null, CUT);
            return new Reading.CutOff(number + 1, CUT);
        }
    }

    private static void one(long number, String line, RowSink<FlowRecord> rows, LineReader reader) {
        FlowRecord row;
        try {
            row = reader.read(line);
        } catch (Unreadable cell) {
            rows.quarantine(new Quarantined(number, cell.column(), cell.value(), cell.reason(), line));
            return;
        }
        if (row != null) {
            rows.accept(number, row);
        }
    }
}
