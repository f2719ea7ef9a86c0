package dev.tradewind.connector.rate;

import dev.tradewind.connector.Dialect;
import dev.tradewind.connector.FileHead;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.Reading;
import dev.tradewind.connector.RowSink;
import dev.tradewind.connector.SourceFile;
import dev.tradewind.connector.TableRow;
import dev.tradewind.connector.Tables;
import dev.tradewind.connector.Unreadable;
import dev.tradewind.cost.ExchangeRate;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Euro foreign exchange reference rates: a day per row, a currency per column, each cell the units for one euro, N/A where
 * there was none. Days are ISO, or in words as in the file of the day.
 */
public final class RateDialect implements Dialect<RateRow> {
    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");
    private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final int ENOUGH = 2;

    @Override
    public String id() {
        return "ecb-rates";
    }

    @Override
    public String title() {
        return "exchange rates (ECB form)";
    }

    @Override
    public Class<RateRow> rowType() {
        return RateRow.class;
    }

    @Override
    public boolean recognises(FileHead head) {
        return !head.columns().isEmpty()
                && head.columns().getFirst().equalsIgnoreCase("Date")
                && head.columns().stream().skip(1).allMatch(column -> column.isEmpty() || isCode(column))
                && head.columns().stream().filter(RateDialect::isCode).count() >= ENOUGH;
    }

    private static boolean isCode(String column) {
        return CODE.matcher(column).matches();
    }

    @Override
    public Reading read(SourceFile file, ImportOptions options, RowSink<RateRow> rows) throws IOException {
        var source = "ECB form, " + file.fileName();
        return Tables.read(
                file, List.of("Date"), "Expected Date and one column per currency.", rows, row -> read(row, source));
    }

    private static RateRow read(TableRow row, String source) throws Unreadable {
        var day = day(row);
        var rates = new ArrayList<ExchangeRate>();
        for (var currency : row.header().names()) {
            var cell = row.text(currency);
            if (isCode(currency) && cell != null && !cell.equalsIgnoreCase("N/A")) {
                rates.add(new ExchangeRate(day, currency, positive(currency, row.mandatoryDecimal(currency)), source));
            }
        }
        if (rates.isEmpty()) {
            throw new Unreadable("Date", row.raw("Date"), "no rate on this day; expected at least one");
        }
        return new RateRow(rates);
    }

    private static BigDecimal positive(String currency, BigDecimal rate) throws Unreadable {
        if (rate.signum() <= 0) {
            throw new Unreadable(currency, rate.toPlainString(), "no rate; expected more than 0 units for one euro");
        }
        return rate;
    }

    private static LocalDate day(TableRow row) throws Unreadable {
        var text = row.mandatoryText("Date");
        if (Character.isLetter(text.charAt(text.indexOf(' ') + 1))) {
            try {
                return LocalDate.parse(text, WORDS);
            } catch (DateTimeParseException noDay) {
                throw new Unreadable("Date", text, "not a day; expected 2024-09-30 or 30 September 2024");
            }
        }
        return row.mandatoryInstant("Date").atZone(ZoneOffset.UTC).toLocalDate();
    }
}
