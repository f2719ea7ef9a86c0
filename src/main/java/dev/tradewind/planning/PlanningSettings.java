package dev.tradewind.planning;

import dev.tradewind.placement.NetworkPath;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How plans are made.
 *
 * @param horizonHours how far ahead, in hourly slots
 * @param iterations at most this many price steps
 * @param gapPercent good enough
 * @param carbonUsdPerTonne weight of carbon in the objective
 * @param latencyUsdPerMilli weight of one millisecond for a month
 * @param delayUsdPerHour weight of one hour of waiting, for each run
 * @param amortiseMonths over which a one-off move is spread
 * @param minimum what a change must gain to be proposed, unless a rule demands it
 * @param carbonForecast which word of our own forecast of a grid counts
 * @param carbonMaxAge how long a grid's sources may be silent before only its yearly average is believed, against which no
 *     ceiling is held
 * @param replanAfter how long what changed must rest before its workloads are planned again by themselves; null: only
 *     when somebody asks
 * @param paths further networks between two places, by the name that people call them
 * @param replicas whether and where copies of data are decided on
 * @param capacity of one's own sites, by site id; sites not named here are taken as unlimited
 */
@ConfigurationProperties("tradewind.planning")
public record PlanningSettings(
        @DefaultValue("168") int horizonHours,
        @DefaultValue("60") int iterations,
        @DefaultValue("0.1") BigDecimal gapPercent,
        @DefaultValue("100") BigDecimal carbonUsdPerTonne,
        @DefaultValue("0") BigDecimal latencyUsdPerMilli,
        @DefaultValue("0") BigDecimal delayUsdPerHour,
        @DefaultValue("12") int amortiseMonths,
        @DefaultValue Minimum minimum,
        @DefaultValue("MIDDLE") CarbonQuantile carbonForecast,
        @DefaultValue("72h") Duration carbonMaxAge,
        @Nullable Duration replanAfter,
        @DefaultValue Map<String, SiteCapacity> capacity,
        @DefaultValue Map<String, PathSettings> paths,
        @DefaultValue Replicas replicas) {
    /** Of what is expected of an hour. */
    public enum CarbonQuantile {
        /** As likely lower as higher. */
        MIDDLE,
        /** Exceeded in one hour of ten. */
        HIGH
    }

    /** What a site has for our work. */
    public record SiteCapacity(
            BigDecimal vcpus,
            BigDecimal memoryGib,
            @DefaultValue("0") BigDecimal gpus) {}

    /**
     * Copies of replicated data sets as a decision of the plan.
     *
     * @param storageUsdPerGbMonth price of keeping 10⁹ bytes for a month, by site id or by provider; where there is none no
     *     copy is offered
     * @param drop whether copies that are there may be given up
     * @param most copies on which one plan decides
     */
    public record Replicas(
            @DefaultValue Map<String, BigDecimal> storageUsdPerGbMonth,
            @DefaultValue("false") boolean drop,
            @DefaultValue("6") int most) {
        public Replicas {
            storageUsdPerGbMonth = Map.copyOf(storageUsdPerGbMonth);
            storageUsdPerGbMonth.forEach((where, usd) -> {
                if (usd.signum() < 0) {
                    throw new IllegalArgumentException("tradewind.planning.replicas.storage-usd-per-gb-month of "
                            + where + " is " + usd + "; expected at least 0, as in 0.023");
                }
            });
            if (most < 0 || most > 20) {
                throw new IllegalArgumentException(
                        "tradewind.planning.replicas.most is " + most + "; expected 0 to 20");
            }
        }

        /** Null where nobody stated one. */
        @Nullable
        BigDecimal storage(String site) {
            return storageUsdPerGbMonth.get(storageOf(site));
        }

        /** The site itself where its price is stated, else its provider. */
        String storageOf(String site) {
            var colon = site.indexOf(':');
            return storageUsdPerGbMonth.containsKey(site) || colon < 0 ? site : site.substring(0, colon);
        }
    }

    /**
     * A network between two places beside the one that the price lists know.
     *
     * @param from a site
     * @param to a site
     * @param usdPerGb of bytes from the one to the other, by volume; what a line costs by the month counts nowhere, it is there
     *     already
     * @param usdPerGbBack of bytes the other way; null: it carries none
     * @param rttMillis p95; null where nobody knows, so that no limit can be held against it
     * @param openFrom before that moment it carries nothing; null: it is open
     */
    public record PathSettings(
            NetworkPath.Kind kind,
            String from,
            String to,
            BigDecimal usdPerGb,
            @Nullable BigDecimal usdPerGbBack,
            @Nullable Double rttMillis,
            @Nullable Instant openFrom) {
        public PathSettings {
            if (kind == null
                    || from == null
                    || to == null
                    || from.equals(to)
                    || usdPerGb == null
                    || usdPerGb.signum() < 0
                    || usdPerGbBack != null && usdPerGbBack.signum() < 0
                    || rttMillis != null && !(rttMillis > 0)) {
                throw new IllegalArgumentException("tradewind.planning.paths: " + kind + " from " + from + " to " + to
                        + " at USD " + usdPerGb + ", back " + usdPerGbBack + ", " + rttMillis
                        + " ms. Maybe kind PRIVATE, two different sites, and prices of at least 0?");
            }
        }
    }

    /**
     * The least gain of a change, each a month; one of them is enough.
     *
     * @param usdPerMonth billed cost saved
     * @param kgCo2ePerMonth emissions saved
     * @param rttMillis round trip saved
     */
    public record Minimum(
            @DefaultValue("1") BigDecimal usdPerMonth,
            @DefaultValue("1") double kgCo2ePerMonth,
            @DefaultValue("1") double rttMillis) {
        public Minimum {
            if (usdPerMonth.signum() <= 0 || kgCo2ePerMonth <= 0 || rttMillis <= 0) {
                throw new IllegalArgumentException(
                        "tradewind.planning.minimum: USD %s, %s kgCO2e, %s ms; each must be above 0. Maybe 1, 1 and 1?"
                                .formatted(usdPerMonth, kgCo2ePerMonth, rttMillis));
            }
        }

        /** Deltas as planned minus as today: negative saves. */
        boolean reachedBy(BigDecimal deltaUsd, double deltaKilograms, double deltaRttMillis) {
            return deltaUsd.negate().compareTo(usdPerMonth) >= 0
                    || -deltaKilograms >= kgCo2ePerMonth
                    || -deltaRttMillis >= rttMillis;
        }

        /** In words: "1 USD, 1 kgCO2e or 1 ms". */
        public String words() {
            return "%s USD, %s kgCO2e a month or %s ms"
                    .formatted(
                            plain(usdPerMonth),
                            plain(BigDecimal.valueOf(kgCo2ePerMonth)),
                            plain(BigDecimal.valueOf(rttMillis)));
        }

        private static String plain(BigDecimal value) {
            return value.stripTrailingZeros().toPlainString();
        }
    }

    public PlanningSettings {
        if (horizonHours < 1 || horizonHours > 24 * 31 || iterations < 0) {
            throw new IllegalArgumentException("tradewind.planning: " + horizonHours + " hours and " + iterations
                    + " iterations. Maybe 168 and 60?");
        }
        capacity = Map.copyOf(capacity);
        paths = Map.copyOf(paths);
    }
}
