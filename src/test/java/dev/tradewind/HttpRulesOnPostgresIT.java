package dev.tradewind;

import java.io.IOException;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The same on a real PostgreSQL, as where there is more than one replica. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "tradewind.data=target/test-data/${random.uuid}")
@DirtiesContext
class HttpRulesOnPostgresIT extends HttpRulesIT {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) throws IOException {
        PostgresForTests.register(properties);
    }
}
