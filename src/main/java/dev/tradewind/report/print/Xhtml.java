package dev.tradewind.report.print;

/** Writes text into markup. */
final class Xhtml {
    private Xhtml() {}

    /** Text as markup; characters that XML cannot hold become a question mark. */
    static String text(String text) {
        var out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> {
                    boolean valid = c == '\t'
                            || c == '\n'
                            || c == '\r'
                            || (c >= 0x20 && c <= 0xD7FF)
                            || (c >= 0xE000 && c <= 0xFFFD)
                            || c >= 0x10000;
                    out.appendCodePoint(valid ? c : '?');
                }
            }
        });
        return out.toString();
    }

    static String figure(String label, int note, String value, String unit, String line) {
        return "<td class=\"kpi\"><div class=\"label\">" + text(label) + (note > 0 ? "<sup>" + note + "</sup>" : "")
                + "</div><div class=\"value\">" + text(value) + " <span class=\"unit\">" + text(unit)
                + "</span></div><div class=\"line\">" + text(line) + "</div></td>";
    }

    static String figures(String... cells) {
        return "<table class=\"kpis\"><tr>" + String.join("<td class=\"gap\"></td>", cells) + "</tr></table>";
    }
}
