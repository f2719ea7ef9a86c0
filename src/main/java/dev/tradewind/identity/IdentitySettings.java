package dev.tradewind.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param scrapeToken the bearer token that Prometheus sends; without one, metrics are not served
 */
@ConfigurationProperties("tradewind.identity")
record IdentitySettings(@Nullable String scrapeToken) {}
