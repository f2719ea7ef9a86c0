package dev.tradewind.connector.series;

import dev.tradewind.connector.Dialect;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.Quarantined;
import dev.tradewind.connector.Reading;
import dev.tradewind.connector.RowSink;
import dev.tradewind.connector.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a dialect made of a file. */
public record Collected<R>(Reading reading, List<R> rows, List<Quarantined> quarantined) {

    public static <R> Collected<R> of(Dialect<R> dialect, Path folder, String fileName, String text)
            throws IOException {
        Path file = folder.resolve(fileName);
        Files.writeString(file, text, StandardCharsets.UTF_8);
        return of(dialect, file);
    }

    public static <R> Collected<R> of(Dialect<R> dialect, Path path) throws IOException {
        var rows = new ArrayList<R>();
        var quarantined = new ArrayList<Quarantined>();
        var file = new SourceFile(path, path.getFileName().toString());
        var reading = dialect.read(file, ImportOptions.NONE, new RowSink<>() {
            @Override
            public void accept(long line, R row) {
                rows.add(row);
            }

            @Override
            public void quarantine(Quarantined row) {
                quarantined.add(row);
            }
        });
        return new Collected<>(reading, rows, quarantined);
    }
}
