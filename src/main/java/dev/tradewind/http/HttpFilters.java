package dev.tradewind.http;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts filters behind sign-in, whose order is negative, so that they know who calls. */
@EnableConfigurationProperties(HttpSettings.class)
@Configuration(proxyBeanMethods = false)
class HttpFilters {
    @Bean
    FilterRegistrationBean<RequestRateFilter> requestRate(HttpSettings settings) {
        var registered = new FilterRegistrationBean<>(
                new RequestRateFilter(new RequestRates(settings.requestsPerMinute(), System::nanoTime)));
        registered.addUrlPatterns("/api/v1/*");
        registered.setOrder(-1);
        return registered;
    }

    @Bean
    FilterRegistrationBean<IdempotencyFilter> idempotency(IdempotentAnswers answers) {
        var registered = new FilterRegistrationBean<>(new IdempotencyFilter(answers));
        registered.addUrlPatterns("/api/v1/*");
        registered.setOrder(0);
        return registered;
    }
}
