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
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Changes and access for an auditor: who could, who did, what ran where, and what went past the rules. */
@Component
public class ChangePages implements MonthPages {
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
        var body = new StringBuilder(Xhtml.figures(figures(lines)));
        int number = 1;
        for (var section : Section.values()) {
            if (section == Section.RESIDENCE) {
                continue; // a line per workload: only in the CSV
            }
            body.append(ChangeTable.of(number++, section, lines, names));
        }
        return new Content(
                tr("Changes and access"), body.toString(), notes(), ChangeCsv.bytes(lines, names, log.status()));
    }

    private static List<KeyFigure> figures(List<ChangeLine> lines) {
        return List.of(
                ChangeTable.figure(tr("Segregation conflicts"), lines, Section.CONFLICT, tr("found")),
                ChangeTable.figure(tr("Exceptions"), lines, Section.EXCEPTION, tr("to policies")),
                ChangeTable.figure(tr("Overrides"), lines, Section.OVERRIDE, tr("by people")),
                ChangeTable.figure(tr("Decisions"), lines, Section.DECISION, tr("given, refused or voided")));
    }

    private static List<String> notes() {
        return List.of(
                tr(
                        "Read from sequenced entries of the audit log alone. “Leaf” is the index of the entry that shows the line; its"
                                + " inclusion under the checkpoint below can be proved (docs/audit.md). Owner and environment do"
                                + " not restrict this report."),
                tr(
                        "Who could approve: every account that held the role APPROVER at some time of the period, with the time from"
                                + " which and until which it held it."),
                tr(
                        "Segregation conflicts: one human being proposed and approved, drafted and activated, waived the gate of an own"
                                + " proposal, granted roles to an own account, had a proposal approved by somebody to whom they"
                                + " had granted APPROVER, or holds APPROVER and ADMIN through two accounts. Accounts with the"
                                + " same checked address count as one person."),
                tr("Emergency changes: break-glass access, and evacuations of a site."),
                tr(
                        "What ran where: from the hand-over to the target until the execution ended. Where each workload was at home"
                                + " stands in the CSV (section {0}).",
                        Section.RESIDENCE.name().toLowerCase(Locale.ROOT)));
    }
}
