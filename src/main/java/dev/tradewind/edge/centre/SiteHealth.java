package dev.tradewind.edge.centre;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.edge.EdgeSettings;
import dev.tradewind.edge.EdgeSite;
import dev.tradewind.edge.LinkState;
import dev.tradewind.edge.wire.Pulse;
import dev.tradewind.quantity.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What heart-beats tell. A link becomes better or worse only after three heart-beats that agree, so that one slow answer
 * does not make it flicker; silence for longer than the setting cuts it off.
 */
@Component
public class SiteHealth {
    static final int AGREEING = 3;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final EdgeSettings settings;

    SiteHealth(JdbcClient jdbc, AuditTrail audit, EdgeSettings settings) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.settings = settings;
    }

    private record Link(LinkState state, Instant since, int good, int bad, Instant heardAt) {}

    void heard(Pulse pulse, long now) {
        var before = jdbc.sql("select * from edge_health where site = ?")
                .param(pulse.site())
                .query((row, n) -> new Link(
                        LinkState.valueOf(row.getString("link_state")),
                        Times.instant(row, "link_since"),
                        row.getInt("good_beats"),
                        row.getInt("bad_beats"),
                        Times.instant(row, "heard_at")))
                .optional();
        var slow = pulse.roundTripMicros() > settings.degradedRoundTrip().toNanos() / 1_000;
        var at = Instant.ofEpochMilli(now);
        var after = before.map(link -> next(link, slow, at)).orElseGet(() -> new Link(LinkState.LINKED, at, 0, 0, at));
        if (before.isEmpty() || before.get().state() != after.state()) {
            changed(pulse.site(), before.map(Link::state).orElse(null), after.state(), now);
        }
        jdbc.sql("delete from edge_health where site = ?").param(pulse.site()).update();
        jdbc.sql("insert into edge_health values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        pulse.site(),
                        Times.of(now),
                        pulse.version(),
                        pulse.queued(),
                        new SqlParameterValue(
                                Types.TIMESTAMP,
                                pulse.oldestUnsentAt() == null ? null : Times.of(pulse.oldestUnsentAt())),
                        pulse.diskBytes(),
                        pulse.diskLimitBytes(),
                        new SqlParameterValue(Types.BIGINT, pulse.skewMillis()),
                        pulse.roundTripMicros(),
                        pulse.refused(),
                        after.state().name(),
                        java.sql.Timestamp.from(after.since()),
                        after.good(),
                        after.bad())
                .update();
    }

    private static Link next(Link link, boolean slow, Instant at) {
        var good = slow ? 0 : link.good() + 1;
        var bad = slow ? link.bad() + 1 : 0;
        var state = link.state();
        if (good >= AGREEING) {
            state = LinkState.LINKED;
        } else if (bad >= AGREEING || state == LinkState.CUT_OFF) {
            state = LinkState.DEGRADED;
        }
        return new Link(state, state == link.state() ? link.since() : at, good, bad, at);
    }

    /** Cuts off who has been silent for too long; answers how many. */
    @Transactional
    public int cutOffSilent(Instant now) {
        var latest = now.minus(settings.cutAfter());
        var silent = jdbc.sql(
                        "select site, link_state, heard_at from edge_health where heard_at < ? and link_state <> ?")
                .params(java.sql.Timestamp.from(latest), LinkState.CUT_OFF.name())
                .query((row, n) -> Map.entry(row.getString(1), LinkState.valueOf(row.getString(2))))
                .list();
        silent.forEach(site -> {
            jdbc.sql("update edge_health set link_state = ?, link_since = heard_at, good_beats = 0, bad_beats = 0 where"
                            + " site = ?")
                    .params(LinkState.CUT_OFF.name(), site.getKey())
                    .update();
            Actors.runAs(
                    Actor.system("edge"),
                    () -> changed(site.getKey(), site.getValue(), LinkState.CUT_OFF, now.toEpochMilli()));
        });
        return silent.size();
    }

    private void changed(String site, @Nullable LinkState before, LinkState after, long now) {
        jdbc.sql("insert into edge_link_change values (?, ?, ?, ?)")
                .params(Ids.next(), site, Times.of(now), after.name())
                .update();
        audit.record(new Change(
                "edge-link.changed",
                "edge-site",
                site,
                before == null ? null : Map.of("link", before.name()),
                Map.of("link", after.name()),
                null,
                List.of()));
    }

    public List<EdgeSite> sites() {
        return jdbc.sql("""
                        select h.*, (select count(*) from edge_lease l where l.site = h.site
                            and l.expires_at > current_timestamp) as leases
                        from edge_health h order by h.site""").query(SiteHealth::row).list();
    }

    /** When the link of a site came into which state, oldest first. */
    public List<Map.Entry<Instant, LinkState>> changes(String site, Instant from) {
        return jdbc.sql("select changed_at, link_state from edge_link_change where site = ? and changed_at >= ?"
                        + " order by changed_at")
                .params(site, java.sql.Timestamp.from(from))
                .query((row, n) -> Map.entry(Times.instant(row, "changed_at"), LinkState.valueOf(row.getString(2))))
                .list();
    }

    private static EdgeSite row(ResultSet row, int n) throws SQLException {
        var skew = row.getLong("skew_millis");
        return new EdgeSite(
                row.getString("site"),
                LinkState.valueOf(row.getString("link_state")),
                Times.instant(row, "link_since"),
                Times.instant(row, "heard_at"),
                row.getLong("queued"),
                Times.maybe(row, "oldest_unsent_at"),
                row.getLong("disk_bytes"),
                row.getLong("disk_limit_bytes"),
                row.getObject("skew_millis") == null ? null : skew,
                row.getLong("round_trip_micros") / 1_000.0,
                row.getLong("refused"),
                row.getString("program_version"),
                row.getLong("leases"));
    }
}
