package dev.tradewind.report.print;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.egress.DayTotal;
import dev.tradewind.egress.EgressTotal;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.quantity.Money;
import dev.tradewind.report.ReportKind;
import dev.tradewind.report.ReportRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PrintedReportTest {
    private static final YearMonth MONTH = YearMonth.of(2026, 11);

    private final Cover cover = new Cover(
            new ReportRequest(ReportKind.EGRESS, MONTH, null, "production", null),
            ZoneOffset.UTC,
            "Ines Kovač",
            Instant.parse("2026-11-25T10:36:00Z"),
            48_211,
            "m0HnwI8rU5c1pJq2Xk0d9vTzAAAAAAAAAAAAAAAA0vg=",
            "c41d7e".repeat(10) + "90aa",
            true);

    @Test
    void paperStatesPeriodScopePagesProvenanceAndTheLogsCheckpoint() throws Exception {
        var table = new Table("Table 1. Egress by class, BilledCost")
                .column("Class")
                .number("USD");
        IntStream.range(0, 90).forEach(i -> table.row(List.of("<script>" + i, "−1,234.50")));
        var body = "<h2>Figure 1</h2>" + DailyBars.of(MONTH, days())
                + table.total(List.of("Total", "9.00")).markup();
        var content = new Content("Egress", body, List.of("FOCUS BilledCost, measured"), new byte[0]);

        var bytes = Pdf.print(Pages.document(cover, content));

        keep(bytes);
        Archivable.check(bytes);
        try (var pdf = Loader.loadPDF(bytes)) {
            var text = new PDFTextStripper().getText(pdf);
            assertThat(text)
                    .contains("Egress, November 2026")
                    .contains("1 Nov 2026 to before 1 Dec 2026")
                    .contains("production, all owners, all providers")
                    .contains("Ines Kovač")
                    .contains("<script>89")
                    .contains("−1,234.50")
                    .contains("FOCUS BilledCost, measured")
                    .contains("Log checkpoint 48211 m0HnwI8rU5c1pJq2Xk0d9vTzAAAAAAAAAAAAAAAA0vg=")
                    .contains("demo data")
                    .contains("Page 1 of " + pdf.getNumberOfPages());
            assertThat(pdf.getNumberOfPages()).isGreaterThan(1);
            assertThat(pdf.getPage(0).getResources().getXObjectNames())
                    .as("the chart is drawn, not a picture")
                    .noneMatch(name -> isImage(pdf, name));
        }
    }

    @Test
    void thePreviewShowsTheSameTextWithoutPageFurniture() {
        var content = new Content("Egress", "<p>body</p>", List.of("note"), new byte[0]);
        assertThat(Pages.fragment(cover, content))
                .contains("Egress, November 2026", "<p>body</p>", "note")
                .doesNotContain("@page");
    }

    private static boolean isImage(org.apache.pdfbox.pdmodel.PDDocument pdf, org.apache.pdfbox.cos.COSName name) {
        return pdf.getPage(0).getResources().isImageXObject(name);
    }

    private static List<DayTotal> days() {
        return IntStream.rangeClosed(1, 25)
                .boxed()
                .flatMap(day -> List.of(TransferClass.INTERNET, TransferClass.INTER_REGION, TransferClass.CDN).stream()
                        .map(c -> new DayTotal(MONTH.atDay(day), c, total(day * (c.ordinal() + 10)), false)))
                .toList();
    }

    private static EgressTotal total(int usd) {
        var money = new Money(BigDecimal.valueOf(usd), "USD");
        return new EgressTotal(money, null, BigDecimal.TEN, 1, money);
    }

    /** For looking at: target/report-sample.pdf and its first page. */
    private static void keep(byte[] bytes) throws IOException {
        Files.createDirectories(Path.of("target"));
        Files.write(Path.of("target/report-sample.pdf"), bytes);
        try (var pdf = Loader.loadPDF(bytes)) {
            javax.imageio.ImageIO.write(
                    new PDFRenderer(pdf).renderImageWithDPI(0, 80),
                    "png",
                    Path.of("target/report-sample.png").toFile());
        }
        assertThat(new String(bytes, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    }
}
