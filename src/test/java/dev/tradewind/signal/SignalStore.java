package dev.tradewind.signal;

import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** A store of signals on an H2 database of its own, for tests of this and other modules. */
public final class SignalStore {
    private SignalStore() {}

    public static Signals inMemory() {
        var source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
        new ResourceDatabasePopulator(
                        new ClassPathResource("db/migration/V0450__signal.sql"),
                        new ClassPathResource("db/migration/V0451__signal.sql"),
                        new ClassPathResource("db/migration/V0452__signal.sql"))
                .execute(source);
        var template = new JdbcTemplate(source);
        var client = JdbcClient.create(template);
        var lake = new SignalLake(() -> {
            throw new IllegalStateException("this store has no lake");
        });
        return new Signals(client, template, new SeriesIndex(client, template), lake, event -> {});
    }
}
