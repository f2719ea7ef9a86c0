package dev.tradewind.lake;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much of the machine the lake may use.
 *
 * @param memoryLimit of the embedded DuckDB, beyond which it spills to {@code lake/spill}
 * @param threads of the embedded DuckDB
 */
@Validated
@ConfigurationProperties("tradewind.lake")
public record LakeSettings(
        @DefaultValue("512MB") @Pattern(regexp = "\\d+(MB|GB)")
        String memoryLimit,

        @DefaultValue("2") @Min(1) int threads) {}
