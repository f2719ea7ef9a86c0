package dev.tradewind.identity.spiffe;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.Role;
import dev.tradewind.quantity.Ids;
import dev.tradewind.quantity.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which SPIFFE IDs may call and with which roles: those of the settings, and those that administrators added while the
 * console runs. It is read at each call, so that what is switched off is refused at the next one, on every replica.
 */
@Component
@Transactional
public class CallerBook {
    private final JdbcClient jdbc;
    private final SpiffeSettings settings;
    private final AuditTrail audit;
    private final Clock clock;

    CallerBook(JdbcClient jdbc, SpiffeSettings settings, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Lets a program call.
     *
     * @throws IllegalArgumentException when {@code by} is no administrator, the id is none or counts already, a role is not
     *     for programs, or SPIFFE is not set up here
     */
    public CallerLine add(String spiffeId, Set<Role> roles, Person by) {
        requireAdmin(by);
        if (!settings.on() || settings.audience() == null) {
            throw new IllegalArgumentException("SPIFFE is not set up here. Set tradewind.identity.spiffe.socket and"
                    + " tradewind.identity.spiffe.audience first.");
        }
        var caller = new SpiffeSettings.Caller(spiffeId.strip(), roles);
        if (rolesOf(SpiffeId.of(caller.id())).isPresent()) {
            throw new IllegalArgumentException(
                    caller.id() + " may call already. Revoke that first: a line is never changed.");
        }
        var line = new CallerLine(Ids.next().toString(), caller.id(), caller.roles(), now(), null);
        jdbc.sql(
                        "insert into identity_spiffe_caller (id, spiffe_id, roles, created_at, created_by) values (?, ?, ?, ?, ?)")
                .params(UUID.fromString(line.id()), line.spiffeId(), names(line), Timestamp.from(now()), by.id())
                .update();
        audit.record(Change.of(
                "spiffe-caller.added",
                "spiffe-caller",
                line.id(),
                Map.of("spiffeId", line.spiffeId(), "roles", List.copyOf(namesOf(line)))));
        return line;
    }

    /** Its next call is refused. Nothing happens where it was switched off before. */
    public void disable(String id, String reason, Person by) {
        requireAdmin(by);
        if (reason.isBlank()) {
            throw new IllegalArgumentException("switching a caller off needs a reason.");
        }
        var line = all().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no caller " + id + "."));
        if (!line.enabled()) {
            return;
        }
        if (line.ofSettings()) {
            jdbc.sql("insert into identity_spiffe_refused (spiffe_id, refused_at) values (?, ?)")
                    .params(line.spiffeId(), Timestamp.from(now()))
                    .update();
        } else {
            jdbc.sql("update identity_spiffe_caller set disabled_at = ? where id = ?")
                    .params(Timestamp.from(now()), UUID.fromString(id))
                    .update();
        }
        audit.record(Change.of(
                        "spiffe-caller.disabled",
                        "spiffe-caller",
                        id,
                        Map.of("spiffeId", line.spiffeId(), "enabled", true),
                        Map.of("spiffeId", line.spiffeId(), "enabled", false))
                .because(reason.strip()));
    }

    /** What a program may do now; empty when nobody lets it in. A stored line counts before one of the settings. */
    @Transactional(readOnly = true)
    public Optional<Set<Role>> rolesOf(SpiffeId id) {
        var stored = jdbc.sql("select * from identity_spiffe_caller where spiffe_id = ? and disabled_at is null")
                .param(id.toString())
                .query(CallerBook::row)
                .optional();
        if (stored.isPresent()) {
            return stored.map(CallerLine::roles);
        }
        return settings.caller(id)
                .filter(caller -> !refused().containsKey(caller.id()))
                .map(SpiffeSettings.Caller::roles);
    }

    /** Those of the settings, then those that were added, by id. */
    @Transactional(readOnly = true)
    public List<CallerLine> all() {
        var refused = refused();
        var all = new ArrayList<CallerLine>();
        settings.callers()
                .forEach((name, caller) -> all.add(new CallerLine(
                        CallerLine.OF_SETTINGS + name, caller.id(), caller.roles(), null, refused.get(caller.id()))));
        all.sort(Comparator.comparing(CallerLine::spiffeId));
        all.addAll(jdbc.sql("select * from identity_spiffe_caller order by spiffe_id, created_at")
                .query(CallerBook::row)
                .list());
        return all;
    }

    private Map<String, Instant> refused() {
        return jdbc
                .sql("select spiffe_id, refused_at from identity_spiffe_refused")
                .query((row, n) ->
                        Map.entry(row.getString(1), row.getTimestamp(2).toInstant()))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static void requireAdmin(Person by) {
        if (!by.has(Role.ADMIN)) {
            throw new IllegalArgumentException("who may call is said by an administrator.");
        }
    }

    private static Set<String> namesOf(CallerLine line) {
        return line.roles().stream().map(Role::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String names(CallerLine line) {
        return String.join(",", namesOf(line));
    }

    private static CallerLine row(ResultSet row, int index) throws SQLException {
        return new CallerLine(
                row.getString("id"),
                row.getString("spiffe_id"),
                Arrays.stream(row.getString("roles").split(","))
                        .map(Role::valueOf)
                        .collect(Collectors.toSet()),
                row.getTimestamp("created_at").toInstant(),
                Timestamps.instant(row.getTimestamp("disabled_at")));
    }
}
