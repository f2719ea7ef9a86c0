package dev.tradewind.http;

import java.math.BigDecimal;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * How the API writes numbers: a decimal, money above all, is text with every digit, because a reader that knows only
 * binary fractions would change a number.
 */
@Configuration(proxyBeanMethods = false)
class DecimalsAsText {
    @Bean
    JsonMapperBuilderCustomizer plainDecimals() {
        return mapper -> mapper.addModule(
                new SimpleModule("decimals as text").addSerializer(BigDecimal.class, new PlainDecimal()));
    }

    private static final class PlainDecimal extends ValueSerializer<BigDecimal> {
        @Override
        public void serialize(BigDecimal value, JsonGenerator json, SerializationContext context) {
            json.writeString(value.toPlainString());
        }
    }
}
