package dev.tradewind.edge.centre;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every version of a document that ever arrived or stood. */
@Component("edgeVersions")
public class Versions {
    private final JdbcClient jdbc;

    Versions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param fate STOOD, or what the rules made of an entry: LOST, WAITS
     * @param body null for a deletion
     */
    public record Past(
            String version,
            String site,
            String fate,
            String explanation,
            @Nullable String body,
            Instant at) {}

    /** Newest first. */
    public List<Past> of(String collection, String document, int most) {
        return jdbc.sql("""
                        select version, site, 'STOOD' as fate, '' as explanation, body, stood_from as at
                        from edge_document_past where collection = ? and document = ?
                        union all
                        select version, site, fate, explanation, body, received_at
                        from edge_entry where collection = ? and document = ? and fate in ('LOST', 'WAITS')
                        order by at desc, version desc fetch first ? rows only""")
                .params(collection, document, collection, document, most)
                .query((row, n) -> new Past(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getTimestamp(6).toInstant()))
                .list();
    }
}
