package dev.tradewind.report.print;

import java.util.ArrayList;
import java.util.List;

/** A printed table: text columns left, number columns right, a bold last line that closes the sum. */
final class Table {
    private final StringBuilder rows = new StringBuilder();
    private final String title;
    private final List<String> heads = new ArrayList<>();
    private final List<Boolean> numbers = new ArrayList<>();

    Table(String title) {
        this.title = title;
    }

    Table column(String head) {
        heads.add(head);
        numbers.add(false);
        return this;
    }

    /** A column of numbers; the head holds the unit. */
    Table number(String head) {
        heads.add(head);
        numbers.add(true);
        return this;
    }

    Table row(List<String> cells) {
        return line("", cells);
    }

    Table total(List<String> cells) {
        return line(" class=\"total\"", cells);
    }

    private Table line(String kind, List<String> cells) {
        if (cells.size() != heads.size()) {
            throw new IllegalArgumentException(cells.size() + " cells for " + heads.size() + " columns in " + title);
        }
        rows.append("<tr").append(kind).append('>');
        for (int i = 0; i < cells.size(); i++) {
            rows.append(numbers.get(i) ? "<td class=\"n\">" : "<td>")
                    .append(Xhtml.text(cells.get(i)))
                    .append("</td>");
        }
        rows.append("</tr>");
        return this;
    }

    String markup() {
        var head = new StringBuilder();
        for (int i = 0; i < heads.size(); i++) {
            head.append(numbers.get(i) ? "<th class=\"n\">" : "<th>")
                    .append(Xhtml.text(heads.get(i)))
                    .append("</th>");
        }
        return Xhtml.heading(title) + "<table class=\"rows\"><thead><tr>" + head + "</tr></thead><tbody>" + rows
                + "</tbody></table>";
    }
}
