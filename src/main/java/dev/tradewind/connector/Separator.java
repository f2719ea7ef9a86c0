package dev.tradewind.connector;

/** What stands between the cells of a CSV file, told by its first line. */
enum Separator {
    COMMA(','),
    /** As spreadsheets write where the comma is the decimal sign. */
    SEMICOLON(';'),
    TAB('\t'),
    BAR('|');

    private final char sign;

    Separator(char sign) {
        this.sign = sign;
    }

    char sign() {
        return sign;
    }

    /** The sign that stands most often outside quotes in the first line; the comma where none does. */
    static Separator of(String file) {
        var text = CsvText.fromHeader(file);
        var best = COMMA;
        var most = 0;
        for (var each : values()) {
            var count = count(text, each.sign);
            if (count > most) {
                best = each;
                most = count;
            }
        }
        return best;
    }

    private static int count(String text, char sign) {
        var count = 0;
        var quoted = false;
        for (var i = 0; i < text.length() && (quoted || text.charAt(i) != '\n'); i++) {
            var each = text.charAt(i);
            if (each == '"') {
                quoted = !quoted;
            } else if (each == sign && !quoted) {
                count++;
            }
        }
        return count;
    }
}
