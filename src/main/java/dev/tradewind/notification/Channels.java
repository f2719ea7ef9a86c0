package dev.tradewind.notification;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.CanonicalJson;
import dev.tradewind.audit.Change;
import dev.tradewind.event.Event;
import dev.tradewind.quantity.Ids;
import dev.tradewind.quantity.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The channels of this installation. Every change stands in the log, without addresses of people and without secrets. */
@Component
public class Channels {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    Channels(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    public List<Channel> all() {
        return jdbc.sql("select * from notification_channel order by name")
                .query((row, n) -> channel(row))
                .list();
    }

    public Optional<Channel> byId(UUID id) {
        return jdbc.sql("select * from notification_channel where id = ?")
                .param(id)
                .query((row, n) -> channel(row))
                .optional();
    }

    /** @throws IllegalArgumentException when the name is taken */
    @Transactional
    public Channel create(ChannelDraft draft) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var made = new Channel(Ids.next(), draft, 1, now);
        try {
            jdbc.sql("""
                    insert into notification_channel
                        (id, name, kind, enabled, address, secrets, subscriptions, language_code, version, changed_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?, 1, ?)""")
                    .params(
                            made.id(),
                            draft.name(),
                            draft.kind().name(),
                            draft.enabled(),
                            draft.address(),
                            CanonicalJson.text(draft.secrets()),
                            CanonicalJson.text(draft.subscriptions()),
                            draft.language(),
                            now.atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException taken) {
            throw nameTaken(draft, taken);
        }
        audit.record(Change.of("channel.created", "channel", draft.name(), logged(made)));
        return made;
    }

    /**
     * Replaces what an administrator said of it.
     *
     * @param seen the version that they saw
     * @return empty where somebody was faster, or where it is gone
     * @throws IllegalArgumentException when the name is taken
     */
    @Transactional
    public Optional<Channel> change(UUID id, long seen, ChannelDraft draft) {
        var before = byId(id).filter(channel -> channel.version() == seen);
        if (before.isEmpty()) {
            return Optional.empty();
        }
        try {
            int changed = jdbc.sql("""
                    update notification_channel set name = ?, kind = ?, enabled = ?, address = ?, secrets = ?,
                        subscriptions = ?, language_code = ?, version = version + 1, changed_at = ? where id = ? and version = ?""")
                    .params(
                            draft.name(),
                            draft.kind().name(),
                            draft.enabled(),
                            draft.address(),
                            CanonicalJson.text(draft.secrets()),
                            CanonicalJson.text(draft.subscriptions()),
                            draft.language(),
                            clock.instant().atOffset(ZoneOffset.UTC),
                            id,
                            seen)
                    .update();
            if (changed == 0) {
                return Optional.empty();
            }
        } catch (DuplicateKeyException taken) {
            throw nameTaken(draft, taken);
        }
        var after = byId(id).orElseThrow();
        audit.record(Change.of("channel.changed", "channel", draft.name(), logged(before.get()), logged(after)));
        return Optional.of(after);
    }

    /** What still waits for it becomes a dead letter. */
    @Transactional
    public boolean remove(UUID id, long seen) {
        var before = byId(id).filter(channel -> channel.version() == seen);
        boolean gone = jdbc.sql("delete from notification_channel where id = ? and version = ?")
                        .params(id, seen)
                        .update()
                == 1;
        if (gone) {
            var was = before.orElseThrow();
            audit.record(Change.of("channel.removed", "channel", was.as().name(), logged(was), null));
        }
        return gone;
    }

    /** Writes into the log that a test message was sent, and what came of it. */
    @Transactional
    public void tested(Channel channel, Event message, String answer) {
        audit.record(Change.of(
                "channel.tested",
                "channel",
                channel.as().name(),
                Map.of("message", message.id().toString(), "answer", answer)));
    }

    /** Mail addresses are those of people, and what stands in the log can never be erased: only their number. */
    private static Map<String, Object> logged(Channel channel) {
        var as = channel.as();
        return Map.of(
                "kind",
                as.kind(),
                "enabled",
                as.enabled(),
                "address",
                as.kind() == ChannelKind.MAIL ? channel.recipients().size() + " mail addresses" : as.address(),
                "secrets",
                as.secrets(),
                "subscriptions",
                as.subscriptions().stream().map(Subscription::words).toList(),
                "language",
                as.language());
    }

    private static IllegalArgumentException nameTaken(ChannelDraft draft, DuplicateKeyException taken) {
        return new IllegalArgumentException(
                "there is a channel named '" + draft.name() + "' already. Choose another name.", taken);
    }

    private static Channel channel(ResultSet row) throws SQLException {
        return new Channel(
                row.getObject("id", UUID.class),
                new ChannelDraft(
                        row.getString("name"),
                        ChannelKind.valueOf(row.getString("kind")),
                        row.getBoolean("enabled"),
                        row.getString("address"),
                        JSON.readValue(row.getString("secrets"), new TypeReference<List<String>>() {}),
                        JSON.readValue(row.getString("subscriptions"), new TypeReference<List<Subscription>>() {}),
                        row.getString("language_code")),
                row.getLong("version"),
                Timestamps.at(row, "changed_at"));
    }
}
