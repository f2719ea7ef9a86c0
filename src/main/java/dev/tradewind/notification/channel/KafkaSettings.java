package dev.tradewind.notification.channel;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A topic of Apache Kafka that gets every event.
 *
 * @param bootstrapServers {@code host:port}, several separated by commas; none: events go to no topic
 * @param properties further settings of Kafka's producer, such as {@code security.protocol} and {@code sasl.jaas.config}; secrets
 *     by reference, as {@code ${file:/run/secrets/kafka}}
 */
@ConfigurationProperties("tradewind.notification.kafka")
public record KafkaSettings(
        @Nullable String bootstrapServers,
        @DefaultValue("tradewind.events") String topic,
        @DefaultValue Map<String, String> properties) {
    public KafkaSettings {
        properties = Map.copyOf(properties);
        if (!topic.matches("[A-Za-z0-9._-]{1,249}")) {
            throw new IllegalArgumentException("tradewind.notification.kafka.topic is '" + topic
                    + "'; expected 1 to 249 letters, digits, dots, hyphens and underscores");
        }
    }

    /** Without the properties, which may hold secrets. */
    @Override
    public String toString() {
        return "Kafka " + bootstrapServers + " " + topic;
    }
}
