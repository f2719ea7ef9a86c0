package dev.tradewind;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The console: Spring Boot with Vaadin on top of the modules. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
@Push
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("tokens.css")
@StyleSheet("styles.css")
public class Console implements AppShellConfigurator {
    /** Kept for the life of the process: a lock that nobody refers to may be released. */
    @SuppressWarnings("UnusedVariable")
    private static @Nullable DataDirectory held;

    /** Starts the console; the data directory stays locked until this process ends. */
    static void start(String[] args) throws IOException, InterruptedException {
        var options = new SimpleCommandLinePropertySource(args);
        var directory = DataDirectory.chosen(options.getProperty("tradewind.data"));
        var port = Integer.parseInt(Objects.requireNonNullElse(options.getProperty("server.port"), "8080"));
        try {
            held = DataDirectory.open(directory, port);
            var context = run(args);
            if (Boolean.getBoolean(Training.PROPERTY)) {
                Training.visit(context);
                System.exit(SpringApplication.exit(context));
            }
        } catch (DataDirectory.Refused refused) {
            System.err.println("tradewind: " + refused.getMessage());
            System.exit(2);
        }
    }

    /** The application alone, without a data directory of its own: what the build reads to write down its beans. */
    static void main(String[] args) {
        run(args);
    }

    private static ConfigurableApplicationContext run(String[] args) {
        var application = new SpringApplication(Console.class);
        // what was written down is found by this name, not by the program's
        application.setMainApplicationClass(Console.class);
        return application.run(args);
    }

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addLink("icon", "favicon.svg");
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
