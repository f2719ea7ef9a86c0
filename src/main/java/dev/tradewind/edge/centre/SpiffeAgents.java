package dev.tradewind.edge.centre;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.catalog.Catalog;
import dev.tradewind.edge.wire.Introduction;
import dev.tradewind.identity.spiffe.Bearers;
import dev.tradewind.identity.spiffe.SpiffeId;
import dev.tradewind.quantity.Ids;
import dev.tradewind.quantity.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Agents that the console knows by their SPIFFE ID, each for one site, as an administrator set it. They have no key of
 * ours: every request is proved by a JWT-SVID, and one that comes after the end of its line is refused.
 */
@Component
@Transactional
public class SpiffeAgents {
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Catalog catalog;
    private final Enrolments enrolments;
    private final Clock clock;

    /** The end of the SVID that each was last seen with, so that not every request writes. */
    private final Map<UUID, Instant> seen = new ConcurrentHashMap<>();

    SpiffeAgents(JdbcClient jdbc, AuditTrail audit, Catalog catalog, Enrolments enrolments, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.catalog = catalog;
        this.enrolments = enrolments;
        this.clock = clock;
    }

    /**
     * @param endedAt null while it counts
     * @param svidEndsAt end of the SVID that came last; null before the first
     */
    public record Line(
            UUID id,
            String spiffeId,
            String site,
            Instant createdAt,
            @Nullable Instant endedAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant svidEndsAt) {}

    /**
     * From now on the program with this id is the agent of the site, and no key is.
     *
     * @throws IllegalArgumentException when the id is none or either is taken, or the catalog does not know the site
     */
    public Line allow(String spiffeId, String site) {
        var id = SpiffeId.of(spiffeId.strip());
        if (id.path().isEmpty()) {
            throw new IllegalArgumentException(id + " names a whole trust domain. Give the id of one program.");
        }
        if (catalog.site(site).isEmpty()) {
            throw new IllegalArgumentException("the catalog knows no site '" + site + "'. Maybe import it first?");
        }
        for (var other : all()) {
            if (other.endedAt() == null
                    && (other.spiffeId().equals(id.toString()) || other.site().equals(site))) {
                throw new IllegalArgumentException(other.spiffeId() + " is the agent of " + other.site()
                        + " already. End that first, on the Identities page.");
            }
        }
        var line = new Line(Ids.next(), id.toString(), site, now(), null, null, null);
        jdbc.sql("insert into edge_spiffe_agent (id, spiffe_id, site, created_at) values (?, ?, ?, ?)")
                .params(line.id(), line.spiffeId(), site, Timestamp.from(line.createdAt()))
                .update();
        enrolments.supersede(site);
        audit.record(Change.of("edge-site.spiffe-allowed", "edge-site", site, Map.of("spiffeId", line.spiffeId())));
        return line;
    }

    /** Its next request is refused. Nothing happens where it has ended. */
    public void end(UUID id, String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("ending the identity of an agent needs a reason.");
        }
        all().stream()
                .filter(line -> line.id().equals(id) && line.endedAt() == null)
                .findFirst()
                .ifPresent(line -> {
                    jdbc.sql("update edge_spiffe_agent set ended_at = ? where id = ?")
                            .params(Timestamp.from(now()), id)
                            .update();
                    audit.record(Change.of(
                                    "edge-site.spiffe-ended",
                                    "edge-site",
                                    line.site(),
                                    Map.of("spiffeId", line.spiffeId(), "enabled", true),
                                    Map.of("spiffeId", line.spiffeId(), "enabled", false))
                            .because(reason.strip()));
                    enrolments.revoke(line.site(), reason.strip());
                });
    }

    /** The site that somebody who proved this id speaks for, at this moment. */
    public Optional<String> siteOf(Bearers.Known agent) {
        var found = jdbc.sql("select * from edge_spiffe_agent where spiffe_id = ? and ended_at is null")
                .param(agent.id().toString())
                .query(SpiffeAgents::row)
                .optional();
        found.ifPresent(line -> note(line.id(), agent.until()));
        return found.map(Line::site);
    }

    private void note(UUID id, Instant until) {
        if (!until.equals(seen.put(id, until))) {
            jdbc.sql("update edge_spiffe_agent set last_used_at = ?, svid_expires_at = ? where id = ?")
                    .params(Timestamp.from(now()), Timestamp.from(until), id)
                    .update();
        }
    }

    /** Takes the agent for the site's, with the queue and the keys that it states; those of its earlier runs count on. */
    public void introduced(Introduction agent) {
        agent.publicKeys().forEach(key -> {
            Enrolments.key(key);
            var known = jdbc.sql("select count(*) from edge_agent_key where incarnation = ? and public_key = ?")
                    .params(agent.incarnation(), key)
                    .query(Long.class)
                    .single();
            if (known == 0) {
                jdbc.sql("insert into edge_agent_key (incarnation, public_key, site, known_at) values (?, ?, ?, ?)")
                        .params(agent.incarnation(), key, agent.site(), Timestamp.from(now()))
                        .update();
            }
        });
        enrolments.introduced(agent.site(), agent.publicKeys().getLast(), agent.incarnation());
    }

    /** By site, the one that counts before those that ended. */
    @Transactional(readOnly = true)
    public List<Line> all() {
        return jdbc.sql("select * from edge_spiffe_agent order by site, ended_at desc nulls first, id")
                .query(SpiffeAgents::row)
                .list();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Line row(ResultSet row, int index) throws SQLException {
        return new Line(
                row.getObject("id", UUID.class),
                row.getString("spiffe_id"),
                row.getString("site"),
                row.getTimestamp("created_at").toInstant(),
                Timestamps.instant(row.getTimestamp("ended_at")),
                Timestamps.instant(row.getTimestamp("last_used_at")),
                Timestamps.instant(row.getTimestamp("svid_expires_at")));
    }
}
