package dev.tradewind.http;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param requestsPerMinute of one caller of the API, on each replica; as many may come at once after a pause */
@ConfigurationProperties("tradewind.http")
record HttpSettings(@DefaultValue("12000") int requestsPerMinute) {}
