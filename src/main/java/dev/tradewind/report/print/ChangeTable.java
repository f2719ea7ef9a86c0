package dev.tradewind.report.print;

import dev.tradewind.audit.ActorSource;
import dev.tradewind.report.change.ChangeCsv;
import dev.tradewind.report.change.ChangeLine;
import dev.tradewind.report.change.Section;
import dev.tradewind.ui.Notation;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines of the audit log on paper. */
final class ChangeTable {
    /** What a printed section shows at most; the CSV holds every line. */
    private static final int MOST_ROWS = 200;

    private ChangeTable() {}

    static KeyFigure figure(String label, List<ChangeLine> lines, Section section, String line) {
        long count = lines.stream().filter(each -> each.section() == section).count();
        return new KeyFigure(label, 1, Notation.PLAIN.number(count), "", line);
    }

    /** Of the lines of a section; says so where there are none. */
    static String of(int number, Section section, List<ChangeLine> all, ActorSource names) {
        var lines = all.stream().filter(line -> line.section() == section).toList();
        var title = "Table %d. %s".formatted(number, section.title());
        if (lines.isEmpty()) {
            return "<h2>" + Xhtml.text(title) + "</h2><p>None in this period.</p>";
        }
        var table = new Table(title)
                .column("Leaf")
                .column("When, UTC")
                .column("Who")
                .column("What")
                .column("Subject")
                .column("Detail and reason");
        lines.stream()
                .limit(MOST_ROWS)
                .forEach(line -> table.row(List.of(
                        Long.toString(line.leaf()),
                        when(line.at(), line.until()),
                        ChangeCsv.name(names, line.actor()),
                        line.action().substring(line.action().indexOf('.') + 1).replace('-', ' '),
                        ChangeCsv.name(names, line.subject()) + (line.site().isEmpty() ? "" : " at " + line.site()),
                        words(line))));
        var rest = lines.size() - MOST_ROWS;
        return table.markup() + (rest > 0 ? "<p>" + rest + " more lines stand in the CSV.</p>" : "");
    }

    private static String when(Instant at, @Nullable Instant until) {
        return Notation.PLAIN.instant(at, ZoneOffset.UTC)
                + (until == null ? "" : " to " + Notation.PLAIN.instant(until, ZoneOffset.UTC));
    }

    private static String words(ChangeLine line) {
        var parts = new ArrayList<String>();
        if (!line.detail().isBlank()) {
            parts.add(line.detail());
        }
        if (!line.reason().isBlank()) {
            parts.add("“" + line.reason() + "”");
        }
        return String.join(" ", parts).replaceAll("([0-9a-f]{12})[0-9a-f]{52}", "$1…");
    }
}
