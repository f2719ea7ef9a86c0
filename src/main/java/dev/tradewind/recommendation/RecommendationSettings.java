package dev.tradewind.recommendation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param expiresAfter how long a proposal stays open, unless its latest start is earlier
 * @param settleDays whole days after a change that are held against those before
 * @param settleWithin how long after a change its bill is waited for
 * @param settleEvery how often is looked for it
 */
@ConfigurationProperties("tradewind.recommendation")
public record RecommendationSettings(
        @DefaultValue("7d") Duration expiresAfter,
        @DefaultValue("7") int settleDays,
        @DefaultValue("45d") Duration settleWithin,
        @DefaultValue("6h") Duration settleEvery) {}
