package dev.tradewind.report.print;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.audit.ActorSource;
import dev.tradewind.report.change.ChangeCsv;
import dev.tradewind.report.change.ChangeLine;
import dev.tradewind.report.change.Section;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Locality;
import java.time.Instant;
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
        return new KeyFigure(label, 1, Formats.number(count), "", line);
    }

    /** Of the lines of a section; says so where there are none. */
    static String of(int number, Section section, List<ChangeLine> all, ActorSource names) {
        var lines = all.stream().filter(line -> line.section() == section).toList();
        var title = tr("Table {0}. {1}", number, said(section.title()));
        if (lines.isEmpty()) {
            return Xhtml.heading(title) + Xhtml.paragraph(tr("None in this period."));
        }
        var table = new Table(title)
                .column(tr("Leaf"))
                .column(tr("When, {0}", Formats.zoneName(Locality.current().zone())))
                .column(tr("Who"))
                .column(tr("What"))
                .column(tr("Subject"))
                .column(tr("Detail and reason"));
        lines.stream()
                .limit(MOST_ROWS)
                .forEach(line -> table.row(List.of(
                        Long.toString(line.leaf()),
                        when(line.at(), line.until()),
                        ChangeCsv.name(names, line.actor()),
                        said(line.action()
                                .substring(line.action().indexOf('.') + 1)
                                .replace('-', ' ')),
                        line.site().isEmpty()
                                ? ChangeCsv.name(names, line.subject())
                                : tr("{0} at {1}", ChangeCsv.name(names, line.subject()), line.site()),
                        words(line))));
        var rest = lines.size() - MOST_ROWS;
        return table.markup()
                + (rest > 0 ? Xhtml.paragraph(tr("{0} more lines stand in the CSV.", Formats.number(rest))) : "");
    }

    private static String when(Instant at, @Nullable Instant until) {
        var zone = Locality.current().zone();
        return until == null
                ? Formats.instant(at, zone)
                : tr("{0} to {1}", Formats.instant(at, zone), Formats.instant(until, zone));
    }

    private static String words(ChangeLine line) {
        var parts = new ArrayList<String>();
        if (!line.detail().isBlank()) {
            parts.add(said(line.detail()));
        }
        if (!line.reason().isBlank()) {
            parts.add(tr("“{0}”", said(line.reason())));
        }
        return String.join(" ", parts).replaceAll("([0-9a-f]{12})[0-9a-f]{52}", "$1…");
    }
}
