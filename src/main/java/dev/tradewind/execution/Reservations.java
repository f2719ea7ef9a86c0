package dev.tradewind.execution;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Capacity that executions under way have taken, so that two do not count on the same. */
@Component
class Reservations {
    private final JdbcClient jdbc;

    Reservations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    double vcpusReservedAt(String site) {
        return jdbc.sql("select coalesce(sum(vcpus), 0) from execution_reservation where site_id = ?")
                .param(site)
                .query(BigDecimal.class)
                .single()
                .doubleValue();
    }

    /** Repeating it changes nothing. */
    void reserve(UUID execution, String site, double vcpus, double memoryGib, int gpus, Instant now) {
        release(execution);
        jdbc.sql("""
                insert into execution_reservation (execution_id, site_id, vcpus, memory_gib, gpus, reserved_at)
                values (?, ?, ?, ?, ?, ?)""")
                .param(execution)
                .param(site)
                .param(BigDecimal.valueOf(vcpus))
                .param(BigDecimal.valueOf(memoryGib))
                .param(BigDecimal.valueOf(gpus))
                .param(now.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean release(UUID execution) {
        return jdbc.sql("delete from execution_reservation where execution_id = ?")
                        .param(execution)
                        .update()
                > 0;
    }
}
