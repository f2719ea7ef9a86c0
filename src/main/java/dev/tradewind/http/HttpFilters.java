package dev.tradewind.http;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the filter behind sign-in, whose order is negative, so that it knows who calls. */
@Configuration(proxyBeanMethods = false)
class HttpFilters {
    @Bean
    FilterRegistrationBean<IdempotencyFilter> idempotency(IdempotentAnswers answers) {
        var registered = new FilterRegistrationBean<>(new IdempotencyFilter(answers));
        registered.addUrlPatterns("/api/v1/*");
        registered.setOrder(0);
        return registered;
    }
}
