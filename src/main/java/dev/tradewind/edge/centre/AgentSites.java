package dev.tradewind.edge.centre;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.edge.LinkState;
import dev.tradewind.execution.spi.Executor;
import dev.tradewind.execution.spi.SiteExecutors;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Every enrolled agent is the executor of its site, {@code edge:SITE}; of a site whose agent was revoked, nothing new is. */
@Component
class AgentSites implements SiteExecutors {
    private static final String PREFIX = "edge:";

    private final JdbcClient jdbc;
    private final WorkOrders orders;
    private final SiteHealth health;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AgentSites(
            JdbcClient jdbc,
            WorkOrders orders,
            SiteHealth health,
            AuditTrail audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.health = health;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public Optional<String> serving(String site) {
        return jdbc.sql("select site from edge_site where site = ? and revoked_at is null")
                .param(site)
                .query(String.class)
                .optional()
                .map(PREFIX::concat);
    }

    @Override
    public Optional<Executor> byId(String id) {
        if (!id.startsWith(PREFIX)) {
            return Optional.empty();
        }
        var site = id.substring(PREFIX.length());
        return Optional.of(new AgentExecutor(id, site, orders, () -> silence(site), audit, transaction, clock));
    }

    private Optional<String> silence(String site) {
        return health.sites().stream()
                .filter(known -> known.site().equals(site) && known.link() == LinkState.CUT_OFF)
                .map(known -> known.since().toString())
                .findFirst();
    }
}
