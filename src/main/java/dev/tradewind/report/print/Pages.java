package dev.tradewind.report.print;

import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Locality;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Puts cover, body and provenance together, for the screen and for paper. */
public final class Pages {
    private static final String STYLE = """
            .rp { font-family: 'Inter', sans-serif; font-size: 9pt; line-height: 1.4; color: #12171c; }
            .rp h1 { font-size: 20pt; font-weight: 600; margin: 8mm 0 4mm; line-height: 1.2; }
            .rp h2 { font-size: 10pt; font-weight: 600; margin: 6mm 0 2mm; page-break-after: avoid; }
            .rp table { border-collapse: collapse; width: 100%; }
            .rp table.meta td { padding: 0 5mm 0 0; vertical-align: top; white-space: nowrap; font-size: 8.5pt; }
            .rp table.meta td.wrap { white-space: normal; }
            .rp .label { color: #46505b; font-size: 8pt; }
            .rp table.kpis { margin-top: 6mm; }
            .rp td.kpi { border-top: 0.8pt solid #12171c; padding: 1.5mm 0; vertical-align: top; }
            .rp td.gap { width: 5mm; }
            .rp .value { font-size: 17pt; font-weight: 600; line-height: 1.3; }
            .rp .unit { font-size: 8pt; font-weight: 400; color: #46505b; }
            .rp .line { font-size: 8pt; color: #46505b; }
            .rp table.rows { font-size: 8pt; }
            .rp table.rows th { text-align: left; font-weight: 400; color: #46505b; border-bottom: 0.8pt solid #12171c; padding: 1mm 1.5mm 1mm 0; vertical-align: bottom; }
            .rp table.rows td { border-bottom: 0.4pt solid #e4e7eb; padding: 1mm 1.5mm 1mm 0; vertical-align: top; }
            .rp table.rows tr { page-break-inside: avoid; }
            .rp table.rows .n { text-align: right; padding-right: 0; padding-left: 1.5mm; white-space: nowrap; }
            .rp tr.total td { font-weight: 600; border-bottom: none; }
            .rp sup { font-size: 6pt; line-height: 0; }
            .rp .notes { border-top: 0.4pt solid #c9cfd6; margin-top: 8mm; padding-top: 2mm; font-size: 7.5pt; color: #46505b; page-break-inside: avoid; }
            .rp .mono { font-family: 'JetBrains Mono', monospace; font-size: 7pt; }
            .rp .legend { font-size: 8pt; margin-left: 14mm; }
            .rp .legend span { margin-right: 1mm; }
            .rp .legend .swatch { display: inline-block; width: 7pt; height: 7pt; margin: 0 1mm 0 3mm; }
            """;
    private static final String PAGE = """
            @page { size: A4; margin: 26mm 19mm 24mm 19mm;
              @top-left { content: "Tradewind"; font-family: 'Inter'; font-size: 9pt; font-weight: 600; color: #12171c; border-bottom: 0.4pt solid #c9cfd6; vertical-align: bottom; padding-bottom: 2mm; }
              @top-right { content: "%s"; font-family: 'Inter'; font-size: 8pt; color: #46505b; border-bottom: 0.4pt solid #c9cfd6; vertical-align: bottom; padding-bottom: 2mm; }
              @bottom-left { content: "%s"; font-family: 'JetBrains Mono'; font-size: 6.5pt; color: #46505b; border-top: 0.8pt solid #12171c; vertical-align: top; padding-top: 2mm; white-space: pre; width: 130mm; }
              @bottom-right { content: "%s"; font-family: 'Inter'; font-size: 7.5pt; color: #46505b; border-top: 0.8pt solid #12171c; vertical-align: top; padding-top: 2mm; white-space: nowrap; } }
            body { margin: 0; }
            """;

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("LLLL yyyy", Locale.UK);

    private Pages() {}

    /** For paper: a whole XHTML document. */
    public static String document(Cover cover, Content content) {
        var footer = footer(cover);
        var page = PAGE.formatted(
                cover.demo() ? tr("demo data: the company is invented") : "",
                footer,
                tr("Page {0} of {1}", "\" counter(page) \"", "\" counter(pages) \""));
        return "<html lang=\"" + Locality.current().locale().getLanguage() + "\"><head><title>"
                + Xhtml.text(title(cover, content)) + "</title><style>" + page + STYLE + "</style></head><body>"
                + inner(cover, content) + "</body></html>";
    }

    /** For the screen: one element with its own styles. */
    public static String fragment(Cover cover, Content content) {
        return "<div><style>" + STYLE + ".rp svg { max-width: 100%; height: auto; }</style>" + inner(cover, content)
                + "</div>";
    }

    private static String inner(Cover cover, Content content) {
        var notes = new StringBuilder();
        for (int i = 0; i < content.notes().size(); i++) {
            notes.append("<div><sup>")
                    .append(i + 1)
                    .append("</sup> ")
                    .append(Xhtml.text(content.notes().get(i)))
                    .append("</div>");
        }
        return "<div class=\"rp\"><h1>" + Xhtml.text(title(cover, content)) + "</h1>" + meta(cover) + content.body()
                + "<div class=\"notes\">" + notes + "</div></div>";
    }

    private static String title(Cover cover, Content content) {
        return content.title() + ", "
                + MONTH.withLocale(Locality.current().locale())
                        .format(cover.request().month());
    }

    private static String meta(Cover cover) {
        var month = cover.request().month();
        var zone = cover.zone();
        var from = month.atDay(1).atStartOfDay(zone).toInstant();
        var to = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
        return "<table class=\"meta\"><tr>"
                + cell(
                        tr("Period, {0}", Formats.zoneName(zone)),
                        tr("{0} to before {1}", Formats.day(from, zone), Formats.day(to, zone)))
                + cell(tr("Scope"), cover.request().scope()).replace("<td>", "<td class=\"wrap\">")
                + cell(tr("Prepared by"), cover.preparedBy())
                + cell(
                        tr("Made"),
                        Formats.instant(cover.madeAt(), Locality.current().zone()))
                + "</tr></table>";
    }

    private static String cell(String label, String value) {
        return "<td><div class=\"label\">" + Xhtml.text(label) + "</div><div>" + Xhtml.text(value) + "</div></td>";
    }

    /** Ties a paper copy to the audit log. The hash characters are safe inside a CSS string. */
    private static String footer(Cover cover) {
        return tr("Log checkpoint") + " " + cover.checkpointSize() + " " + cover.checkpointRoot() + " \\A CSV sha256 "
                + cover.csvSha256();
    }
}
