package dev.tradewind.journey;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;

/** What a person carries out of the console, read as somebody else would read it. */
final class Papers {
    private Papers() {}

    static Path download(Page page, Locator link, Path folder) {
        var download = page.waitForDownload(link::click);
        var file = folder.resolve(download.suggestedFilename());
        download.saveAs(file);
        return file;
    }

    static String text(Path pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf.toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }

    /** Its last lines, count and sums, are shorter than the others. */
    static List<CsvRecord> records(Path csv) throws IOException {
        try (var reader = CsvReader.builder().allowMissingFields(true).ofCsvRecord(csv)) {
            return reader.stream().toList();
        }
    }

    /** The number that follows a text, as printed: thousands with commas, a true minus. */
    static BigDecimal after(String words, String text) {
        var found = Pattern.compile(Pattern.quote(words) + "\\s*([−-]?[\\d,]+(?:\\.\\d+)?)")
                .matcher(text);
        if (!found.find()) {
            throw new AssertionError("'" + words + "' is followed by no number in:\n" + text);
        }
        return number(found.group(1));
    }

    static BigDecimal number(String printed) {
        return new BigDecimal(printed.replace(",", "").replace('−', '-'));
    }

    /**
     * As the screen writes an amount: no decimals from 1,000 on, two below, four below one; what
     * is smaller says so.
     */
    static String onScreen(BigDecimal amount) {
        if (amount.signum() == 0) {
            return "0";
        }
        var size = amount.abs();
        var decimals = size.compareTo(new BigDecimal(1000)) >= 0 ? 0 : size.compareTo(BigDecimal.ONE) >= 0 ? 2 : 4;
        if (size.compareTo(new BigDecimal("0.0001")) < 0) {
            return amount.signum() > 0 ? "<0.0001" : ">−0.0001";
        }
        var pattern = decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals);
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.UK))
                .format(amount.setScale(decimals, RoundingMode.HALF_EVEN))
                .replace('-', '−');
    }
}
