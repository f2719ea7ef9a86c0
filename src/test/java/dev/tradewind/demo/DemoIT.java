package dev.tradewind.demo;

import dev.tradewind.connector.Imports;
import dev.tradewind.planning.Plans;
import dev.tradewind.policy.Policies;
import dev.tradewind.workload.Workloads;
import org.springframework.boot.test.context.SpringBootTest;

/** On H2, as on somebody's own machine. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:demo;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
            "tradewind.data=target/test-data/${random.uuid}",
            "tradewind.demo=true"
        })
class DemoIT extends DemoComesUp {
    DemoIT(Demo demo, Imports imports, Workloads workloads, Policies policies, Plans plans) {
        super(demo, imports, workloads, policies, plans);
    }
}
