package dev.tradewind.connector.feed;

import dev.tradewind.outbound.OutboundRequest;
import dev.tradewind.quantity.Hashes;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Known answers as rows; what is too long for a row is not remembered. */
@Component
class KnownAnswerTable {
    private static final int LONGEST_ETAG = 500;
    private static final int LONGEST_DATE = 100;

    private final JdbcClient jdbc;
    private final Clock clock;

    KnownAnswerTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    KnownAnswers of(String feed) {
        return new KnownAnswers() {
            @Override
            public Optional<KnownAnswer> to(OutboundRequest request) {
                return jdbc.sql("select * from connector_feed_answer where feed = ? and address = ?")
                        .params(feed, address(request))
                        .query((row, n) -> new KnownAnswer(
                                row.getString("etag"), row.getString("last_modified"), row.getString("sha256")))
                        .optional();
            }

            @Override
            public void remember(OutboundRequest request, KnownAnswer answer) {
                String etag = answer.etag();
                String lastModified = answer.lastModified();
                if ((etag == null || etag.length() <= LONGEST_ETAG)
                        && (lastModified == null || lastModified.length() <= LONGEST_DATE)) {
                    store(feed, address(request), answer);
                }
            }
        };
    }

    private void store(String feed, String address, KnownAnswer answer) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        int known = jdbc.sql("""
            update connector_feed_answer set etag = ?, last_modified = ?, sha256 = ?, answered_at = ?
            where feed = ? and address = ?
            """)
                .param(answer.etag())
                .param(answer.lastModified())
                .param(answer.sha256())
                .param(now)
                .param(feed)
                .param(address)
                .update();
        if (known == 0) {
            jdbc.sql("""
                insert into connector_feed_answer (etag, last_modified, sha256, answered_at, feed, address)
                values (?, ?, ?, ?, ?, ?)
                """)
                    .param(answer.etag())
                    .param(answer.lastModified())
                    .param(answer.sha256())
                    .param(now)
                    .param(feed)
                    .param(address)
                    .update();
        }
    }

    private static String address(OutboundRequest request) {
        return Hashes.sha256(request.uri().toString());
    }
}
