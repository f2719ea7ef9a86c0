package dev.tradewind.report.schedule;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.outbound.MailAnswer;
import dev.tradewind.outbound.MailMessage;
import dev.tradewind.outbound.MailMessage.Attachment;
import dev.tradewind.outbound.Smtp;
import dev.tradewind.report.Reports;
import dev.tradewind.report.StoredReport;
import dev.tradewind.ui.Locality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Takes a report that was made to where its schedule says. Doing so twice leaves the same files, or a mail of the same id. */
@Component
class Handing {
    private final Reports reports;
    private final ReportSettings settings;
    private final Smtp smtp;

    Handing(Reports reports, ReportSettings settings, Smtp smtp) {
        this.reports = reports;
        this.settings = settings;
        this.smtp = smtp;
    }

    /**
     * How it went.
     *
     * @param again whether another try may help
     */
    record Outcome(boolean delivered, boolean again, String words) {}

    Outcome hand(HandOver handOver, ScheduleDraft draft, StoredReport report) {
        try {
            settings.require(draft);
        } catch (IllegalArgumentException refused) {
            return new Outcome(false, false, String.valueOf(refused.getMessage()));
        }
        return draft.folder() == null ? mail(handOver, draft, report) : file(draft.folder(), report);
    }

    private Outcome mail(HandOver handOver, ScheduleDraft draft, StoredReport report) {
        return Locality.reading(draft.reader().locality(), () -> mailed(handOver, draft, report));
    }

    private Outcome mailed(HandOver handOver, ScheduleDraft draft, StoredReport report) {
        var name = said(report.kind().label()) + ", " + report.month();
        var answer = smtp.send(new MailMessage(
                handOver.id().toString(),
                draft.recipients(),
                "[Tradewind] " + name,
                words(name, draft, report),
                List.of(
                        new Attachment(name(report, "pdf"), "application/pdf", reports.read(report.pdf())),
                        new Attachment(name(report, "csv"), "text/csv; charset=utf-8", reports.read(report.csv())))));
        return new Outcome(answer instanceof MailAnswer.Sent, answer instanceof MailAnswer.Failed, answer.words());
    }

    private static String words(String name, ScheduleDraft draft, StoredReport report) {
        return name + ", " + draft.request(report.month()).scope() + ".\n\n"
                + tr(
                        "The pages (PDF) and the rows behind them (CSV) are attached. Both are kept in the console on the page"
                                + " Reports,\nand these are their SHA-256, by which they stand in the audit log:")
                + "\n\nPDF  " + report.pdf() + "\nCSV  " + report.csv() + "\n\n"
                + tr(
                        "The audit log had {0} entries when the report was made. Somebody asked for this mail on a schedule; who"
                                + " may make\nsuch reports stops it on the page Reports.",
                        Long.toString(report.checkpointSize()))
                + "\n";
    }

    private Outcome file(String folder, StoredReport report) {
        var into = Objects.requireNonNull(settings.folder()).resolve(folder);
        try {
            Files.createDirectories(into);
            var words = put(into, name(report, "pdf"), report, reports.read(report.pdf())) + " and "
                    + put(into, name(report, "csv"), report, reports.read(report.csv()));
            return new Outcome(true, false, "written to " + folder + ": " + words);
        } catch (IOException failed) {
            return new Outcome(false, true, "could not be written to " + into + ": " + failed);
        }
    }

    /** Nothing that lies there is overwritten: another report of the same month has its id in its name. */
    private static String put(Path folder, String name, StoredReport report, byte[] content) throws IOException {
        var chosen = name;
        if (Files.exists(folder.resolve(name)) && !Arrays.equals(Files.readAllBytes(folder.resolve(name)), content)) {
            var dot = name.lastIndexOf('.');
            chosen = name.substring(0, dot) + "-" + report.id() + name.substring(dot);
        }
        // whoever watches the folder sees whole files only
        var part = folder.resolve("." + chosen + ".part");
        Files.write(part, content);
        Files.move(part, folder.resolve(chosen), StandardCopyOption.ATOMIC_MOVE);
        return chosen;
    }

    private String name(StoredReport report, String ending) {
        return report.fileName(reports.zone().getId(), ending);
    }
}
