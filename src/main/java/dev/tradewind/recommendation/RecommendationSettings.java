package dev.tradewind.recommendation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param expiresAfter how long a proposal stays open, unless its latest start is earlier
 */
@ConfigurationProperties("tradewind.recommendation")
public record RecommendationSettings(@DefaultValue("7d") Duration expiresAfter) {}
