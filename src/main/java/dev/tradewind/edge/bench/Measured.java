package dev.tradewind.edge.bench;

import com.fasterxml.jackson.annotation.JsonProperty;

/** One measured case. */
record Measured(@JsonProperty("case") String name, double value, String unit) {
    static Measured of(String name, double value, String unit) {
        return new Measured(name, Math.round(value * 1_000) / 1_000.0, unit);
    }
}
