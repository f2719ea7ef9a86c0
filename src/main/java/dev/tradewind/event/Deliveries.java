package dev.tradewind.event;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.quantity.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The delivery log: what went to whom, with what answer, and what could not be delivered. */
@Component
public class Deliveries {
    private static final String SELECT = """
        select d.id, d.event_id, e.type, d.subject, e.title, e.path, e.severity, e.happened_at, d.receiver, d.state, d.attempts, d.due_at,
            d.tried_at, d.answer
        from event_delivery d join event_outbox e on e.id = d.event_id
        """;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    Deliveries(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The newest first.
     *
     * @param state null for all
     * @param receiver its whole name; null for all
     * @param before the id of the last one of the page in front of this one; null for the first page
     */
    public List<Delivery> page(
            @Nullable DeliveryState state, @Nullable String receiver, @Nullable UUID before, int limit) {
        var where = new ArrayList<String>(List.of("1 = 1"));
        var values = new ArrayList<Object>();
        if (state != null) {
            where.add("d.state = ?");
            values.add(state.name());
        }
        if (receiver != null) {
            where.add("d.receiver = ?");
            values.add(receiver);
        }
        if (before != null) {
            where.add("d.id < ?");
            values.add(before);
        }
        values.add(limit);
        return jdbc.sql(SELECT + " where " + String.join(" and ", where) + " order by d.id desc limit ?")
                .params(values)
                .query((row, n) -> read(row))
                .list();
    }

    /** The one that the receiver was tried with last. */
    public Optional<Delivery> lastTried(String receiver) {
        return jdbc.sql(
                        SELECT
                                + " where d.receiver = ? and d.tried_at is not null order by d.tried_at desc, d.id desc limit 1")
                .param(receiver)
                .query((row, n) -> read(row))
                .optional();
    }

    public Optional<Delivery> byId(UUID id) {
        return jdbc.sql(SELECT + " where d.id = ?")
                .param(id)
                .query((row, n) -> read(row))
                .optional();
    }

    public long count(DeliveryState state) {
        return jdbc.sql("select count(*) from event_delivery where state = ?")
                .param(state.name())
                .query(Long.class)
                .single();
    }

    /**
     * Puts a dead letter back into its line, with all its tries before it. Later events of its subject may have
     * arrived in the meantime.
     *
     * @return false where it is no dead letter (any more)
     */
    @Transactional
    public boolean sendAgain(UUID id) {
        var now = clock.instant();
        var moved = jdbc.sql("""
                        update event_delivery set state = 'WAITING', attempts = 0, due_at = ?
                        where id = ? and state = 'DEAD'""").param(now.atOffset(ZoneOffset.UTC)).param(id).update() == 1;
        if (moved) {
            var of = byId(id).orElseThrow();
            audit.record(Change.of(
                    "event.sent-again",
                    "event",
                    of.eventId().toString(),
                    Map.of("state", DeliveryState.DEAD, "answer", of.answer()),
                    Map.of("state", DeliveryState.WAITING, "receiver", of.receiver())));
        }
        return moved;
    }

    private static Delivery read(ResultSet row) throws SQLException {
        return new Delivery(
                row.getObject("id", UUID.class),
                row.getObject("event_id", UUID.class),
                row.getString("type"),
                row.getString("subject"),
                row.getString("title"),
                row.getString("path"),
                Severity.valueOf(row.getString("severity")),
                Timestamps.at(row, "happened_at"),
                row.getString("receiver"),
                DeliveryState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                Timestamps.at(row, "due_at"),
                Timestamps.instant(row.getObject("tried_at", OffsetDateTime.class)),
                row.getString("answer"));
    }
}
