package dev.tradewind.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.quantity.TimeRange;
import dev.tradewind.report.ReportKind;
import dev.tradewind.report.ReportReader;
import dev.tradewind.report.ReportRequest;
import dev.tradewind.report.Reports;
import dev.tradewind.report.print.Content;
import dev.tradewind.report.print.MonthPages;
import dev.tradewind.ui.EnglishWords;
import dev.tradewind.ui.Locality;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.HtmlUtils;

/** Each report of the demo's company, written twice: a German reads the same figures, and no English. */
class DemoReportsInGermanIT extends DemoOnH2 {
    private static final Pattern NUMBER = Pattern.compile("\\d(?:[\\d.,]*\\d)?");
    private static final Pattern TAG = Pattern.compile("<style>.*?</style>|<[^>]+>", Pattern.DOTALL);
    private static final Pattern CELL = Pattern.compile("<td(?: class=\"n\")?>.*?</td>", Pattern.DOTALL);
    /** A formula's digit, which German writes where English says carbon; a time, which goes on between the two. */
    private static final Pattern NO_FIGURE = Pattern.compile("CO2|\\b\\d{2}:\\d{2}\\b");

    private static final String GERMAN_NUMBER = "\\d{1,3}(\\.\\d{3})+(,\\d+)?|\\d+,\\d+";
    /** Their rows quote what people wrote and what the log holds, in the words that it was recorded in. */
    private static final Set<ReportKind> OF_RECORDS =
            EnumSet.of(ReportKind.CHANGES, ReportKind.EXCEPTIONS, ReportKind.DECISIONS);

    @Autowired
    private List<MonthPages> pages;

    @Autowired
    private Reports reports;

    @ParameterizedTest
    @EnumSource
    void sameFiguresAndNoEnglish(ReportKind kind) {
        var month = YearMonth.now(clock.withZone(reports.zone()));
        var request = new ReportRequest(kind, month, null, null, null);

        // in the same zone: around midnight two zones write two dates
        var reader = new ReportReader("de", ReportReader.PLAIN.timeZone());

        var english = content(request);
        var german = content(request.forReader(reader));
        for (int tries = 0; !text(english).equals(text(content(request))) && tries < 5; tries++) {
            // somebody of the company did something in between
            english = content(request);
            german = content(request.forReader(reader));
        }

        assertThat(rows(german)).as("the CSV is the same for everybody").isEqualTo(rows(english));
        if (!OF_RECORDS.contains(kind)) {
            assertThat(numbers(text(german), Locale.GERMAN)).isEqualTo(numbers(text(english), Locale.ENGLISH));
        } else {
            // the figures at the head stand in no row
            assertThat(numbers(head(german), Locale.GERMAN)).isEqualTo(numbers(head(english), Locale.ENGLISH));
        }
        var shown = OF_RECORDS.contains(kind) ? CELL.matcher(german.body()).replaceAll(" ") : german.body();
        assertThat(EnglishWords.in(
                        Stream.concat(Stream.of(german.title()), Stream.concat(german.notes().stream(), lines(shown)))))
                .isEmpty();
    }

    private Content content(ReportRequest request) {
        var range = new TimeRange(
                request.month().atDay(1).atStartOfDay(reports.zone()).toInstant(),
                request.month()
                        .plusMonths(1)
                        .atDay(1)
                        .atStartOfDay(reports.zone())
                        .toInstant());
        var of = pages.stream()
                .filter(each -> each.kind() == request.kind())
                .findFirst()
                .orElseThrow();
        return Locality.reading(request.reader().locality(), () -> of.of(request, range));
    }

    /** The log goes on while it is read; its checkpoint is in the last line. */
    private static String rows(Content content) {
        return new String(content.csv(), StandardCharsets.UTF_8).replaceAll("log checkpoint.*", "");
    }

    private static String text(Content content) {
        return HtmlUtils.htmlUnescape(TAG.matcher(content.body()).replaceAll("\n")) + "\n"
                + String.join("\n", content.notes());
    }

    private static String head(Content content) {
        return HtmlUtils.htmlUnescape(
                TAG.matcher(CELL.matcher(content.body()).replaceAll(" ")).replaceAll("\n"));
    }

    private static Stream<String> lines(String markup) {
        return TAG.matcher(markup).replaceAll("\n").lines();
    }

    /** In order of size: a sentence may name them in another order. */
    private static List<BigDecimal> numbers(String text, Locale locale) {
        return NUMBER.matcher(NO_FIGURE.matcher(text).replaceAll(" "))
                .results()
                .map(found -> found.group())
                .map(each -> locale == Locale.GERMAN && each.matches(GERMAN_NUMBER)
                        ? each.replace(".", "").replace(',', '.')
                        : each.replace(",", ""))
                .flatMap(each -> Pattern.compile("\\d+(\\.\\d+)?").matcher(each).results())
                .map(found -> new BigDecimal(found.group()))
                .sorted()
                .toList();
    }
}
