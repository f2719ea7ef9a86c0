package dev.tradewind.identity;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.quantity.Hashes;
import dev.tradewind.quantity.Ids;
import dev.tradewind.quantity.Timestamps;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
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
    private final People people;
    private final AuditTrail audit;
    private final Clock clock;

    ApiTokens(JdbcClient jdbc, People people, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Makes a token and returns its secret, the only time that it can be seen.
     *
     * @param scope what it may use of the person's roles; a role that they lose later is lost to the token at once
     * @throws IllegalArgumentException when the life is out of bounds, or the scope names a role that the person has not
     */
    public String issue(UUID personId, String label, Duration life, TokenScope scope) {
        return issue(personId, label, life, scope, null);
    }

    /**
     * Makes a token that works as long as its binding does.
     *
     * @param binding by which a program got it; null: somebody made it for themselves
     * @see #issue(UUID, String, Duration, TokenScope)
     */
    public String issue(UUID personId, String label, Duration life, TokenScope scope, @Nullable UUID binding) {
        if (life.isNegative() || life.isZero() || life.compareTo(LONGEST_LIFE) > 0) {
            throw new IllegalArgumentException("a token lives between 1 second and 90 days, not " + life + ".");
        }
        requireHeld(personId, scope);
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        var secret = "tw_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var id = Ids.next();
        var now = clock.instant();
        jdbc.sql("""
                insert into identity_api_token (id, person_id, label, token_sha256, created_at, expires_at, scope_roles, read_only,
                    binding_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(id)
                .param(personId)
                .param(label)
                .param(Hashes.sha256(secret))
                .param(Timestamp.from(now))
                .param(Timestamp.from(now.plus(life)))
                .param(new SqlParameterValue(Types.VARCHAR, scope.column()))
                .param(scope.readOnly())
                .param(new SqlParameterValue(Types.OTHER, binding))
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
                        now.plus(life).toString(),
                        "scope",
                        scope.words()),
                null,
                List.of()));
        return secret;
    }

    private void requireHeld(UUID personId, TokenScope scope) {
        var roles = scope.roles();
        if (roles == null) {
            return;
        }
        var person = people.byId(personId).orElseThrow();
        for (var role : new TreeSet<>(roles)) {
            if (!person.has(Role.valueOf(role)) && !role.equals(Role.VIEWER.name())) {
                throw new IllegalArgumentException(
                        "a token cannot carry " + role + ", which its person does not hold. Leave it out.");
            }
        }
    }

    public void revoke(UUID id) {
        revoke(id, null);
    }

    /** @param reason for the log; null: its own person does it */
    public void revoke(UUID id, @Nullable String reason) {
        var changed = jdbc.sql("update identity_api_token set revoked_at = ? where id = ? and revoked_at is null")
                .params(Timestamp.from(clock.instant()), id)
                .update();
        if (changed == 1) {
            audit.record(new Change("token.revoked", "api-token", id.toString(), null, null, reason, List.of()));
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

    /** The valid token with this secret; its last use is noted. */
    Optional<ApiToken> bySecret(String secret) {
        var now = Timestamp.from(clock.instant());
        var hash = Hashes.sha256(secret);
        var found = jdbc.sql("""
                select * from identity_api_token
                where token_sha256 = ? and revoked_at is null and expires_at > ?
                  and (binding_id is null or exists (
                      select 1 from identity_workload_binding b where b.id = binding_id and b.disabled_at is null))""").params(hash, now).query(ApiTokens::row).optional();
        found.ifPresent(token -> jdbc.sql("update identity_api_token set last_used_at = ? where id = ?")
                .params(now, token.id())
                .update());
        return found;
    }

    private static ApiToken row(ResultSet row, int index) throws SQLException {
        return new ApiToken(
                row.getObject("id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getString("label"),
                TokenScope.ofColumns(row.getString("scope_roles"), row.getBoolean("read_only")),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                Timestamps.instant(row.getTimestamp("last_used_at")),
                Timestamps.instant(row.getTimestamp("revoked_at")));
    }
}
