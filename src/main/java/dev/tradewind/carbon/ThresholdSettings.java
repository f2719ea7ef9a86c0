package dev.tradewind.carbon;

import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When a zone counts as having become clean or dirty.
 *
 * @param gramsPerKwh the threshold
 * @param bandGramsPerKwh how far beyond it a value must lie before the side changes, so that noise says nothing
 */
@Validated
@ConfigurationProperties("tradewind.carbon.threshold")
public record ThresholdSettings(
        @DefaultValue("150") @Positive BigDecimal gramsPerKwh,
        @DefaultValue("10") @PositiveOrZero BigDecimal bandGramsPerKwh) {}
