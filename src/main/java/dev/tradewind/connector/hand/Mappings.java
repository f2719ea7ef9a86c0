package dev.tradewind.connector.hand;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.ActorSource;
import dev.tradewind.audit.Actors;
import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.connector.Dialects;
import dev.tradewind.connector.FileHead;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.SourceFile;
import dev.tradewind.quantity.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Mappings by hand that were saved. The newest version of each counts, until it is retired. */
@Component
public class Mappings {
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final ActorSource actors;
    private final Clock clock;

    Mappings(JdbcClient jdbc, AuditTrail audit, ActorSource actors, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.actors = actors;
        this.clock = clock;
    }

    /**
     * Saves a mapping as the next version of its name; the same once more changes nothing.
     *
     * @throws IllegalArgumentException if it is incomplete
     */
    @Transactional
    public SavedMapping save(HandMapping mapping) {
        var problems = mapping.problems();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join(" ", problems));
        }
        var before = versions(mapping.name()).stream().findFirst();
        if (before.filter(last ->
                        last.retiredAt() == null && last.mapping().saved(0).equals(mapping.saved(0)))
                .isPresent()) {
            return before.get();
        }
        var version = before.map(last -> last.mapping().version()).orElse(0) + 1;
        var saved = new SavedMapping(mapping.saved(version), clock.instant(), actor().id(), null);
        // The unique key makes the second of two people who save at once fail, and lose nothing typed.
        jdbc.sql("""
            insert into connector_mapping (id, name, version, definition, saved_at, saved_by)
            values (?, ?, ?, ?, ?, ?)\
            """)
                .params(
                        Ids.next(),
                        mapping.name(),
                        version,
                        saved.yaml(),
                        saved.savedAt().atOffset(ZoneOffset.UTC),
                        saved.savedBy())
                .update();
        audit.record(Change.of(
                "mapping.saved",
                "mapping",
                mapping.name(),
                before.map(SavedMapping::yaml).orElse(null),
                saved.yaml()));
        return saved;
    }

    /** From now on it recognises no file; what was read by it stays. False if it recognises none already. */
    @Transactional
    public boolean retire(String name) {
        var done = jdbc.sql("update connector_mapping set retired_at = ? where name = ? and retired_at is null")
                        .params(clock.instant().atOffset(ZoneOffset.UTC), name)
                        .update()
                > 0;
        if (done) {
            audit.record(Change.of("mapping.retired", "mapping", name, Map.of("name", name)));
        }
        return done;
    }

    /** The newest version of every name, retired or not, by name. */
    public List<SavedMapping> all() {
        return jdbc.sql("""
            select * from connector_mapping each where version =
                (select max(version) from connector_mapping other where other.name = each.name) order by name\
            """).query((row, number) -> saved(row)).list();
    }

    /** All versions of a name, the newest first. */
    public List<SavedMapping> versions(String name) {
        return jdbc.sql("select * from connector_mapping where name = ? order by version desc")
                .param(name)
                .query((row, number) -> saved(row))
                .list();
    }

    public Optional<SavedMapping> newest(String name) {
        return versions(name).stream().findFirst();
    }

    /**
     * Adds the mapping by which a file is read: first one that was made for just this header; else, where no dialect
     * knows the file, one whose columns the file has among others.
     */
    public ImportOptions choose(SourceFile file, ImportOptions asked) {
        var live = all().stream().filter(each -> each.retiredAt() == null).toList();
        var given = asked.mapping();
        if (given == null && live.isEmpty()) {
            return asked;
        }
        try {
            if (given != null && HandMappingYaml.read(given).recognises(file.head())) {
                return asked;
            }
            return asked.by(chosen(file.head(), live));
        } catch (IOException | UncheckedIOException unreadable) {
            // The import itself says what is wrong with the file.
            return asked;
        }
    }

    private static @Nullable String chosen(FileHead head, List<SavedMapping> live) {
        var exact = live.stream().filter(each -> each.mapping().isExactly(head)).findFirst();
        if (exact.isPresent()) {
            return exact.get().yaml();
        }
        return Dialects.sniff(head).isPresent()
                ? null
                : live.stream()
                        .filter(each -> each.mapping().recognises(head))
                        .findFirst()
                        .map(SavedMapping::yaml)
                        .orElse(null);
    }

    /** Keeps what a person has typed so far. */
    @Transactional
    public void draft(String subject, HandMapping mapping) {
        forget(subject);
        jdbc.sql("insert into connector_mapping_draft (subject, person, definition, saved_at) values (?, ?, ?, ?)")
                .params(
                        subject,
                        actor().id(),
                        HandMappingYaml.write(mapping),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The person's own draft. */
    public Optional<Draft> draft(String subject) {
        return jdbc.sql("select * from connector_mapping_draft where subject = ? and person = ?")
                .params(subject, actor().id())
                .query((row, number) -> new Draft(
                        HandMappingYaml.read(row.getString("definition")),
                        row.getTimestamp("saved_at").toInstant()))
                .optional();
    }

    public void forget(String subject) {
        jdbc.sql("delete from connector_mapping_draft where subject = ? and person = ?")
                .params(subject, actor().id())
                .update();
    }

    /** A mapping that is not saved yet. */
    public record Draft(HandMapping mapping, Instant savedAt) {}

    private Actor actor() {
        return Actors.acting().orElseGet(actors::current);
    }

    private static SavedMapping saved(ResultSet row) throws SQLException {
        Timestamp retired = row.getTimestamp("retired_at");
        return new SavedMapping(
                HandMappingYaml.read(row.getString("definition")),
                row.getTimestamp("saved_at").toInstant(),
                row.getString("saved_by"),
                retired == null ? null : retired.toInstant());
    }
}
