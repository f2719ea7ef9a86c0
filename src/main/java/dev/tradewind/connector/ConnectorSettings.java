package dev.tradewind.connector;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code tradewind.connector.*}.
 *
 * @param askBelowPercent a delivery with fewer than this share of the rows that it replaces waits for a confirmation; 0
 *     never asks
 */
@Validated
@ConfigurationProperties("tradewind.connector")
public record ConnectorSettings(
        @DefaultValue("80") @Min(0) @Max(100) int askBelowPercent) {}
