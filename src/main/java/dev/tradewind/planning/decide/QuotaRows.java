package dev.tradewind.planning.decide;

import dev.tradewind.quantity.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Renews in the database; renewals of all replicas come one after the other, and only its clock counts. */
@Component
class QuotaRows {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final DecideSettings settings;

    QuotaRows(JdbcClient jdbc, PlatformTransactionManager transactions, DecideSettings settings) {
        this.jdbc = jdbc;
        transaction = new TransactionTemplate(transactions);
        this.settings = settings;
    }

    Apportionment.Renewed renew(
            String replica, @Nullable Long token, Map<String, Integer> reported, Set<String> sites) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var last = jdbc.sql("select last_token from planning_quota_fence where id = 1 for update")
                    .query(Long.class)
                    .single();
            var now = jdbc.sql("select current_timestamp")
                    .query(OffsetDateTime.class)
                    .single()
                    .toInstant()
                    .truncatedTo(ChronoUnit.MICROS);
            var stored = jdbc.sql("select * from planning_quota")
                    .query(QuotaRows::row)
                    .list();
            var renewed = Apportionment.renew(stored, replica, token, reported, sites, now, settings, last + 1);
            for (var gone : renewed.gone()) {
                jdbc.sql("delete from planning_quota where replica = ?")
                        .param(gone)
                        .update();
            }
            if (renewed.mine().token() > last) {
                jdbc.sql("update planning_quota_fence set last_token = ? where id = 1")
                        .param(renewed.mine().token())
                        .update();
            }
            store(renewed.mine());
            return renewed;
        }));
    }

    private void store(Holding mine) {
        var until = mine.leaseUntil().atOffset(ZoneOffset.UTC);
        var updated = jdbc.sql("update planning_quota set token = ?, lease_until = ?, shares = ? where replica = ?")
                .params(mine.token(), until, text(mine.shares()), mine.replica())
                .update();
        if (updated == 0) {
            jdbc.sql("insert into planning_quota (replica, token, lease_until, shares) values (?, ?, ?, ?)")
                    .params(mine.replica(), mine.token(), until, text(mine.shares()))
                    .update();
        }
    }

    private static String text(Map<String, Integer> shares) {
        return new TreeMap<>(shares)
                .entrySet().stream()
                        .map(share -> share.getKey() + "=" + share.getValue())
                        .collect(Collectors.joining("\n"));
    }

    private static Holding row(ResultSet row, int index) throws SQLException {
        var shares = new HashMap<String, Integer>();
        row.getString("shares").lines().forEach(line -> {
            var equals = line.lastIndexOf('=');
            shares.put(line.substring(0, equals), Integer.valueOf(line.substring(equals + 1)));
        });
        Instant until = Timestamps.at(row, "lease_until");
        return new Holding(row.getString("replica"), row.getLong("token"), until, shares);
    }
}
