package dev.tradewind.identity;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.observation.SecurityObservationSettings;

/**
 * Every request is timed once, as a whole. Spring Security would time each of its filters as well: a fifth of what a
 * decision allocates, for figures that nobody reads.
 */
@Configuration(proxyBeanMethods = false)
class UnobservedSecurity {
    @Bean
    static SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }
}
