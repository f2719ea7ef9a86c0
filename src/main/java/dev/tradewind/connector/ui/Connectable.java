package dev.tradewind.connector.ui;

import static dev.tradewind.ui.Texts.tr;

import java.util.Optional;

/** The four signals that a new system waits for, and by what they come. */
enum Connectable {
    BILLS("", ""),
    CARBON(
            "electricity-maps, entso-e, watttime, gb-carbon-intensity",
            "      - id: grids\n        type: electricity-maps\n        secret: ${env:ELECTRICITY_MAPS_KEY}\n"
                    + "        series: { DE: DE, FR: FR }\n"),
    PRICES(
            "azure-retail-prices, aws-price-list, gcp-skus, oracle-prices, opencost",
            "      - id: aws-prices\n        type: aws-price-list\n        every: 24h\n"
                    + "        series: { eu-central-1: \"m5.large, egress\" }\n"),
    RTT(
            "prometheus-rtt, probe",
            "      - id: pings\n        type: prometheus-rtt\n        url: https://prometheus.example.com\n"
                    + "        series: { \"[smokeping:HOST]\": \"aws:eu-central-1>aws:eu-north-1\" }\n");

    private final String types;
    private final String lines;

    Connectable(String types, String lines) {
        this.types = types;
        this.lines = lines;
    }

    String title() {
        return switch (this) {
            case BILLS -> tr("Bills");
            case CARBON -> tr("Carbon");
            case PRICES -> tr("Prices");
            case RTT -> "RTT";
        };
    }

    /** What of it the console reads, in one line. */
    String sources() {
        return switch (this) {
            case BILLS -> tr("FOCUS, AWS, Azure, Google, Oracle");
            case CARBON -> tr("Electricity Maps, WattTime, ENTSO-E, CSV");
            case PRICES -> tr("price lists of AWS, Azure, Google, Oracle, CSV");
            case RTT -> tr("probes, Prometheus, CSV");
        };
    }

    String byFile() {
        return this == BILLS
                ? tr(
                        "Drop the export of your provider on this page, or have it read where it lies: tradewind import bill.csv. A file that was read before is known by its hash and counted once.")
                : tr(
                        "Drop a CSV on this page; docs/formats.md says which columns it has. What was known before stays, newer values are added.");
    }

    String types() {
        return types;
    }

    /** The lines of the settings, as in docs/data-sources.md. */
    Optional<String> example() {
        return lines.isEmpty() ? Optional.empty() : Optional.of("tradewind:\n  connector:\n    feeds:\n" + lines);
    }
}
