package dev.tradewind.execution.bench;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.ActorSource;
import dev.tradewind.planning.Plans;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/**
 * The engine and its database, without web, people and lake: what a process that is to be killed needs, and no more.
 *
 * <p>Not annotated as a configuration, so that nothing finds it by scanning.
 */
@EnableAutoConfiguration(
        excludeName = {
            "com.vaadin.flow.spring.SpringBootAutoConfiguration",
            "com.vaadin.flow.spring.SpringSecurityAutoConfiguration",
            "com.vaadin.flow.spring.VaadinScopesConfig"
        })
@ConfigurationPropertiesScan("dev.tradewind")
@EntityScan({"dev.tradewind.execution", "dev.tradewind.recommendation", "dev.tradewind.policy"})
@EnableJpaRepositories({"dev.tradewind.execution", "dev.tradewind.recommendation", "dev.tradewind.policy"})
@ComponentScan(
        basePackages = {
            "dev.tradewind.audit",
            "dev.tradewind.event",
            "dev.tradewind.evidence",
            "dev.tradewind.execution",
            "dev.tradewind.recommendation",
            "dev.tradewind.policy",
            "dev.tradewind.workload",
            "dev.tradewind.catalog",
            "dev.tradewind.signal",
            "dev.tradewind.carbon"
        },
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = {
                            ".*\\.ui\\..*",
                            ".*\\.api\\..*",
                            ".*\\.event\\.delivery\\..*",
                            ".*\\.carbon\\.(effect|inventory|reported|sci|spend)\\..*",
                            ".*\\.execution\\.(Interventions|ExecutionBadge|PlacedRunStarter)",
                            ".*\\.recommendation\\.(Sides|AdviceProposals|MoveLook|MoveSettlements)",
                            ".*Test.*",
                            ".*IT",
                            ".*Import.*",
                            ".*Dialect.*"
                        }))
@Import(Plans.class) // what a run was planned on goes to its executor
public class EngineOnly {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    ActorSource actorSource() {
        return () -> Actor.system("bench");
    }

    /** @param beside a further class with beans; the arguments win over application.yaml */
    public static ConfigurableApplicationContext start(Class<?> beside, List<String> arguments) {
        return new SpringApplicationBuilder(EngineOnly.class, beside)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .run(arguments.toArray(String[]::new));
    }

    /** A replica: says READY and goes on until it is killed or its parent is gone. */
    public static void main(String[] arguments) throws InterruptedException {
        start(EngineOnly.class, List.of(arguments));
        System.out.println("READY");
        if (List.of(arguments).contains(Replica.TRAINING)) {
            System.exit(0);
        }
        ProcessHandle.current()
                .parent()
                .ifPresent(parent ->
                        parent.onExit().thenRun(() -> Runtime.getRuntime().halt(0)));
        new CountDownLatch(1).await();
    }
}
