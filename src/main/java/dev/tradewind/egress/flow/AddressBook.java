package dev.tradewind.egress.flow;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.quantity.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ranges of addresses and labels with the workloads and places they belong to, from files that people import. */
@Component
public class AddressBook {
    private final JdbcTemplate jdbc;
    private final AuditTrail audit;

    AddressBook(JdbcTemplate jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    private record Kept(int entries, String source) {}

    /** Adds entries; one of the same pattern and beginning takes the place of the one before. */
    @Transactional
    public void keep(List<AddressRange> entries, String source, UUID importId) {
        for (var entry : entries) {
            var from = timestamp(entry.validFrom() == null ? Instant.EPOCH : entry.validFrom());
            jdbc.update(
                    "delete from egress_address where kind = ? and pattern = ? and valid_from = ?",
                    entry.kind().name(),
                    entry.pattern(),
                    from);
            jdbc.update(
                    "insert into egress_address (kind, pattern, valid_from, valid_to, workload, site, zone, owner,"
                            + " source, import_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    entry.kind().name(),
                    entry.pattern(),
                    from,
                    entry.validTo() == null ? null : timestamp(entry.validTo()),
                    entry.workload(),
                    entry.site(),
                    entry.zone(),
                    entry.owner(),
                    source,
                    importId);
        }
        audit.record(
                Change.of("egress.addresses-kept", "import", importId.toString(), new Kept(entries.size(), source)));
    }

    public Addresses addresses() {
        return new Addresses(jdbc.query(
                "select * from egress_address order by valid_from, kind, pattern", (row, number) -> entry(row)));
    }

    private static AddressRange entry(ResultSet row) throws SQLException {
        var from = row.getTimestamp("valid_from").toInstant();
        return new AddressRange(
                AddressRange.Kind.valueOf(row.getString("kind")),
                row.getString("pattern"),
                row.getString("workload"),
                row.getString("site"),
                row.getString("zone"),
                row.getString("owner"),
                from.equals(Instant.EPOCH) ? null : from,
                Timestamps.instant(row.getTimestamp("valid_to")));
    }

    private static Timestamp timestamp(Instant at) {
        return Timestamp.from(at);
    }
}
