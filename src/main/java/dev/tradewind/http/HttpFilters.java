package dev.tradewind.http;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Puts filters that must know who calls behind sign-in, whose order is negative. */
@EnableConfigurationProperties(HttpSettings.class)
@Configuration(proxyBeanMethods = false)
class HttpFilters {
    /** Before all others, so that what they refuse has an id too. */
    @Bean
    FilterRegistrationBean<RequestId> requestId() {
        var registered = new FilterRegistrationBean<>(new RequestId());
        registered.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registered;
    }

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

    /** Behind the others, which keep and compare answers as they are made. */
    @Bean
    FilterRegistrationBean<ByteOrderMark> byteOrderMark() {
        var registered = new FilterRegistrationBean<>(new ByteOrderMark());
        registered.addUrlPatterns("/api/v1/*");
        registered.setOrder(1);
        return registered;
    }
}
