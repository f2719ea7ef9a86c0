package dev.tradewind.connector;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How one table writes what others write otherwise.
 *
 * @param separator what stands between its cells
 * @param dayFirst whether the day stands before the month where slashes part them
 */
record Notation(Separator separator, boolean dayFirst) {
    /** Of JSON and Parquet, as machines write them. */
    static final Notation PLAIN = new Notation(Separator.COMMA, false);

    private static final Pattern SLASHED = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(?:\\d{4}|\\d{2})(?: .*)?");
    private static final int MONTHS = 12;

    /** Told by the first characters of the file. */
    static Notation of(String text) {
        var separator = Separator.of(text);
        return new Notation(separator, Slashes.of(text, separator).dayFirst());
    }

    /** Where cells are parted by semicolons, it is because the comma is the decimal sign. */
    boolean decimalComma() {
        return separator == Separator.SEMICOLON;
    }

    /**
     * What the dates with slashes of a file say about their order. A number over 12 is a day. Where there is none, periods
     * of bills tell, for they begin on the first of a month. Where that says nothing either, the month stands first.
     */
    private static final class Slashes {
        private boolean firstIsDay;
        private boolean secondIsDay;
        private boolean periodsBeginWithDay;
        private boolean periodsBeginWithMonth;

        static Slashes of(String text, Separator separator) {
            var slashes = new Slashes();
            if (text.indexOf('/') < 0) {
                return slashes;
            }
            // The last line may be cut.
            var whole = text.substring(0, text.lastIndexOf('\n') + 1);
            try (var rows = CsvReader.builder()
                    .fieldSeparator(separator.sign())
                    .allowMissingFields(true)
                    .allowExtraFields(true)
                    .ofCsvRecord(CsvText.fromHeader(whole))) {
                List<String> header = List.of();
                for (CsvRecord row : rows) {
                    if (header.isEmpty()) {
                        header = row.getFields();
                    } else {
                        slashes.look(header, row.getFields());
                    }
                }
            } catch (CsvParseException | java.io.IOException broken) {
                // What was seen up to here counts; the reading proper says what is wrong.
            }
            return slashes;
        }

        private void look(List<String> header, List<String> cells) {
            for (var i = 0; i < Math.min(header.size(), cells.size()); i++) {
                var cell = cells.get(i);
                var slashed = cell.indexOf('/') > 0 ? SLASHED.matcher(cell.strip()) : null;
                if (slashed != null && slashed.matches()) {
                    var first = Integer.parseInt(slashed.group(1));
                    var second = Integer.parseInt(slashed.group(2));
                    firstIsDay |= first > MONTHS && second <= MONTHS;
                    secondIsDay |= second > MONTHS && first <= MONTHS;
                    if (isPeriodStart(header.get(i))) {
                        periodsBeginWithDay |= first == 1 && second != 1;
                        periodsBeginWithMonth |= first != 1 && second == 1;
                    }
                }
            }
        }

        private static boolean isPeriodStart(String column) {
            return column.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "").contains("billingperiodstart");
        }

        boolean dayFirst() {
            return firstIsDay == secondIsDay ? periodsBeginWithDay && !periodsBeginWithMonth : firstIsDay;
        }
    }
}
