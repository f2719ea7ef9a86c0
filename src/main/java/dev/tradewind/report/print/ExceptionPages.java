package dev.tradewind.report.print;

import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.audit.ActorSource;
import dev.tradewind.audit.AuditLog;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.report.ReportKind;
import dev.tradewind.report.ReportRequest;
import dev.tradewind.report.change.ChangeCsv;
import dev.tradewind.report.change.ChangeLine;
import dev.tradewind.report.change.ChangeRecords;
import dev.tradewind.report.change.Section;
import java.util.List;
import org.springframework.stereotype.Component;

/** Where a policy was passed over in a month, by its own word or a person's, and what stricter ones would have held. */
@Component
class ExceptionPages implements MonthPages {
    private static final List<Section> SECTIONS = List.of(Section.EXCEPTION, Section.WOULD_HOLD);

    private final ChangeRecords records;
    private final AuditLog log;
    private final ActorSource names;

    ExceptionPages(ChangeRecords records, AuditLog log, ActorSource names) {
        this.records = records;
        this.log = log;
        this.names = names;
    }

    @Override
    public ReportKind kind() {
        return ReportKind.EXCEPTIONS;
    }

    @Override
    public Content of(ReportRequest request, TimeRange range) {
        var lines = lines(range);
        var body = new StringBuilder(Xhtml.figures(figures(lines)));
        for (var section : SECTIONS) {
            body.append(ChangeTable.of(SECTIONS.indexOf(section) + 1, section, lines, names));
        }
        return new Content(
                tr("Policy exceptions"), body.toString(), notes(), ChangeCsv.bytes(lines, names, log.status()));
    }

    @Override
    public List<KeyFigure> keyFigures(ReportRequest request, TimeRange range) {
        return figures(lines(range));
    }

    private List<ChangeLine> lines(TimeRange range) {
        return records.of(range, null).stream()
                .filter(line -> SECTIONS.contains(line.section()))
                .toList();
    }

    private static List<KeyFigure> figures(List<ChangeLine> lines) {
        return List.of(
                ChangeTable.figure(
                        tr("Exceptions"), lines, Section.EXCEPTION, tr("work that a policy's rule would have held")),
                ChangeTable.figure(
                        tr("Would have been held"), lines, Section.WOULD_HOLD, tr("by policies that only report")));
    }

    private static List<String> notes() {
        return List.of(
                tr(
                        "Read from sequenced entries of the audit log alone. “Leaf” is the index of the entry that shows the line; its"
                                + " inclusion under the checkpoint below can be proved (docs/audit.md). Owner, environment and provider"
                                + " do not restrict this report."),
                tr(
                        "Exceptions: work that started at its latest start though the grid was too dirty or unknown, because its policy says"
                                + " RUN_AND_RECORD, and work that an approver let start; at edge sites also what their limits let pass."),
                tr("Policies that only report stop nothing: the second table is what they would have held."));
    }
}
