package dev.tradewind.notification;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The kinds that this version of the console tells of. */
public final class EventKinds {
    public static final List<EventKind> ALL = read();

    private EventKinds() {}

    /** What a subscription may name: everything, all of a module, or one kind. */
    public static List<String> choices() {
        var modules = ALL.stream()
                .map(each -> each.kind().replaceAll("\\..*", ".*"))
                .distinct()
                .sorted();
        return Stream.of(Stream.of("*"), modules, ALL.stream().map(EventKind::kind))
                .flatMap(each -> each)
                .toList();
    }

    private static List<EventKind> read() {
        var file = Objects.requireNonNull(EventKinds.class.getResourceAsStream("/notification/event-kinds.csv"));
        try (var csv = CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return csv.stream()
                    .map(row -> new EventKind(row.getField("kind"), row.getField("what")))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
