package dev.tradewind.report.print;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ConsoleTest;
import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.audit.log.Sequencer;
import dev.tradewind.identity.People;
import dev.tradewind.report.ReportKind;
import dev.tradewind.report.ReportReader;
import dev.tradewind.report.ReportRequest;
import dev.tradewind.report.Reports;
import dev.tradewind.report.StoredReport;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Set;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ConsoleTest
class EveryReportTest {
    @Autowired
    private Reports reports;

    @Autowired
    private People people;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private Sequencer sequencer;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Clock clock;

    private final String suffix = UUID.randomUUID().toString().substring(0, 8);

    @ParameterizedTest
    @EnumSource
    void isPrintedToBeKeptAndToBeReadAloud(ReportKind kind) throws Exception {
        transaction.executeWithoutResult(status -> {
            audit.record(Change.of("policy.exception", "execution", "EXE-" + suffix, "started all the same")
                    .because("at its latest start the grid had 310 g " + suffix));
            audit.record(Change.of("policy.would-hold", "execution", "EXE-" + suffix, "started")
                    .because("policy strict would have held it " + suffix));
        });
        sequencer.run();
        var reader = people.create(
                "reader-" + suffix, "Reader", "correct horse battery", Set.of("ANALYST", "AUDITOR"), Set.of());
        var month = YearMonth.now(clock.withZone(reports.zone()));

        var made = reports.makeFor(reader, new ReportRequest(kind, month, null, null, null));

        var pdf = reports.read(made.pdf());
        Archivable.check(pdf);
        var csv = new String(reports.read(made.csv()), StandardCharsets.UTF_8);
        assertThat(csv).contains("rows,");
        try (var document = Loader.loadPDF(pdf)) {
            var text = new PDFTextStripper().getText(document);
            assertThat(text).contains(month.getYear() + "", "Log checkpoint");
            if (kind == ReportKind.EXCEPTIONS) {
                assertThat(text).contains("the grid had 310 g " + suffix, "policy strict would have held it " + suffix);
                assertThat(csv).contains("EXCEPTION,", "WOULD_HOLD,");
            }
            if (kind == ReportKind.EXECUTIVE) {
                assertThat(text).contains("Policy exceptions", "Recommendations decided");
                assertThat(csv).contains("Policy exceptions,Exceptions,");
            }
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en");
        }
    }

    @ParameterizedTest
    @EnumSource
    void isPrintedInGermanToo(ReportKind kind) throws Exception {
        var reader = people.create(
                "leser-" + suffix, "Leser", "correct horse battery", Set.of("ANALYST", "AUDITOR"), Set.of());
        var month = YearMonth.of(2026, 3);

        var made = reports.makeFor(
                reader, new ReportRequest(kind, month, null, null, null, new ReportReader("de", "Europe/Berlin")));

        assertThat(reports.stored(made.id()).orElseThrow())
                .returns(made.pdf(), StoredReport::pdf)
                .returns("de", StoredReport::language)
                .returns("Europe/Berlin", StoredReport::timeZone)
                .returns("all environments, all owners, all providers", StoredReport::scope);
        assertThat(made.fileName("UTC", "pdf")).endsWith("-2026-03-utc-de.pdf");
        var pdf = reports.read(made.pdf());
        Archivable.check(pdf);
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("de");
            assertThat(document.getDocumentInformation().getTitle()).endsWith(", März 2026");
            assertThat(new PDFTextStripper().getText(document))
                    .contains("1. März 2026 bis vor 1. Apr. 2026", "alle Umgebungen", "Log-Checkpoint", "Seite 1 von ")
                    .contains("Europe/Berlin");
        }
    }
}
