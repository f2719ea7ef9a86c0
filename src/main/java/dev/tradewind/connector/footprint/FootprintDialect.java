package dev.tradewind.connector.footprint;

import dev.tradewind.connector.Dialect;
import dev.tradewind.connector.FileHead;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.Reading;
import dev.tradewind.connector.RowSink;
import dev.tradewind.connector.SourceFile;
import dev.tradewind.connector.Tables;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A provider's carbon report in one form. */
public final class FootprintDialect implements Dialect<Footprint> {
    private final String id;
    private final String title;
    private final Predicate<FileHead> recognises;
    private final List<String> mandatory;
    private final Tables.RowReader<Footprint> reader;

    FootprintDialect(
            String id,
            String title,
            Predicate<FileHead> recognises,
            List<String> mandatory,
            Tables.RowReader<Footprint> reader) {
        this.id = id;
        this.title = title;
        this.recognises = recognises;
        this.mandatory = mandatory;
        this.reader = reader;
    }

    /** In the order in which they are tried; before bills, whose columns the last form borrows. */
    public static List<Dialect<?>> all() {
        return List.of(
                GoogleFootprint.dialect(), AwsFootprint.dialect(), AzureFootprint.dialect(), FocusFootprint.dialect());
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public Class<Footprint> rowType() {
        return Footprint.class;
    }

    @Override
    public boolean recognises(FileHead head) {
        return recognises.test(head);
    }

    @Override
    public Optional<String> warning() {
        return Optional.of("The provider's own figures; they stand beside our estimate and enter no total of ours.");
    }

    @Override
    public Reading read(SourceFile file, ImportOptions options, RowSink<Footprint> rows) throws IOException {
        var advice = "Expected " + String.join(", ", mandatory) + ".";
        // An answer of Microsoft's interface holds its rows in the list "value".
        return file.head().isJson() && file.head().text().contains("\"value\"")
                ? Tables.readList(file, "value", mandatory, advice, rows, reader)
                : Tables.read(file, mandatory, advice, rows, reader);
    }
}
