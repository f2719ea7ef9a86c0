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
            var count = each.count(text);
            if (count > most) {
                best = each;
                most = count;
            }
        }
        return best;
    }

    /** Cells of the first line in which something stands. */
    int filled(String line) {
        var filled = 0;
        var from = 0;
        var quoted = false;
        for (var i = 0; i <= line.length(); i++) {
            var end = i == line.length();
            if (!end && line.charAt(i) == '"') {
                quoted = !quoted;
            } else if (end || (line.charAt(i) == sign && !quoted)) {
                filled += line.substring(from, i).isBlank() ? 0 : 1;
                from = i + 1;
            }
        }
        return filled;
    }

    /** How often it stands outside quotes in the first line. */
    int count(String text) {
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
