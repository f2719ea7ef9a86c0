package dev.tradewind;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.springframework.test.context.DynamicPropertyRegistry;

/** A real PostgreSQL of its own for a test class; it ends with the process, after the context. */
public final class PostgresForTests {
    private PostgresForTests() {}

    public static void register(DynamicPropertyRegistry properties) throws IOException {
        var postgres = EmbeddedPostgres.start();
        properties.add("spring.datasource.url", () -> postgres.getJdbcUrl("postgres", "postgres"));
        properties.add("spring.datasource.username", () -> "postgres");
        properties.add("spring.datasource.password", () -> "postgres");
    }
}
