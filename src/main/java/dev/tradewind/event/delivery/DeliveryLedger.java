package dev.tradewind.event.delivery;

import dev.tradewind.event.Audience;
import dev.tradewind.event.DeliveryState;
import dev.tradewind.event.Event;
import dev.tradewind.event.Receipt;
import dev.tradewind.event.Severity;
import dev.tradewind.quantity.Ids;
import dev.tradewind.quantity.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows behind delivery. Each method is one statement or runs in its caller's transaction. */
@Component
class DeliveryLedger {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_ANSWER = 2_000;
    private static final String COLUMNS =
            "e.id, e.place, e.type, e.subject, e.happened_at, e.severity, e.title, e.words, e.path, e.facts, e.audience";

    private final JdbcClient jdbc;
    private final EventSettings settings;
    private final Clock clock;

    DeliveryLedger(JdbcClient jdbc, EventSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param place in the order of all events */
    record Placed(long place, Event event) {}

    /** An event whose turn it is. */
    record Turn(UUID delivery, int attempts, Event event) {}

    List<Placed> notHandedOut(int limit) {
        return jdbc.sql("select " + COLUMNS + " from event_outbox e where handed_out_at is null order by place limit ?")
                .param(limit)
                .query((row, n) -> new Placed(row.getLong("place"), event(row)))
                .list();
    }

    /** Whether this call was the one that handed it out; another replica waits here for the first one's commit. */
    boolean claim(UUID event) {
        return jdbc.sql("update event_outbox set handed_out_at = ? where id = ? and handed_out_at is null")
                        .param(now())
                        .param(event)
                        .update()
                == 1;
    }

    void handTo(String receiver, Placed placed) {
        jdbc.sql("""
                insert into event_delivery (id, event_id, place, subject, receiver, state, attempts, due_at, answer)
                values (?, ?, ?, ?, ?, 'WAITING', 0, ?, '')""")
                .param(Ids.next())
                .param(placed.event().id())
                .param(placed.place())
                .param(placed.event().subject())
                .param(receiver)
                .param(now())
                .update();
    }

    List<String> receiversWithWork() {
        return jdbc.sql("select distinct receiver from event_delivery where state = 'WAITING' and due_at <= ?")
                .param(now())
                .query(String.class)
                .list();
    }

    /** The first one that is due and has nothing of its subject before it. */
    Optional<Turn> next(String receiver) {
        return jdbc.sql("select d.id as delivery, d.attempts, " + COLUMNS + """
                 from event_delivery d join event_outbox e on e.id = d.event_id
                where d.receiver = ? and d.state = 'WAITING' and d.due_at <= ?
                    and not exists (select 1 from event_delivery b where b.receiver = d.receiver
                        and b.subject = d.subject and b.state = 'WAITING' and b.place < d.place)
                order by d.place limit 1""")
                .param(receiver)
                .param(now())
                .query((row, n) -> new Turn(row.getObject("delivery", UUID.class), row.getInt("attempts"), event(row)))
                .optional();
    }

    /** Writes down what came of a try; without effect where another replica was first. */
    void came(Turn turn, Receipt receipt) {
        int attempts = turn.attempts() + 1;
        var state = switch (receipt) {
            case Receipt.Taken taken -> DeliveryState.DELIVERED;
            case Receipt.Refused refused -> DeliveryState.DEAD;
            case Receipt.Later later -> attempts >= settings.attempts() ? DeliveryState.DEAD : DeliveryState.WAITING;
        };
        var pause = receipt instanceof Receipt.Later later
                ? later.after()
                        // a receiver may ask for patience, not for ever
                        .map(asked -> asked.compareTo(settings.longestPause()) < 0 ? asked : settings.longestPause())
                        .orElseGet(() -> settings.pauseAfter(attempts))
                : settings.firstPause();
        var answer = receipt.answer();
        jdbc.sql("""
                update event_delivery set state = ?, attempts = ?, due_at = ?, tried_at = ?, answer = ?
                where id = ? and state = 'WAITING' and attempts = ?""")
                .param(state.name())
                .param(attempts)
                .param(clock.instant().plus(pause).atOffset(ZoneOffset.UTC))
                .param(now())
                .param(answer.length() <= LONGEST_ANSWER ? answer : answer.substring(0, LONGEST_ANSWER))
                .param(turn.delivery())
                .param(turn.attempts())
                .update();
    }

    /** Deletes what was handed out before then and does not wait for anybody. */
    int forgetBefore(Instant then) {
        var at = then.atOffset(ZoneOffset.UTC);
        jdbc.sql("delete from event_delivery where state = 'DELIVERED' and tried_at < ?")
                .param(at)
                .update();
        return jdbc.sql("""
                        delete from event_outbox where handed_out_at < ?
                            and not exists (select 1 from event_delivery d where d.event_id = event_outbox.id)""").param(at).update();
    }

    long notHandedOut() {
        return jdbc.sql("select count(*) from event_outbox where handed_out_at is null")
                .query(Long.class)
                .single();
    }

    /** When the oldest event happened that still waits for a receiver. */
    Optional<Instant> oldestWaiting() {
        return jdbc.sql("""
                        select e.happened_at from event_delivery d join event_outbox e on e.id = d.event_id
                        where d.state = 'WAITING' order by d.place limit 1""").query(OffsetDateTime.class).optional().map(OffsetDateTime::toInstant);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Event event(ResultSet row) throws SQLException {
        return new Event(
                row.getObject("id", UUID.class),
                row.getString("type"),
                row.getString("subject"),
                Timestamps.at(row, "happened_at"),
                Severity.valueOf(row.getString("severity")),
                row.getString("title"),
                row.getString("words"),
                row.getString("path"),
                JSON.readValue(row.getString("facts"), new TypeReference<Map<String, Object>>() {}),
                JSON.readValue(row.getString("audience"), Audience.class));
    }
}
