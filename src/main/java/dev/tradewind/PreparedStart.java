package dev.tradewind;

import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.commons.logging.Log;
import org.springframework.aot.AotDetector;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.core.Ordered;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.util.ClassUtils;

/**
 * The launcher's build writes the console's beans down ahead of time, so that a start need not look for them. What Spring
 * decides by a setting is then decided already: a console with a setting of Spring that may be such a one starts in full
 * instead, only slower. Our own settings decide nothing before the start, but for the demo (see its package).
 */
public final class PreparedStart implements EnvironmentPostProcessor, Ordered {
    private static final String PREPARED = "dev.tradewind.Console__ApplicationContextInitializer";

    /** The jar's own settings, which the build has read. */
    private static final String BUILT_IN = "class path resource [application.yaml]";

    private static final List<ConfigurationPropertyName> OF_SPRING =
            names("spring", "server", "management", "springdoc", "vaadin");

    /** Read when the console starts, each with what lies below it. */
    private static final List<ConfigurationPropertyName> READ_AT_START = names(
            "management.server.address",
            "management.server.ssl",
            "server.address",
            "server.compression",
            "server.max-http-request-header-size",
            "server.port",
            "server.servlet.session",
            "server.shutdown",
            "server.ssl",
            "server.tomcat",
            "spring.aot",
            "spring.application",
            "spring.beaninfo",
            "spring.config",
            "spring.context",
            "spring.datasource.hikari",
            "spring.datasource.password",
            "spring.datasource.url",
            "spring.datasource.username",
            "spring.jpa.properties",
            "spring.lifecycle",
            "spring.main.banner-mode",
            "spring.main.log-startup-info",
            "spring.output",
            "spring.servlet.multipart.max-file-size",
            "spring.servlet.multipart.max-request-size",
            "spring.ssl.bundle",
            "vaadin.launch-browser",
            "vaadin.production-mode");

    private static final ConfigurationPropertyName MANAGEMENT_PORT =
            ConfigurationPropertyName.of("management.server.port");

    private static final ConfigurationPropertyName FORWARDED =
            ConfigurationPropertyName.of("server.forward-headers-strategy");

    private final Log log;

    public PreparedStart(DeferredLogFactory logs) {
        this.log = logs.getLog(PreparedStart.class);
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!AotDetector.useGeneratedArtifacts()) {
            return;
        }
        var decides = deciding(environment);
        if (!ClassUtils.isPresent(PREPARED, application.getClassLoader())) {
            startInFull();
        } else if (!decides.isEmpty()) {
            log.info("Starting in full, which is slower, because of " + String.join(", ", decides));
            startInFull();
        }
    }

    private static void startInFull() {
        SpringProperties.setProperty(AotDetector.AOT_ENABLED, "false");
    }

    /** {@return the given settings of Spring that may decide which beans there are, sorted} */
    static SortedSet<String> deciding(ConfigurableEnvironment environment) {
        var found = new TreeSet<String>();
        for (var source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource given && !builtIn(source)) {
                given.stream()
                        .filter(name -> isBelow(OF_SPRING, name))
                        .filter(name -> mayDecide(name, environment))
                        .forEach(name -> found.add(name.toString()));
            }
        }
        return found;
    }

    private static boolean builtIn(ConfigurationPropertySource source) {
        return source.getUnderlyingSource() instanceof PropertySource<?> named
                && named.getName().contains(BUILT_IN);
    }

    private static boolean mayDecide(ConfigurationPropertyName name, ConfigurableEnvironment environment) {
        if (name.equals(MANAGEMENT_PORT)) {
            var console = environment.getProperty("server.port", Integer.class, 8080);
            var management = environment.getProperty("management.server.port", Integer.class, 0);
            // off, or the same: other beans answer for the actuator then. Zero is any free one, for both
            return management < 0 || (management != 0 && management.equals(console));
        }
        if (name.equals(FORWARDED)) {
            return "framework".equalsIgnoreCase(environment.getProperty("server.forward-headers-strategy"));
        }
        return !isBelow(READ_AT_START, name);
    }

    private static boolean isBelow(List<ConfigurationPropertyName> roots, ConfigurationPropertyName name) {
        return roots.stream().anyMatch(root -> root.equals(name) || root.isAncestorOf(name));
    }

    /** After the configuration files have been read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    private static List<ConfigurationPropertyName> names(String... names) {
        return Arrays.stream(names).map(ConfigurationPropertyName::of).toList();
    }
}
