package dev.tradewind.identity;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.quantity.Hashes;
import dev.tradewind.quantity.Ids;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Bearer tokens of the API: short-lived, hashed, shown once, revocable. */
@Component
@Transactional
public class ApiTokens {
    /** The longest life of a token. */
    public static final Duration LONGEST_LIFE = Duration.ofDays(90);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    ApiTokens(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Makes a token and returns its secret, the only time that it can be seen. */
    public String issue(UUID personId, String label, Duration life) {
        if (life.isNegative() || life.isZero() || life.compareTo(LONGEST_LIFE) > 0) {
            throw new IllegalArgumentException("a token lives between 1 second and 90 days, not " + life + ".");
        }
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        var secret = "tw_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var id = Ids.next();
        var now = clock.instant();
        jdbc.sql("""
                insert into identity_api_token (id, person_id, label, token_sha256, created_at, expires_at)
                values (?, ?, ?, ?, ?, ?)""")
                .params(id, personId, label, Hashes.sha256(secret), Timestamp.from(now), Timestamp.from(now.plus(life)))
                .update();
        audit.record(new Change(
                "token.issued",
                "api-token",
                id.toString(),
                null,
                Map.of(
                        "person",
                        personId.toString(),
                        "expiresAt",
                        now.plus(life).toString()),
                null,
                List.of()));
        return secret;
    }

    public void revoke(UUID id) {
        var changed = jdbc.sql("update identity_api_token set revoked_at = ? where id = ? and revoked_at is null")
                .params(Timestamp.from(clock.instant()), id)
                .update();
        if (changed == 1) {
            audit.record(new Change("token.revoked", "api-token", id.toString(), null, null, null, List.of()));
        }
    }

    /** How many tokens of the person work now. */
    public int valid(UUID personId) {
        var now = clock.instant();
        return (int) of(personId).stream()
                .filter(token -> token.revokedAt() == null && now.isBefore(token.expiresAt()))
                .count();
    }

    public List<ApiToken> of(UUID personId) {
        return jdbc.sql("select * from identity_api_token where person_id = ? order by created_at desc")
                .param(personId)
                .query(ApiTokens::row)
                .list();
    }

    /** The person whose valid token this is; its last use is noted. */
    Optional<UUID> personOf(String secret) {
        var now = Timestamp.from(clock.instant());
        var hash = Hashes.sha256(secret);
        var found = jdbc.sql("""
                select * from identity_api_token
                where token_sha256 = ? and revoked_at is null and expires_at > ?""").params(hash, now).query(ApiTokens::row).optional();
        found.ifPresent(token -> jdbc.sql("update identity_api_token set last_used_at = ? where id = ?")
                .params(now, token.id())
                .update());
        return found.map(ApiToken::personId);
    }

    private static ApiToken row(ResultSet row, int index) throws SQLException {
        return new ApiToken(
                row.getObject("id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getString("label"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                instant(row.getTimestamp("last_used_at")),
                instant(row.getTimestamp("revoked_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
