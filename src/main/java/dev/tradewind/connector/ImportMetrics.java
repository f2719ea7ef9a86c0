package dev.tradewind.connector;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the ledger and the quarantine hold, asked when the metrics are scraped. */
@Component
class ImportMetrics {
    private final JdbcClient jdbc;

    ImportMetrics(JdbcClient jdbc, MeterRegistry metrics) {
        this.jdbc = jdbc;
        for (var state : ImportState.values()) {
            Gauge.builder("tradewind.imports", this, of -> of.imports(state))
                    .description("imports in the ledger by how they ended")
                    .tag("state", state.name())
                    .register(metrics);
        }
        Gauge.builder("tradewind.import.quarantined.rows", this, ImportMetrics::quarantined)
                .description("rows in quarantine, all imports")
                .register(metrics);
    }

    private double imports(ImportState state) {
        return jdbc.sql("select count(*) from connector_import where state = ?")
                .param(state.name())
                .query(Long.class)
                .single();
    }

    private double quarantined() {
        return jdbc.sql("select count(*) from connector_quarantine")
                .query(Long.class)
                .single();
    }
}
