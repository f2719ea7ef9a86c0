package dev.tradewind.report.print;

import dev.tradewind.audit.ActorSource;
import dev.tradewind.audit.AuditLog;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.report.ReportKind;
import dev.tradewind.report.ReportRequest;
import dev.tradewind.report.change.ChangeCsv;
import dev.tradewind.report.change.ChangeLine;
import dev.tradewind.report.change.ChangeRecords;
import dev.tradewind.report.change.Section;
import dev.tradewind.ui.Notation;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Changes and access for an auditor: who could, who did, what ran where, and what went past the rules. */
@Component
public class ChangePages implements MonthPages {
    /** What a printed section shows at most; the CSV holds every line. */
    private static final int MOST_ROWS = 200;

    private final ChangeRecords records;
    private final AuditLog log;
    private final ActorSource names;

    ChangePages(ChangeRecords records, AuditLog log, ActorSource names) {
        this.records = records;
        this.log = log;
        this.names = names;
    }

    @Override
    public ReportKind kind() {
        return ReportKind.CHANGES;
    }

    @Override
    public Content of(ReportRequest request, TimeRange range) {
        var lines = records.of(range, null);
        var body = new StringBuilder(figures(lines));
        int number = 1;
        for (var section : Section.values()) {
            var of = lines.stream().filter(line -> line.section() == section).toList();
            if (section == Section.RESIDENCE) {
                continue; // a line per workload: only in the CSV
            }
            body.append(table(number++, section, of));
        }
        return new Content("Changes and access", body.toString(), notes(), ChangeCsv.bytes(lines, names, log.status()));
    }

    private static String figures(List<ChangeLine> lines) {
        return Xhtml.figures(
                figure("Segregation conflicts", lines, Section.CONFLICT, "found"),
                figure("Exceptions", lines, Section.EXCEPTION, "to policies"),
                figure("Overrides", lines, Section.OVERRIDE, "by people"),
                figure("Decisions", lines, Section.DECISION, "given, refused or voided"));
    }

    private static String figure(String label, List<ChangeLine> lines, Section section, String line) {
        long count = lines.stream().filter(each -> each.section() == section).count();
        return Xhtml.figure(label, 1, Notation.PLAIN.number(count), "", line);
    }

    private String table(int number, Section section, List<ChangeLine> lines) {
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
                        named(line.actor()),
                        line.action().substring(line.action().indexOf('.') + 1).replace('-', ' '),
                        named(line.subject()) + (line.site().isEmpty() ? "" : " at " + line.site()),
                        words(line))));
        var rest = lines.size() - MOST_ROWS;
        return table.markup() + (rest > 0 ? "<p>" + rest + " more lines stand in the CSV.</p>" : "");
    }

    private static String when(Instant at, @Nullable Instant until) {
        return Notation.PLAIN.instant(at, ZoneOffset.UTC)
                + (until == null ? "" : " to " + Notation.PLAIN.instant(until, ZoneOffset.UTC));
    }

    private String named(String id) {
        return ChangeCsv.name(names, id);
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

    private static List<String> notes() {
        return List.of(
                "Read from sequenced entries of the audit log alone. “Leaf” is the index of the entry that shows the line; its"
                        + " inclusion under the checkpoint below can be proved (docs/audit.md). Owner and environment do"
                        + " not restrict this report.",
                "Who could approve: every account that held the role APPROVER at some time of the period, with the time from"
                        + " which and until which it held it.",
                "Segregation conflicts: one human being proposed and approved, drafted and activated, waived the gate of an own"
                        + " proposal, granted roles to an own account, had a proposal approved by somebody to whom they"
                        + " had granted APPROVER, or holds APPROVER and ADMIN through two accounts. Accounts with the"
                        + " same checked address count as one person.",
                "Emergency changes: break-glass access, and evacuations of a site.",
                "What ran where: from the hand-over to the target until the execution ended. Where each workload was at home"
                        + " stands in the CSV (section "
                        + Section.RESIDENCE.name().toLowerCase(Locale.ROOT) + ").");
    }
}
