package dev.tradewind.connector.feed;

import dev.tradewind.audit.ActorSource;
import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.catalog.Catalog;
import dev.tradewind.identity.Role;
import dev.tradewind.identity.ScopeCheck;
import dev.tradewind.outbound.Reach;
import dev.tradewind.quantity.Ids;
import dev.tradewind.quantity.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The endpoints that people had the console measure, without touching its settings. */
@Component
public class Probes {
    private static final int LONGEST_ENDPOINT = 300;
    private static final int MOST = 100;
    private static final int LONGEST_MINUTES = 24 * 60;

    private final JdbcClient jdbc;
    private final Catalog catalog;
    private final Reach reach;
    private final AuditTrail audit;
    private final ActorSource actors;
    private final ScopeCheck scope;
    private final Clock clock;

    Probes(
            JdbcClient jdbc,
            Catalog catalog,
            Reach reach,
            AuditTrail audit,
            ActorSource actors,
            ScopeCheck scope,
            Clock clock) {
        this.scope = scope;
        this.jdbc = jdbc;
        this.catalog = catalog;
        this.reach = reach;
        this.audit = audit;
        this.actors = actors;
        this.clock = clock;
    }

    /** What came of a wish to measure. */
    public sealed interface Outcome {
        record Made(Probe probe) implements Outcome {}

        /** @param reason what is wrong, in words that say what was expected */
        record Refused(String reason) implements Outcome {}
    }

    /** Those that are measured now, the oldest first. */
    public List<Probe> all() {
        return jdbc.sql("select * from connector_probe where removed_at is null order by made_at, id")
                .query((row, n) -> probe(row))
                .list();
    }

    /** Has an endpoint measured from now on. Nothing is sent by this. */
    @Transactional
    public Outcome add(ProbeRequest request) {
        scope.requireEverywhere(Role.OPERATOR, Role.ADMIN);
        String endpoint = request.endpoint() == null ? "" : request.endpoint().strip();
        String from = request.fromSite();
        String to = request.toSite();
        int minutes = request.everyMinutes() == null ? 0 : request.everyMinutes();
        var objection = objection(endpoint, from, to, minutes);
        if (objection.isPresent() || from == null || to == null) {
            return new Outcome.Refused(objection.orElse("expected both ends of the link"));
        }
        var made = new Probe(
                "probe-" + Long.toHexString(Ids.next().getLeastSignificantBits() & 0xffff_ffffL),
                endpoint,
                from,
                to,
                Duration.ofMinutes(minutes),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                actors.current().id());
        jdbc.sql("""
            insert into connector_probe (id, endpoint, from_site, to_site, every_minutes, made_at, made_by)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
                .params(made.id(), endpoint, from, to, minutes, made.madeAt().atOffset(ZoneOffset.UTC), made.madeBy())
                .update();
        audit.record(Change.of("probe.added", "probe", made.id(), made));
        return new Outcome.Made(made);
    }

    /** Ends the measuring; what was measured stays. Empty where there is no such probe. */
    @Transactional
    public Optional<Probe> remove(String id) {
        scope.requireEverywhere(Role.OPERATOR, Role.ADMIN);
        var gone = all().stream().filter(probe -> probe.id().equals(id)).findFirst();
        gone.ifPresent(probe -> {
            jdbc.sql("update connector_probe set removed_at = ? where id = ?")
                    .params(clock.instant().atOffset(ZoneOffset.UTC), id)
                    .update();
            audit.record(Change.of("probe.removed", "probe", id, probe, null));
        });
        return gone;
    }

    /** One handshake with an endpoint, at once; it is kept nowhere. */
    public Reach.Answer once(String endpoint) {
        try {
            return reach.connect(ProbeFeed.endpoint(endpoint.strip()));
        } catch (FeedStopped stopped) {
            return new Reach.Answer.Forbidden(String.valueOf(stopped.getMessage()));
        }
    }

    private Optional<String> objection(String endpoint, @Nullable String from, @Nullable String to, int minutes) {
        for (String site : new String[] {from, to}) {
            if (site == null || catalog.site(site).isEmpty()) {
                return Optional.of("there is no site '" + site + "'. Expected the id of one, such as aws:us-east-1");
            }
        }
        if (from != null && from.equals(to)) {
            return Optional.of("a link has two ends, and both are " + from);
        }
        if (minutes < 1 || minutes > LONGEST_MINUTES) {
            return Optional.of("every " + minutes + " minutes; expected 1 to " + LONGEST_MINUTES);
        }
        if (endpoint.length() > LONGEST_ENDPOINT) {
            return Optional.of("the address is longer than " + LONGEST_ENDPOINT + " characters");
        }
        var known = all();
        if (known.size() >= MOST) {
            return Optional.of("there are " + MOST + " probes already. Remove one first");
        }
        if (known.stream()
                .anyMatch(probe -> probe.endpoint().equals(endpoint)
                        && probe.fromSite().equals(from)
                        && probe.toSite().equals(to))) {
            return Optional.of(endpoint + " is measured for this link already");
        }
        try {
            return reach.objection(ProbeFeed.endpoint(endpoint));
        } catch (FeedStopped stopped) {
            return Optional.of(String.valueOf(stopped.getMessage()));
        }
    }

    private static Probe probe(ResultSet row) throws SQLException {
        return new Probe(
                row.getString("id"),
                row.getString("endpoint"),
                row.getString("from_site"),
                row.getString("to_site"),
                Duration.ofMinutes(row.getInt("every_minutes")),
                Timestamps.at(row, "made_at"),
                row.getString("made_by"));
    }
}
