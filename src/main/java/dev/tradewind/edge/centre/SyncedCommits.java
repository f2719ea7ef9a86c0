package dev.tradewind.edge.centre;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What the console tells an agent must outlast a power cut, for the agent forgets what it is told that the console has. PostgreSQL
 * syncs every commit; H2 writes it and leaves the sync to the system.
 */
@Component
public class SyncedCommits {
    private final JdbcTemplate jdbc;
    private final boolean asked;

    SyncedCommits(JdbcTemplate jdbc, @Value("${spring.datasource.url}") String url) {
        this.jdbc = jdbc;
        this.asked = url.startsWith("jdbc:h2:");
    }

    /** To be called outside a transaction; when it returns, all that was committed before is on the disk. */
    public void await() {
        if (asked) {
            jdbc.execute("checkpoint sync");
        }
    }
}
