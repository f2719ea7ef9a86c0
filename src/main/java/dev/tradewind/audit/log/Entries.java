package dev.tradewind.audit.log;

import dev.tradewind.quantity.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads sequenced entries: by index, in order, or by what people search for. */
@Component
public class Entries {
    private static final String COLUMNS =
            "select leaf_index, content, leaf_hash, recorded_at, actor_id, actor_kind, action, subject_type, subject_id,"
                    + " reason from audit_entry ";

    private static final int PAGE = 1_000;

    private final JdbcClient jdbc;

    Entries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What to look for; an empty filter finds everything.
     *
     * @param text part of actor, action, subject or reason, in any case; or the beginning of a leaf hash is not searched
     * @param action exact action, such as "recommendation.approved"
     * @param actors ids of actors, any of them; empty for all
     * @param subject part of the subject's type or id, in any case
     * @param below only entries with a smaller index, for paging towards older ones
     */
    public record Filter(
            @Nullable String text,
            @Nullable String action,
            List<String> actors,
            @Nullable String subject,
            @Nullable Long below) {
        public static final Filter ALL = new Filter(null, null, List.of(), null, null);

        public Filter {
            actors = List.copyOf(actors);
        }

        public Filter(@Nullable String text, @Nullable String action, List<String> actors, @Nullable Long below) {
            this(text, action, actors, null, below);
        }
    }

    public Optional<Entry> at(long index) {
        return jdbc.sql(COLUMNS + "where leaf_index = ?")
                .param(index)
                .query(Entries::entry)
                .optional();
    }

    /** Up to that many entries from this index on, in log order. */
    public List<Entry> from(long index, int limit) {
        return jdbc.sql(COLUMNS + "where leaf_index >= ? order by leaf_index limit ?")
                .param(index)
                .param(limit)
                .query(Entries::entry)
                .list();
    }

    /**
     * Hands out every entry recorded in {@code [from, to)}, in log order, a page at a time: a year need not fit into memory.
     *
     * @param actions only these; empty for all
     */
    public void each(Instant from, Instant to, List<String> actions, Consumer<Entry> reader) {
        long next = 0;
        while (true) {
            var params = new HashMap<String, Object>();
            params.put("next", next);
            params.put("from", from.atOffset(ZoneOffset.UTC));
            params.put("to", to.atOffset(ZoneOffset.UTC));
            if (!actions.isEmpty()) {
                params.put("actions", actions);
            }
            var page = jdbc.sql(COLUMNS + "where leaf_index >= :next and recorded_at >= :from and recorded_at < :to"
                            + (actions.isEmpty() ? "" : " and action in (:actions)")
                            + " order by leaf_index limit " + PAGE)
                    .params(params)
                    .query(Entries::entry)
                    .list();
            page.forEach(reader);
            if (page.size() < PAGE) {
                return;
            }
            next = Objects.requireNonNull(page.getLast().index()) + 1;
        }
    }

    /** Newest first. */
    public List<Entry> search(Filter filter, int limit) {
        var params = new HashMap<String, Object>();
        var where = where(filter, params);
        params.put("limit", limit);
        return jdbc.sql(COLUMNS + where + " order by leaf_index desc limit :limit")
                .params(params)
                .query(Entries::entry)
                .list();
    }

    public long count(Filter filter) {
        var params = new HashMap<String, Object>();
        var where = where(filter, params);
        return jdbc.sql("select count(*) from audit_entry " + where)
                .params(params)
                .query(Long.class)
                .single();
    }

    public List<String> actions() {
        return jdbc.sql("select distinct action from audit_entry order by action")
                .query(String.class)
                .list();
    }

    public List<String> actors() {
        return jdbc.sql("select distinct actor_id from audit_entry order by actor_id")
                .query(String.class)
                .list();
    }

    private static String where(Filter filter, Map<String, Object> params) {
        var where = new StringBuilder("where leaf_index is not null");
        if (filter.text() != null && !filter.text().isBlank()) {
            where.append(" and (lower(actor_id) like :text escape '!' or lower(action) like :text escape '!'")
                    .append(" or lower(subject_type) like :text escape '!' or lower(subject_id) like :text escape '!'")
                    .append(" or lower(coalesce(reason, '')) like :text escape '!')");
            params.put("text", containing(filter.text()));
        }
        if (filter.action() != null) {
            where.append(" and action = :action");
            params.put("action", filter.action());
        }
        if (!filter.actors().isEmpty()) {
            where.append(" and actor_id in (:actors)");
            params.put("actors", filter.actors());
        }
        if (filter.subject() != null && !filter.subject().isBlank()) {
            where.append(" and lower(subject_type || ' ' || subject_id) like :subject escape '!'");
            params.put("subject", containing(filter.subject()));
        }
        if (filter.below() != null) {
            where.append(" and leaf_index < :below");
            params.put("below", filter.below());
        }
        return where.toString();
    }

    private static String containing(String text) {
        var literal = text.strip().toLowerCase(Locale.ROOT);
        return "%" + literal.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        long index = row.getLong(1);
        return new Entry(
                row.wasNull() ? null : index,
                row.getBytes(2),
                row.getBytes(3),
                Timestamps.at(row, 4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10));
    }
}
