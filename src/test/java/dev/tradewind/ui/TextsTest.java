package dev.tradewind.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.UI;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TextsTest {
    @AfterEach
    void nobodyReads() {
        UI.setCurrent(null);
    }

    @Test
    void withoutAReaderItIsEnglish() {
        assertThat(Texts.tr("unknown")).isEqualTo("unknown");
        assertThat(Texts.tr("{0} of {1}", 3, "{0}")).isEqualTo("3 of {0}");
        assertThat(Formats.number(new BigDecimal("1234.5"), 2)).isEqualTo("1,234.50");
    }

    @Test
    void aGermanReadsGermanAndWhatHasNoTranslationInEnglish() {
        read(Locale.GERMANY);
        assertThat(Texts.tr("unknown")).isEqualTo("unbekannt");
        assertThat(Texts.tr("no such text {0}", 1)).isEqualTo("no such text 1");
        assertThat(Formats.number(new BigDecimal("-1234.5"), 2)).isEqualTo("−1.234,50");
        assertThat(Formats.money(new BigDecimal("0.00001"))).isEqualTo("<0,0001");
        assertThat(Formats.day(LocalDate.parse("2026-11-25"))).isEqualTo("25. Nov. 2026");
        assertThat(Formats.instant(Instant.parse("2026-11-25T10:36:00Z"), ZoneId.of("UTC")))
                .isEqualTo("25. Nov. 2026 10:36 UTC");
        assertThat(Formats.range(Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2026-11-26T00:00:00Z")))
                .isEqualTo("1. – 25. Nov. 2026");
    }

    @Test
    void theRegionDecidesHowNumbersAndDaysAreWritten() {
        read(Locale.of("en", "US"));
        assertThat(Formats.day(LocalDate.parse("2026-11-25"))).isEqualTo("Nov 25, 2026");
        assertThat(Formats.range(Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2026-11-26T00:00:00Z")))
                .isEqualTo("Nov 1 – Nov 25, 2026");
        read(Locale.of("en", "DE"));
        assertThat(Formats.number(new BigDecimal("1234.5"), 2)).isEqualTo("1.234,50");
        assertThat(Texts.tr("unknown")).isEqualTo("unknown");
    }

    @Test
    void whatIsKeptIsTheSameForEverybody() {
        read(Locale.GERMANY);
        assertThat(Notation.PLAIN.number(1234)).isEqualTo("1,234");
        assertThat(Locality.<String>plainly(() -> Formats.number(1234) + " " + Texts.tr("unknown")))
                .isEqualTo("1,234 unknown");
    }

    @Test
    void theAccountsChoiceStandsBeforeTheBrowsersLanguages() {
        var swiss = List.of(Locale.FRANCE, Locale.of("de", "CH"), Locale.US);
        assertThat(Localities.of(LocalityChoice.NONE, swiss).locale()).isEqualTo(Locale.of("de", "CH"));
        assertThat(Localities.of(LocalityChoice.NONE, List.of(Locale.US))).isEqualTo(Locality.PLAIN);
        assertThat(Localities.of(LocalityChoice.NONE, List.of(Locale.FRANCE))).isEqualTo(Locality.PLAIN);
        assertThat(Localities.of(new LocalityChoice("en", null, null, null), swiss))
                .isEqualTo(Locality.PLAIN);
        assertThat(Localities.of(new LocalityChoice("de", "US", null, ZoneId.of("Europe/Berlin")), List.of()))
                .isEqualTo(new Locality(Locale.of("de", "US"), DayOfWeek.SUNDAY, ZoneId.of("Europe/Berlin")));
    }

    @Test
    void aFileOfTranslationsIsReadAsTranslatorsWriteIt() throws IOException {
        assertThat(po("""
                # a comment
                msgid ""
                msgstr "Language: de\\n"

                msgid "one"
                " \\"more\\""
                msgstr "eins"
                msgid "still to be made"
                msgstr ""
                """)).isEqualTo(Map.of("one \"more\"", "eins"));
        assertThatThrownBy(() -> po("msgid \"a\"\nmsgstr \"b\"\nnonsense")).hasMessageStartingWith("x.po, row 3: ");
        assertThatThrownBy(() -> po("msgid \"a\"\nmsgstr \"b\"\nmsgid \"a\"\nmsgstr \"c\""))
                .hasMessageContaining("'a' stands there twice");
    }

    @Test
    void whatWasSaidInEnglishIsShownInTheReadersLanguage() {
        read(Locale.GERMANY);
        assertThat(Texts.said("Move search-api from Dublin to Frankfurt"))
                .isEqualTo("search-api von Dublin nach Frankfurt umziehen");
        assertThat(Texts.said("REC-7 waits for a decision: Start etl at 3 Nov 04:00"))
                .isEqualTo("REC-7 wartet auf eine Entscheidung: etl um 3 Nov 04:00 starten");
        assertThat(Texts.said("Start etl at 3 Nov 04:00 instead of 4 Nov 01:00"))
                .isEqualTo("etl um 3 Nov 04:00 statt 4 Nov 01:00 starten");
        assertThat(Texts.said("something that nobody translated")).isEqualTo("something that nobody translated");
        assertThat(Texts.said(null)).isEmpty();
    }

    private static Map<String, String> po(String text) throws IOException {
        return PoFile.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "x.po");
    }

    private static void read(Locale locale) {
        var ui = new UI();
        UI.setCurrent(ui);
        new Locality(locale, DayOfWeek.MONDAY, ZoneId.of("UTC")).applyTo(ui);
    }
}
