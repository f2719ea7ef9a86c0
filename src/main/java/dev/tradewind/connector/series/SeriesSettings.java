package dev.tradewind.connector.series;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How files of signals are kept.
 *
 * @param bulkPoints more points than these in one file go straight into the lake
 */
@Validated
@ConfigurationProperties("tradewind.connector.series")
public record SeriesSettings(@DefaultValue("500000") @Min(1) int bulkPoints) {}
