package dev.tradewind;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Puts the actuator on the port after the console's, so that {@code --port} moves both and two consoles on one machine
 * do not fight for it. A port stated in {@code management.server.port} wins.
 */
public final class ManagementPort implements EnvironmentPostProcessor, Ordered {
    private static final String PROPERTY = "management.server.port";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.containsProperty(PROPERTY)) {
            return;
        }
        int console = environment.getProperty("server.port", Integer.class, 8080);
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "managementPort", Map.of(PROPERTY, console <= 0 ? console : console + 1)));
    }

    /** After the configuration files have been read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
