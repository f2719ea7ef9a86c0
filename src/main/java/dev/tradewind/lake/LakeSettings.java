package dev.tradewind.lake;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much of the machine the lake may use.
 *
 * @param memoryLimit of the embedded DuckDB, beyond which it spills to {@code spill} in the data directory
 * @param threads of the embedded DuckDB
 * @param engine what answers the sums of the Egress page: the embedded DuckDB, or Spark in processes of its own
 * @param sparkUrl where {@code tradewind-spark} listens; its host has to be in {@code tradewind.outbound.allowed-hosts}
 * @param sparkToken which {@code tradewind-spark} was started with
 */
@Validated
@ConfigurationProperties("tradewind.lake")
public record LakeSettings(
        @DefaultValue("512MB") @Pattern(regexp = "\\d+(MB|GB)")
        String memoryLimit,

        @DefaultValue("2") @Min(1) int threads,

        @DefaultValue("DUCKDB") Engine engine,

        @Nullable URI sparkUrl,

        @Nullable String sparkToken) {

    /** What reads the lake's files. */
    public enum Engine {
        DUCKDB,
        SPARK
    }

    public LakeSettings {
        if (engine == Engine.SPARK && (sparkUrl == null || sparkToken == null)) {
            throw new IllegalArgumentException(
                    "tradewind.lake.engine is spark, which needs tradewind.lake.spark-url and"
                            + " tradewind.lake.spark-token. Maybe start tradewind-spark and name its address?");
        }
    }

    @Override
    public String toString() {
        return "LakeSettings[memoryLimit=" + memoryLimit + ", threads=" + threads + ", engine=" + engine + ", sparkUrl="
                + sparkUrl + "]";
    }
}
