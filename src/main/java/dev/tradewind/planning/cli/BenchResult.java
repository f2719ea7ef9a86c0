package dev.tradewind.planning.cli;

import com.fasterxml.jackson.annotation.JsonProperty;

/** One measured case. */
public record BenchResult(@JsonProperty("case") String name, double value, String unit) {}
