package dev.tradewind.cost;

import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code tradewind.cost.*}.
 *
 * @param reportingCurrency ISO 4217 code into which bills in other currencies are converted where dated rates allow it
 */
@Validated
@ConfigurationProperties("tradewind.cost")
public record CostSettings(
        @DefaultValue("USD") @Pattern(regexp = "[A-Z]{3}") String reportingCurrency) {}
