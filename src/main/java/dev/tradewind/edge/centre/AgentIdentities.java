package dev.tradewind.edge.centre;

import dev.tradewind.identity.IdentitySource;
import dev.tradewind.identity.MachineIdentity;
import dev.tradewind.identity.MachineIdentity.Kind;
import dev.tradewind.identity.Person;
import dev.tradewind.quantity.Hashes;
import dev.tradewind.quantity.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The agents of edge sites: known by their key, which does not end; its credential does and is renewed with it. */
@Component
class AgentIdentities implements IdentitySource {
    private static final int SERIAL = 16;

    private final JdbcClient jdbc;
    private final Enrolments enrolments;

    AgentIdentities(JdbcClient jdbc, Enrolments enrolments) {
        this.jdbc = jdbc;
        this.enrolments = enrolments;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.EDGE_AGENT);
    }

    @Override
    public List<MachineIdentity> all(Instant now) {
        return jdbc.sql("""
                select s.site, s.public_key, s.credential_expires_at, s.revoked_at, h.heard_at
                from edge_site s left join edge_health h on h.site = s.site order by s.site""").query((row, n) -> row(row)).list();
    }

    @Override
    public void revoke(Kind kind, String id, String reason, Person by) {
        enrolments.revoke(id, reason);
    }

    private static MachineIdentity row(ResultSet row) throws SQLException {
        var site = row.getString("site");
        return new MachineIdentity(
                Kind.EDGE_AGENT,
                site,
                site,
                "key " + Hashes.sha256(row.getString("public_key")).substring(0, SERIAL),
                "site " + site,
                "the queue, leases and runs of its site",
                Timestamps.instant(row.getTimestamp("credential_expires_at")),
                Timestamps.instant(row.getTimestamp("heard_at")),
                // an agent whose credential has run out is cut off, not gone: it renews with its key
                MachineIdentity.stateOf(row.getTimestamp("revoked_at") != null, null, Instant.EPOCH));
    }
}
