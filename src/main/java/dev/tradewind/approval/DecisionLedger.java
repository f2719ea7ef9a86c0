package dev.tradewind.approval;

import dev.tradewind.quantity.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Decisions as rows: added, voided, never changed otherwise and never removed. */
@Component
class DecisionLedger {
    private final JdbcClient jdbc;

    DecisionLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID recommendation, long seenVersion, DecisionEntry decision) {
        jdbc.sql("""
                insert into approval_decision (id, recommendation_id, digest, seen_version, person_id, person_name,
                    human, person_groups, approved, reason, decided_at, least_usd_per_month, deputising)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(decision.id())
                .param(recommendation)
                .param(decision.digest())
                .param(seenVersion)
                .param(decision.personId())
                .param(decision.personName())
                .param(decision.human())
                .param(String.join("\n", new TreeSet<>(decision.groups())))
                .param(decision.approved())
                .param(decision.reason())
                .param(decision.decidedAt().atOffset(ZoneOffset.UTC))
                .param(decision.leastUsdPerMonth())
                .param(decision.deputising())
                .update();
    }

    int voidAll(UUID recommendation, Instant at, String because) {
        return jdbc.sql("""
                update approval_decision set voided_at = ?, voided_because = ?
                where recommendation_id = ? and voided_at is null and approved""")
                .param(at.atOffset(ZoneOffset.UTC))
                .param(because)
                .param(recommendation)
                .update();
    }

    List<DecisionEntry> of(UUID recommendation) {
        return jdbc.sql("select * from approval_decision where recommendation_id = ? order by decided_at, id")
                .param(recommendation)
                .query((row, number) -> entry(row))
                .list();
    }

    private static DecisionEntry entry(ResultSet row) throws SQLException {
        var groups = row.getString("person_groups");
        return new DecisionEntry(
                row.getObject("id", UUID.class),
                row.getString("digest"),
                row.getObject("person_id", UUID.class),
                row.getString("person_name"),
                row.getString("human"),
                groups.isEmpty() ? Set.of() : Set.of(groups.split("\n")),
                row.getBoolean("approved"),
                row.getString("reason"),
                Timestamps.at(row, "decided_at"),
                Timestamps.instant(row.getObject("voided_at", OffsetDateTime.class)),
                row.getString("voided_because"),
                row.getBigDecimal("least_usd_per_month"),
                row.getString("deputising") == null ? "" : row.getString("deputising"));
    }
}
