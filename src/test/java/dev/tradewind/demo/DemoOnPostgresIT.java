package dev.tradewind.demo;

import dev.tradewind.connector.Imports;
import dev.tradewind.planning.Plans;
import dev.tradewind.policy.Policies;
import dev.tradewind.workload.Workloads;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** On a real PostgreSQL, as where there is more than one replica. It ends with the process, after the context. */
@SpringBootTest(properties = {"tradewind.data=target/test-data/${random.uuid}", "tradewind.demo=true"})
@DirtiesContext
class DemoOnPostgresIT extends DemoComesUp {
    @SuppressWarnings("NullAway.Init")
    private static EmbeddedPostgres postgres;

    DemoOnPostgresIT(Demo demo, Imports imports, Workloads workloads, Policies policies, Plans plans) {
        super(demo, imports, workloads, policies, plans);
    }

    @BeforeAll
    static void start() throws IOException {
        if (postgres == null) {
            postgres = EmbeddedPostgres.start();
        }
    }

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) throws IOException {
        start();
        properties.add("spring.datasource.url", () -> postgres.getJdbcUrl("postgres", "postgres"));
        properties.add("spring.datasource.username", () -> "postgres");
        properties.add("spring.datasource.password", () -> "postgres");
    }
}
