package dev.tradewind.planning;

import dev.tradewind.audit.ActorSource;
import dev.tradewind.audit.Actors;
import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.catalog.Catalog;
import dev.tradewind.identity.Role;
import dev.tradewind.identity.ScopeCheck;
import dev.tradewind.quantity.Ids;
import dev.tradewind.quantity.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is dark, by the word of somebody, until somebody says that it is back. */
@Component
@Transactional
public class Outages {
    private static final String COLUMNS =
            "select id, site, to_site, reason, lost_at, reported_by, restored_at, plan_id,"
                    + " answered_millis, affected from planning_outage ";
    private final JdbcClient jdbc;
    private final Catalog catalog;
    private final AuditTrail audit;
    private final ActorSource actors;
    private final ScopeCheck scope;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Outages(
            JdbcClient jdbc,
            Catalog catalog,
            AuditTrail audit,
            ActorSource actors,
            ScopeCheck scope,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.catalog = catalog;
        this.audit = audit;
        this.actors = actors;
        this.scope = scope;
        this.events = events;
        this.clock = clock;
    }

    /** Published in the transaction of a report; the re-plan follows its commit. */
    public record Reported(UUID outage) {}

    /**
     * Takes a report; the same one again while it lasts is the first one.
     *
     * @param toSite null for a whole site
     */
    public Outage report(String site, @Nullable String toSite, String reason) {
        scope.requireEverywhere(Role.OPERATOR);
        requireKnown(site);
        if (toSite != null) {
            requireKnown(toSite);
        }
        if (reason.isBlank() || site.equals(toSite)) {
            throw new IllegalArgumentException("a report of " + site
                    + " needs a reason, and a link two different sites. Maybe say what was seen?");
        }
        var same = lasting().stream()
                .filter(outage -> outage.site().equals(site) && java.util.Objects.equals(outage.toSite(), toSite))
                .findFirst();
        if (same.isPresent()) {
            return same.get();
        }
        var by = Actors.acting().orElseGet(actors::current).id();
        var outage = new Outage(
                Ids.next(),
                site,
                toSite,
                reason,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                by,
                null,
                null,
                null,
                null);
        jdbc.sql(
                        "insert into planning_outage (id, site, to_site, reason, lost_at, reported_by) values (?, ?, ?, ?, ?, ?)")
                .param(outage.id())
                .param(site)
                .param(toSite)
                .param(reason)
                .param(Timestamps.utc(outage.lostAt()))
                .param(by)
                .update();
        audit.record(Change.of("outage.reported", "outage", outage.id().toString(), facts(outage))
                .because(reason));
        events.publishEvent(new Reported(outage.id()));
        return outage;
    }

    /** Ends it; what was proposed meanwhile stays with those who decide. */
    public Outage restore(UUID id, String reason) {
        scope.requireEverywhere(Role.OPERATOR);
        var before = byId(id).orElseThrow(() -> new IllegalArgumentException("there is no outage " + id));
        if (before.restoredAt() != null) {
            return before;
        }
        var by = Actors.acting().orElseGet(actors::current).id();
        jdbc.sql("update planning_outage set restored_at = ?, restored_by = ? where id = ? and restored_at is null")
                .params(Timestamps.utc(clock.instant()), by, id)
                .update();
        var after = byId(id).orElseThrow();
        audit.record(Change.of("outage.restored", "outage", id.toString(), facts(before), facts(after))
                .because(reason.isBlank() ? null : reason));
        return after;
    }

    @Transactional(readOnly = true)
    public List<Outage> lasting() {
        return jdbc.sql(COLUMNS + "where restored_at is null order by lost_at, id")
                .query(Outages::row)
                .list();
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<Outage> newest(int limit) {
        return jdbc.sql(COLUMNS + "order by lost_at desc, id desc limit ?")
                .param(limit)
                .query(Outages::row)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Outage> byId(UUID id) {
        return jdbc.sql(COLUMNS + "where id = ?").param(id).query(Outages::row).optional();
    }

    /** Reports without an answer that nobody has in hand; each is taken by one replica. */
    List<Outage> claim(Duration forSoLong) {
        var now = clock.instant();
        return lasting().stream()
                .filter(outage -> outage.affected() == null)
                .filter(outage -> jdbc.sql("""
                                update planning_outage set claimed_until = ?
                                where id = ? and affected is null and (claimed_until is null or claimed_until < ?)""")
                                .params(Timestamps.utc(now.plus(forSoLong)), outage.id(), Timestamps.utc(now))
                                .update()
                        == 1)
                .toList();
    }

    /** @param plan null where nothing stood there */
    void answered(Outage outage, @Nullable UUID plan, int affected) {
        var millis = Duration.between(outage.lostAt(), clock.instant()).toMillis();
        jdbc.sql("update planning_outage set plan_id = ?, answered_millis = ?, affected = ? where id = ?")
                .param(plan)
                .param(millis)
                .param(affected)
                .param(outage.id())
                .update();
        audit.record(Change.of(
                "outage.answered",
                "outage",
                outage.id().toString(),
                facts(byId(outage.id()).orElseThrow())));
    }

    private void requireKnown(String site) {
        if (catalog.site(site).isEmpty()) {
            throw new IllegalArgumentException("'" + site + "' is no known site. Maybe write it as aws:us-east-1?");
        }
    }

    private static Map<String, Object> facts(Outage of) {
        var facts = new HashMap<String, Object>();
        facts.put("site", of.site());
        facts.put("state", of.restoredAt() == null ? "LOST" : "RESTORED");
        if (of.toSite() != null) {
            facts.put("toSite", of.toSite());
        }
        if (of.plan() != null) {
            facts.put("plan", of.plan().toString());
        }
        if (of.affected() != null) {
            facts.put("affected", of.affected());
        }
        return facts;
    }

    private static Outage row(ResultSet row, int number) throws SQLException {
        return new Outage(
                row.getObject("id", UUID.class),
                row.getString("site"),
                row.getString("to_site"),
                row.getString("reason"),
                Timestamps.at(row, "lost_at"),
                row.getString("reported_by"),
                Timestamps.instant(row.getObject("restored_at", OffsetDateTime.class)),
                row.getObject("plan_id", UUID.class),
                row.getObject("answered_millis", Long.class),
                row.getObject("affected", Integer.class));
    }
}
