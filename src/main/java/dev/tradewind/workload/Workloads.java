package dev.tradewind.workload;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.catalog.Catalog;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.Role;
import dev.tradewind.identity.RoleScope;
import dev.tradewind.identity.ScopeCheck;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** All workloads. A name names one workload: saving it again changes it, under the version that was seen. */
@Component
public class Workloads {
    private static final int MOST_READ = 2_000;

    private final JdbcClient jdbc;
    private final Catalog catalog;
    private final AuditTrail audit;
    /** Absent in programs without people, which import and carry out but change nothing for anybody. */
    private final ObjectProvider<ScopeCheck> scope;

    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final JsonMapper json = JsonMapper.builder().build();
    private final Map<String, Workload> read = new ConcurrentHashMap<>();

    Workloads(
            JdbcClient jdbc,
            Catalog catalog,
            AuditTrail audit,
            ObjectProvider<ScopeCheck> scope,
            Clock clock,
            ApplicationEventPublisher events) {
        this.events = events;
        this.audit = audit;
        this.scope = scope;
        this.jdbc = jdbc;
        this.catalog = catalog;
        this.clock = clock;
    }

    public List<Workload> all() {
        return jdbc.sql("select spec from workload order by name")
                .query((row, n) -> read(row.getString(1)))
                .list();
    }

    public Optional<Workload> byId(UUID id) {
        return jdbc.sql("select spec from workload where id = ?")
                .param(id)
                .query((row, n) -> read(row.getString(1)))
                .optional();
    }

    public Optional<Workload> byName(String name) {
        return jdbc.sql("select spec from workload where name = ?")
                .param(name)
                .query((row, n) -> read(row.getString(1)))
                .optional();
    }

    /**
     * Stores a workload: a new one by its name, or a change to the one of that name, whose id it keeps.
     *
     * @param seen with {@code version} 0 for whatever stands there, else the version that the change was made on
     */
    @Transactional
    public Workload save(Workload seen) {
        if (catalog.site(seen.siteId()).isEmpty()) {
            throw new IllegalArgumentException("workload " + seen.name() + " stands at '" + seen.siteId()
                    + "', which is no known site. Maybe import the sites first?");
        }
        Workload before = byName(seen.name()).orElse(null);
        if (before == null) {
            Workload stored = seen.withIdentity(seen.id(), 1);
            insert(stored);
            audit.record(Change.of("workload.added", "workload", stored.name(), stored));
            events.publishEvent(new WorkloadChanged(stored.name(), true, false));
            return stored;
        }
        if (seen.version() != 0 && seen.version() != before.version()) {
            throw new OptimisticLockingFailureException("workload " + seen.name() + " has changed: version "
                    + before.version() + ", seen " + seen.version());
        }
        Workload stored = seen.withIdentity(before.id(), before.version() + 1);
        if (stored.withIdentity(before.id(), before.version()).equals(before)) {
            return before;
        }
        update(stored, before.version());
        audit.record(Change.of("workload.changed", "workload", stored.name(), before, stored));
        var moved = stored.withIdentity(before.id(), before.version()).equals(before.withSite(stored.siteId()));
        events.publishEvent(new WorkloadChanged(stored.name(), false, moved));
        return stored;
    }

    /**
     * The signed-in person changes one that is known: it takes the role OPERATOR for its owner and environment, as they
     * are stored and as they are to be.
     *
     * @throws dev.tradewind.identity.OutOfScope without that role; nothing is changed
     */
    @Transactional
    public Workload change(Workload seen) {
        Workload before = byName(seen.name())
                .orElseThrow(() -> new IllegalArgumentException("there is no workload " + seen.name() + " to change."));
        scope.getObject().require(before.owner(), before.environment(), Role.OPERATOR);
        scope.getObject().require(seen.owner(), seen.environment(), Role.OPERATOR);
        return save(seen);
    }

