package dev.tradewind.report.print;

import java.util.List;
import java.util.stream.Collectors;

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

    static String heading(String text) {
        return "<h2>" + text(text) + "</h2>";
    }

    static String paragraph(String text) {
        return "<p>" + text(text) + "</p>";
    }

    static String figures(List<KeyFigure> figures) {
        return "<table class=\"kpis\"><tr>"
                + figures.stream().map(Xhtml::figure).collect(Collectors.joining("<td class=\"gap\"></td>"))
                + "</tr></table>";
    }

    private static String figure(KeyFigure of) {
        return "<td class=\"kpi\"><div class=\"label\">" + text(of.label())
                + (of.note() > 0 ? "<sup>" + of.note() + "</sup>" : "")
                + "</div><div class=\"value\">" + text(of.value()) + " <span class=\"unit\">" + text(of.unit())
                + "</span></div><div class=\"line\">" + text(of.line()) + "</div></td>";
    }
}
