package dev.tradewind.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** On a real PostgreSQL, as where there is more than one replica. It ends with the process, after the context. */
@SpringBootTest(properties = {"tradewind.data=target/test-data/${random.uuid}", "tradewind.demo=true"})
@DirtiesContext
class DemoOnPostgresIT {
    @SuppressWarnings("NullAway.Init")
    private static EmbeddedPostgres postgres;

    @Test
    void comesUpWholeAndTwiceChangesNothing(@Autowired ApplicationContext context) {
        DemoComesUp.in(context).wholeAndTwiceChangesNothing();
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
