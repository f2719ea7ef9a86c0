package dev.tradewind;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.ActorSource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.boot.Banner;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/**
 * The part of the program that imports, keeps the log and backs up, without web, views, people or the engine: what a
 * stateful command starts on a data directory whose lock it holds. Nothing is planned or carried out in it.
 *
 * <p>Not annotated as a configuration, so that the console does not find it by scanning.
 */
@EnableAutoConfiguration(
        excludeName = {
            "com.vaadin.flow.spring.SpringBootAutoConfiguration",
            "com.vaadin.flow.spring.SpringSecurityAutoConfiguration",
            "com.vaadin.flow.spring.VaadinScopesConfig",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
            "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration"
        })
@ConfigurationPropertiesScan({
    "dev.tradewind.audit",
    "dev.tradewind.connector",
    "dev.tradewind.cost",
    "dev.tradewind.egress",
    "dev.tradewind.lake",
    "dev.tradewind.signal",
    "dev.tradewind.workload"
})
@ComponentScan(
        basePackages = {
            "dev.tradewind.audit",
            "dev.tradewind.backup",
            "dev.tradewind.catalog",
            "dev.tradewind.connector",
            "dev.tradewind.cost",
            "dev.tradewind.egress",
            "dev.tradewind.event",
            "dev.tradewind.evidence",
            "dev.tradewind.lake",
            "dev.tradewind.signal",
            "dev.tradewind.workload"
        },
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = {
                            ".*\\.ui\\..*",
                            ".*\\.api\\..*",
                            // what asks the outside by itself, or what only a signed-in person does
                            ".*\\.connector\\.(feed\\..*|Mending)",
                            ".*\\.event\\.delivery\\..*",
                            ".*\\.egress\\.(watch\\.WatchSchedule|budget\\.BudgetSchedule|balance\\.BalanceSchedule)",
                            ".*(Test|IT|Tests)(\\$.*)?"
                        }))
final class Headless {

    /** Starts on this directory, whose lock the caller holds. */
    static ConfigurableApplicationContext start(Path data, String... settings) {
        return new SpringApplicationBuilder(Headless.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(false)
                // arguments, not default properties: application.yaml must not win over them
                .run(Stream.concat(
                                Arrays.stream(settings),
                                Stream.of(
                                        "--tradewind.data=" + data,
                                        "--logging.level.root=" + System.getProperty("tradewind.log", "ERROR"),
                                        "--spring.main.log-startup-info=false",
                                        // only what the command asks for, so that a part which needs people or the web
                                        // does no harm
                                        // here
                                        "--spring.main.lazy-initialization=true",
                                        "--tradewind.audit.verify-every=24h"))
                        .toArray(String[]::new));
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** The log's own duties run although nobody asks for them. */
    @Bean
    static LazyInitializationExcludeFilter duties() {
        return LazyInitializationExcludeFilter.forBeanTypes(SmartLifecycle.class);
    }

    /** Whoever may read the data directory acts as the command line; the log does not pretend to know more. */
    @Bean
    ActorSource actorSource() {
        return () -> Actor.system("command-line");
    }
}
