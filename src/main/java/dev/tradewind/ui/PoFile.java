package dev.tradewind.ui;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A file of translations in the form that translators' tools read: {@code msgid "…"}, {@code msgstr "…"}. */
final class PoFile {
    private PoFile() {}

    /**
     * Reads and closes it.
     *
     * @param name for the message when it cannot be read
     * @throws IllegalStateException for a line that is none of comment, {@code msgid}, {@code msgstr} or a quoted text,
     *     and for a text that stands there twice
     */
    static Map<String, String> read(InputStream in, String name) throws IOException {
        var entries = new LinkedHashMap<String, String>();
        var id = new StringBuilder();
        var text = new StringBuilder();
        var now = id;
        try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            int row = 0;
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                row++;
                var part = line.strip();
                if (part.isEmpty() || part.startsWith("#")) {
                    continue;
                }
                if (part.startsWith("msgid ")) {
                    keep(entries, id, text, name, row);
                    now = id;
                    part = part.substring(6).strip();
                } else if (part.startsWith("msgstr ")) {
                    now = text;
                    part = part.substring(7).strip();
                }
                if (part.length() < 2 || !part.startsWith("\"") || !part.endsWith("\"")) {
                    throw new IllegalStateException(name + ", row " + row
                            + ": expected msgid, msgstr or a text in quotes, found '" + line + "'");
                }
                now.append(unescaped(part.substring(1, part.length() - 1)));
            }
            keep(entries, id, text, name, row);
        }
        return entries;
    }

    private static void keep(Map<String, String> entries, StringBuilder id, StringBuilder text, String name, int row) {
        // the entry of the empty text is the file's header; an empty translation is one that is still to be made
        if (!id.isEmpty() && !text.isEmpty() && entries.put(id.toString(), text.toString()) != null) {
            throw new IllegalStateException(name + ", before row " + row + ": '" + id + "' stands there twice");
        }
        id.setLength(0);
        text.setLength(0);
    }

    private static String unescaped(String quoted) {
        return quoted.indexOf('\\') < 0 ? quoted : quoted.translateEscapes();
    }
}
