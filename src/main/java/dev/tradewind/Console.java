package dev.tradewind;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.theme.aura.Aura;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
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

    static void start(String[] args) {
        SpringApplication.run(Console.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
