package dev.tradewind.connector;

import dev.tradewind.PostgresForTests;
import java.io.IOException;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The same on a real PostgreSQL, as where there is more than one replica. */
@SpringBootTest(properties = "tradewind.data=target/test-data/${random.uuid}")
@DirtiesContext
class HeldImportOnPostgresIT extends HeldImportTest {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) throws IOException {
        PostgresForTests.register(properties);
    }
}
