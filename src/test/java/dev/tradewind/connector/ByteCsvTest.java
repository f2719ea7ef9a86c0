package dev.tradewind.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The reader from bytes against the careful one: whatever the text, both say the same. */
class ByteCsvTest {
    private static final String[] PIECES = {
        "a",
        "b",
        "NULL",
        " ",
        ",",
        ",",
        ",",
        ";",
        "\n",
        "\n",
        "\r\n",
        "\r",
        "\"",
        "\"\"",
        "\"x\"",
        "\"x,y\"",
        "\"q\"\"q\"",
        "é",
        "12.5",
        ",\"\"\n",
        "€",
        "\"l\ni\"",
        "longerThanEight",
        "Österreichs",
        "\"Longer, and \"\"quotedAtLength\"\"\""
    };

    @Test
    void readsWhateverTextAsTheCarefulReaderDoes() throws IOException {
        var random = new Random(11);
        for (var i = 0; i < 30_000; i++) {
            var text = new StringBuilder(random.nextInt(3) == 0 ? "" : "one,two,three\n");
            for (var piece = random.nextInt(24); piece > 0; piece--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            if (random.nextInt(5) == 0 && bytes.length > 16) {
                bytes[15] = (byte) 0xE9;
            }
            assertThat(told(quick(bytes))).as("of %s", text).isEqualTo(told(careful(bytes)));
        }
    }

    @Test
    void readsLinesAcrossBitesAndRowsThatRepeatThemselves() throws IOException {
        var text = new StringBuilder("one,two,three\n");
        var random = new Random(5);
        for (var row = 0; row < 30_000; row++) {
            text.append("Amazon ")
                    .append(random.nextInt(3))
                    .append(",\"{\"\"team\"\": \"\"")
                    .append(random.nextInt(2000));
            text.append("\"\"}\",")
                    .append(random.nextLong())
                    .append(row % 1000 == 3 ? ",more" : "")
                    .append("\r\n");
        }
        var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        assertThat(quick(bytes)).hasSize(30_001).isEqualTo(careful(bytes));
    }

    /** Where a file stops being CSV the careful reader does not count empty lines before. */
    private static List<String> told(List<String> found) {
        return found.getLast().startsWith("CutOff")
                ? found.stream()
                        .map(each -> each.startsWith("CutOff") || each.contains("not CSV from here") ? "cut off" : each)
                        .toList()
                : found;
    }

    private static List<String> quick(byte[] bytes) throws IOException {
        var found = new ArrayList<String>();
        found.add(ByteCsv.read(biting(bytes), Notation.PLAIN, "part", table(found))
                .toString());
        return found;
    }

    private static List<String> careful(byte[] bytes) throws IOException {
        var found = new ArrayList<String>();
        var text = new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8);
        found.add(CsvTable.read(text, Notation.PLAIN, "part", table(found)).toString());
        return found;
    }

    /** Gives few bytes at a time, so that lines and marks lie across what is in memory. */
    private static InputStream biting(byte[] bytes) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 7));
            }
        };
    }

    private static Tables.Table<String> table(List<String> found) {
        var sink = new RowSink<String>() {
            @Override
            public void accept(long line, String row) {
                found.add(line + " " + row);
            }

            @Override
            public void quarantine(Quarantined row) {
                found.add(row.toString());
            }
        };
        return new Tables.Table<>(header -> null, "", sink, row -> row.line() + " " + row.cells());
    }
}
