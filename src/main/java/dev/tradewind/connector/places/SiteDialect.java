package dev.tradewind.connector.places;

import dev.tradewind.catalog.Site;
import dev.tradewind.catalog.SiteKind;
import dev.tradewind.connector.Dialect;
import dev.tradewind.connector.FileHead;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.Reading;
import dev.tradewind.connector.RowSink;
import dev.tradewind.connector.SourceFile;
import dev.tradewind.connector.TableRow;
import dev.tradewind.connector.Tables;
import dev.tradewind.connector.Unreadable;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** Sites of one's own, as CSV; the form is in docs/formats.md. */
public final class SiteDialect implements Dialect<Site> {
    private static final List<String> MANDATORY =
            List.of("provider", "code", "name", "kind", "country", "latitude", "longitude");
    private static final String ADVICE = "Expected " + String.join(", ", MANDATORY)
            + " and perhaps gridZone, pue, parentSite, operator; see docs/formats.md.";
    /** Small rooms are poorer than hyperscale halls; stands in where the file gives none, and says so. */
    private static final double ASSUMED_PUE = 1.5;

    @Override
    public String id() {
        return "tradewind-sites-csv";
    }

    @Override
    public String title() {
        return "sites of one's own (CSV)";
    }

    @Override
    public Class<Site> rowType() {
        return Site.class;
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.hasColumns("provider", "code", "kind", "latitude", "longitude");
    }

    @Override
    public Reading read(SourceFile file, ImportOptions options, RowSink<Site> rows) throws IOException {
        return Tables.read(file, MANDATORY, ADVICE, rows, row -> site(row, file.fileName()));
    }

    private static Site site(TableRow row, String fileName) throws Unreadable {
        String provider = row.mandatoryText("provider").toLowerCase(Locale.ROOT);
        String code = row.mandatoryText("code");
        BigDecimal pue = row.decimal("pue");
        String country = row.mandatoryText("country").toUpperCase(Locale.ROOT);
        if (country.length() != 2) {
            throw new Unreadable("country", country, "expected two letters, ISO 3166-1, as in DE");
        }
        try {
            return new Site(
                    provider + ":" + code,
                    provider,
                    code,
                    row.mandatoryText("name"),
                    kind(row),
                    country,
                    row.mandatoryDecimal("latitude").doubleValue(),
                    row.mandatoryDecimal("longitude").doubleValue(),
                    row.text("gridZone"),
                    pue == null ? ASSUMED_PUE : pue.doubleValue(),
                    pue == null ? "assumed" : fileName,
                    row.text("parentSite"),
                    row.text("operator"),
                    fileName);
        } catch (IllegalArgumentException nowhere) {
            throw new Unreadable("latitude", row.text("latitude"), String.valueOf(nowhere.getMessage()));
        }
    }

    private static SiteKind kind(TableRow row) throws Unreadable {
        String kind = row.mandatoryText("kind").toUpperCase(Locale.ROOT);
        for (SiteKind known : SiteKind.values()) {
            if (known.name().equals(kind)) {
                return known;
            }
        }
        throw new Unreadable("kind", kind, "expected one of " + List.of(SiteKind.values()));
    }
}
