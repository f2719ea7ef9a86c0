package dev.tradewind.connector.places;

import dev.tradewind.connector.Dialect;
import dev.tradewind.connector.FileHead;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.Reading;
import dev.tradewind.connector.RowSink;
import dev.tradewind.connector.SourceFile;
import dev.tradewind.connector.Unreadable;
import dev.tradewind.connector.series.SeriesRow;
import dev.tradewind.connector.series.SeriesValue;
import dev.tradewind.signal.SeriesNames;
import dev.tradewind.signal.SignalKind;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What a vCPU-, GiB- and GPU-hour costs at sites of one's own, from what was paid for hardware, power and staff: a list
 * under {@code ownSites}; form and formula are in docs/formats.md. The rates are modelled, and say so.
 */
public final class OwnSiteDialect implements Dialect<SeriesRow> {
    private static final Pattern BEGINS = Pattern.compile("(?m)^ownSites\\s*:");
    private static final Duration HOLDS_FOR = Duration.ofDays(30);
    private static final String ADVICE = "Expected a list under 'ownSites:'; see docs/formats.md.";

    @Override
    public String id() {
        return "tradewind-own-sites-yaml";
    }

    @Override
    public String title() {
        return "costs of own sites (YAML)";
    }

    @Override
    public Class<SeriesRow> rowType() {
        return SeriesRow.class;
    }

    @Override
    public boolean recognises(FileHead head) {
        return BEGINS.matcher(head.text()).find();
    }

    @Override
    public Optional<String> warning() {
        return Optional.of("These rates are modelled from what was paid, not quoted by anybody.");
    }

    @Override
    public Reading read(SourceFile file, ImportOptions options, RowSink<SeriesRow> rows) throws IOException {
        return YamlList.read(file, "ownSites", ADVICE, rows, entry -> row(entry, file.fileName()));
    }

    private static SeriesRow row(JsonNode entry, String fileName) throws Unreadable {
        var fields = new Fields(entry, "");
        String site = fields.mandatory("site");
        if (site.indexOf(':') < 1) {
            throw new Unreadable("site", site, "expected provider:code, as in acme:dallas");
        }
        String currency = fields.mandatory("currency");
        if (!currency.equals("USD")) {
            throw new Unreadable("currency", currency, "rates are compared in USD; convert them and say USD");
        }
        fields.mandatory("from");
        Instant from = fields.instant("from");
        OwnSiteCosts costs = OwnSiteCosts.read(fields);
        var values = new ArrayList<SeriesValue>();
        for (OwnSitePart part : OwnSitePart.values()) {
            BigDecimal rate = costs.usdPerHour(part);
            if (rate != null && from != null) {
                values.add(new SeriesValue(
                        SeriesNames.instancePrice(site, part.series()),
                        from,
                        from.plus(HOLDS_FOR),
                        rate,
                        SignalKind.MODELLED,
                        "hardware, power and staff over capacity in use, USD per hour",
                        fileName));
            }
        }
        return new SeriesRow(values);
    }
}
