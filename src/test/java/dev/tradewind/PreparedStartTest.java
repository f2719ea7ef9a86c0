package dev.tradewind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class PreparedStartTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "tradewind.identity.oidc.issuer=https://login.example.org",
                "server.address=0.0.0.0",
                "server.ssl.bundle=console",
                "server.forward-headers-strategy=native",
                "spring.ssl.bundle.pem.console.keystore.certificate=/etc/console.pem",
                "spring.datasource.url=jdbc:postgresql://db/tradewind",
                "spring.datasource.hikari.maximum-pool-size=20",
                "spring.config.additional-location=/etc/tradewind.yaml",
                "management.server.port=9100",
                "vaadin.productionMode=true",
                "logging.structured.format.console=ecs"
            })
    void whatIsReadAtTheStartLeavesItPrepared(String setting) {
        assertThat(PreparedStart.deciding(given(setting))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spring.flyway.enabled=false",
                "spring.threads.virtual.enabled=true",
                "springdoc.api-docs.enabled=false",
                "server.forward-headers-strategy=framework",
                "management.server.port=8080",
                "management.server.port=-1",
                "management.endpoints.web.exposure.include=health",
                "vaadin.url-mapping=/console/*"
            })
    void whatMayDecideBeansNeedsAFullStart(String setting) {
        assertThat(PreparedStart.deciding(given(setting))).containsExactly(setting.substring(0, setting.indexOf('=')));
    }

    @Test
    void theEnvironmentCountsAsWellAndTheJarsOwnSettingsDoNot() {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "Config resource 'class path resource [application.yaml]' via location 'optional:classpath:/'",
                        Map.of("spring.flyway.out-of-order", "true")));
        assertThat(PreparedStart.deciding(environment)).isEmpty();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        "of-a-test-systemEnvironment",
                        Map.of("SPRING_FLYWAY_ENABLED", "false", "SERVER_ADDRESS", "0.0.0.0")));
        assertThat(PreparedStart.deciding(environment)).containsExactly("spring.flyway.enabled");
    }

    private static StandardEnvironment given(String setting) {
        var at = setting.indexOf('=');
        var environment = new StandardEnvironment();
        var values = new LinkedHashMap<String, Object>();
        values.put(setting.substring(0, at), setting.substring(at + 1));
        environment.getPropertySources().addFirst(new MapPropertySource("given", values));
        return environment;
    }
}
