package dev.tradewind.edge.centre;

import dev.tradewind.edge.reconcile.Filed;
import dev.tradewind.edge.wire.Entry;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows of a batch, column by column in one statement: row by row they would cost the database several times as much. */
final class EntryRows {
    private static final String INSERT = """
            insert into edge_entry (site, entry_key, sequence, collection, document, kind, body, base, version, fence, fate,
                explanation, received_at)
            select e.site, e.entry_key, e.sequence, e.collection, e.document, e.kind, e.body, e.base, e.version, e.fence,
                e.fate, e.explanation, cast(? as timestamp with time zone)
            from unnest(cast(? as varchar array), cast(? as varchar array), cast(? as bigint array), cast(? as varchar array),
                cast(? as varchar array), cast(? as varchar array), cast(? as varchar array), cast(? as varchar array),
                cast(? as varchar array), cast(? as bigint array), cast(? as varchar array), cast(? as varchar array))
                e(site, entry_key, sequence, collection, document, kind, body, base, version, fence, fate, explanation)""";

    private EntryRows() {}

    static void insert(JdbcTemplate jdbc, List<Filed> filed, long nowMillis) {
        if (filed.isEmpty()) {
            return;
        }
        jdbc.update(
                INSERT,
                Times.of(nowMillis),
                texts(filed, Filed::site),
                texts(filed, f -> f.entry().key()),
                numbers(filed, Entry::sequence),
                texts(filed, f -> f.entry().collection()),
                texts(filed, f -> f.entry().document()),
                texts(filed, f -> f.entry().kind().name()),
                texts(filed, f -> f.entry().body()),
                texts(filed, f -> f.entry().base()),
                texts(filed, f -> f.entry().version()),
                numbers(filed, Entry::fence),
                texts(filed, f -> f.fate().name()),
                texts(filed, Filed::explanation));
    }

    private static @Nullable String[] texts(List<Filed> filed, Function<Filed, @Nullable String> column) {
        var texts = new @Nullable String[filed.size()];
        for (var i = 0; i < texts.length; i++) {
            texts[i] = column.apply(filed.get(i));
        }
        return texts;
    }

    private static Long[] numbers(List<Filed> filed, Function<Entry, Long> column) {
        return filed.stream().map(Filed::entry).map(column).toArray(Long[]::new);
    }
}
