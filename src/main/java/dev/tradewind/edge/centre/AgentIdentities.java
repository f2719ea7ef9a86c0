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
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The agents of edge sites: known by their key, which does not end while its credential does and is renewed with it, or by
 * their SPIFFE ID.
 */
@Component
class AgentIdentities implements IdentitySource {
    private static final int SERIAL = 16;
    private static final String SPIFFE = "spiffe-";
    private static final String MAY = "the queue, leases and runs of its site";

    private final JdbcClient jdbc;
    private final Enrolments enrolments;
    private final SpiffeAgents spiffe;

    AgentIdentities(JdbcClient jdbc, Enrolments enrolments, SpiffeAgents spiffe) {
        this.jdbc = jdbc;
        this.enrolments = enrolments;
        this.spiffe = spiffe;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.EDGE_AGENT);
    }

    @Override
    public List<MachineIdentity> all(Instant now) {
        var byKey = jdbc.sql("""
                select s.site, s.public_key, s.credential_expires_at, s.revoked_at, h.heard_at
                from edge_site s left join edge_health h on h.site = s.site
                where not exists (select 1 from edge_spiffe_agent a where a.site = s.site and a.created_at <= s.enrolled_at)
                order by s.site""").query((row, n) -> row(row)).list();
        return Stream.concat(byKey.stream(), spiffe.all().stream().map(AgentIdentities::bySpiffe))
                .toList();
    }

    private static MachineIdentity bySpiffe(SpiffeAgents.Line line) {
        return new MachineIdentity(
                Kind.EDGE_AGENT,
                SPIFFE + line.id(),
                line.site(),
                line.spiffeId(),
                "site " + line.site(),
                MAY,
                line.svidEndsAt(),
                line.lastUsedAt(),
                // the end of its SVID is not its own: the next one comes with the next request
                MachineIdentity.stateOf(line.endedAt() != null, null, Instant.EPOCH));
    }

    @Override
    public void revoke(Kind kind, String id, String reason, Person by) {
        if (id.startsWith(SPIFFE)) {
            spiffe.end(UUID.fromString(id.substring(SPIFFE.length())), reason);
        } else {
            enrolments.revoke(id, reason);
        }
    }

    private static MachineIdentity row(ResultSet row) throws SQLException {
        var site = row.getString("site");
        return new MachineIdentity(
                Kind.EDGE_AGENT,
                site,
                site,
                "key " + Hashes.sha256(row.getString("public_key")).substring(0, SERIAL),
                "site " + site,
                MAY,
                Timestamps.instant(row.getTimestamp("credential_expires_at")),
                Timestamps.instant(row.getTimestamp("heard_at")),
                // an agent whose credential has run out is cut off, not gone: it renews with its key
                MachineIdentity.stateOf(row.getTimestamp("revoked_at") != null, null, Instant.EPOCH));
    }
}