    /**
     * Stores one that a file brings. A file may change everything about a workload, so whoever operates some workloads only
     * brings no others, neither as they are stored nor as they are to be.
     *
     * @throws dev.tradewind.identity.OutOfScope if the role OPERATOR of who brings it is limited to others
     */
    @Transactional
    public Workload bring(Workload seen) {
        scope.ifAvailable(check -> {
            byName(seen.name())
                    .ifPresent(before -> check.keepWithin(Role.OPERATOR, before.owner(), before.environment()));
            check.keepWithin(Role.OPERATOR, seen.owner(), seen.environment());
        });
        return save(seen);
    }

    /**
     * Whoever stands behind a change to what a workload does must hold one of the roles for it; of one that is not known,
     * everywhere.
     *
     * @throws dev.tradewind.identity.OutOfScope otherwise
     */
    public void require(String name, Role first, Role... others) {
        var of = byName(name);
        scope.getObject()
                .require(
                        of.map(Workload::owner).orElse(RoleScope.EVERY),
                        of.map(Workload::environment).orElse(RoleScope.EVERY),
                        first,
                        others);
    }

    /** Whether this person could do what {@link #require} asks for. */
    public boolean may(Person person, String name, Role role) {
        var of = byName(name);
        return person.may(
                role,
                of.map(Workload::owner).orElse(RoleScope.EVERY),
                of.map(Workload::environment).orElse(RoleScope.EVERY));
    }

    /** Records that a workload now stands elsewhere, after an execution has cut over. */
    @Transactional
    public Workload move(UUID id, String toSite) {
        Workload before = byId(id).orElseThrow(() -> new IllegalArgumentException("no workload " + id));
        return save(before.withSite(toSite));
    }

    /** Records in addition that data sets of these names stand elsewhere now; no change where there are none. */
    @Transactional
    public void moveData(UUID id, String toSite, Set<String> dataSets) {
        if (!dataSets.isEmpty()) {
            Workload before = byId(id).orElseThrow(() -> new IllegalArgumentException("no workload " + id));
            save(before.withDataAt(toSite, dataSets));
        }
    }

    /**
     * Records for all who use a replicated data set that there is a full copy of it at a site, or that there is none any more.
     *
     * @param original where it is written
     * @return names of the workloads for which that is news
     */
    @Transactional
    public List<String> recordCopy(String dataSet, String original, String site, boolean there) {
        var told = new ArrayList<String>();
        for (var before : all()) {
            var after = before.withCopy(dataSet, original, site, there);
            if (!after.equals(before)) {
                told.add(save(after).name());
            }
        }
        return told;
    }

    private void insert(Workload stored) {
        jdbc.sql("""
                        insert into workload (id, name, kind, owner, environment, site_id, spec, version, changed_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        stored.id(),
                        stored.name(),
                        stored.kind().name(),
                        stored.owner(),
                        stored.environment(),
                        stored.siteId(),
                        json.writeValueAsString(stored),
                        stored.version(),
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    private void update(Workload stored, long versionBefore) {
        int rows = jdbc.sql("""
                        update workload set kind = ?, owner = ?, environment = ?, site_id = ?, spec = ?, version = ?,
                            changed_at = ? where id = ? and version = ?
                        """)
                .params(
                        stored.kind().name(),
                        stored.owner(),
                        stored.environment(),
                        stored.siteId(),
                        json.writeValueAsString(stored),
                        stored.version(),
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                        stored.id(),
                        versionBefore)
                .update();
        if (rows != 1) {
            throw new OptimisticLockingFailureException("workload " + stored.name() + " was changed meanwhile");
        }
    }

    /** Parsed once for each text: every page asks for workloads several times, and a changed one has another text. */
    private Workload read(String spec) {
        if (read.size() > MOST_READ) {
            read.clear();
        }
        return read.computeIfAbsent(spec, text -> json.readValue(text, Workload.class));
    }
}
