package dev.tradewind.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tradewind.connector.ImportReceipt;
import dev.tradewind.connector.ImportState;
import dev.tradewind.connector.Imports;
import dev.tradewind.planning.Plans;
import dev.tradewind.policy.Policies;
import dev.tradewind.workload.Workloads;
import java.time.Duration;
import java.util.List;
import org.springframework.context.ApplicationContext;

/**
 * The demo company as it comes up on an empty data directory. Asked on each database, so that the repositories of every
 * module that it goes through are tried on each.
 */
final class DemoComesUp {
    private static final List<String> FOLLOW_THE_CLOCK =
            List.of("carbon-", "round-trips", "functional-units", "spot-prices");

    private final Demo demo;
    private final Imports imports;
    private final Workloads workloads;
    private final Policies policies;
    private final Plans plans;

    private DemoComesUp(Demo demo, Imports imports, Workloads workloads, Policies policies, Plans plans) {
        this.demo = demo;
        this.imports = imports;
        this.workloads = workloads;
        this.policies = policies;
        this.plans = plans;
    }

    static DemoComesUp in(ApplicationContext context) {
        return new DemoComesUp(
                context.getBean(Demo.class),
                context.getBean(Imports.class),
                context.getBean(Workloads.class),
                context.getBean(Policies.class),
                context.getBean(Plans.class));
    }

    void wholeAndTwiceChangesNothing() {
        loaded();
        var first = stories();
        assertThat(first)
                .allMatch(receipt -> receipt.state() == ImportState.IMPORTED)
                .allMatch(r -> r.quarantined() == 0);
        assertThat(workloads.all()).hasSize(50);
        assertThat(policies.active()).hasSize(9);
        assertThat(plans.newest(10))
                .hasSize(2)
                .allSatisfy(plan -> assertThat(plan.changes()).isPositive());

        demo.load();
        loaded();
        assertThat(stories()).hasSameSizeAs(first);
        assertThat(policies.active()).hasSize(9);
        assertThat(plans.newest(10)).hasSize(2);
    }

    /** Without what follows the clock: where the hour turns between the two starts, the second brings new files of it. */
    private List<ImportReceipt> stories() {
        return imports.newest(200).stream()
                .filter(receipt -> FOLLOW_THE_CLOCK.stream().noneMatch(receipt.fileName()::startsWith))
                .toList();
    }

    void loaded() {
        await().atMost(Duration.ofMinutes(3)).until(() -> demo.status().stage() != DemoStatus.Stage.LOADING);
        assertThat(demo.status().stage()).as(demo.status().step()).isEqualTo(DemoStatus.Stage.LOADED);
    }
}
