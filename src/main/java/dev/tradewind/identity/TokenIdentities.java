package dev.tradewind.identity;

import dev.tradewind.identity.MachineIdentity.Kind;
import dev.tradewind.quantity.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tokens of the API: those that people made for themselves, and those that programs got for their issuer's. */
@Component
class TokenIdentities implements IdentitySource {
    private static final int MOST = 1_000;

    private final JdbcClient jdbc;
    private final ApiTokens tokens;

    TokenIdentities(JdbcClient jdbc, ApiTokens tokens) {
        this.jdbc = jdbc;
        this.tokens = tokens;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.API_TOKEN, Kind.EXCHANGED_TOKEN);
    }

    /** The thousand that end last. */
    @Override
    public List<MachineIdentity> all(Instant now) {
        return jdbc.sql("""
                select t.*, p.display_name, p.roles, p.enabled, b.name as binding_name, b.disabled_at
                from identity_api_token t
                join identity_person p on p.id = t.person_id
                left join identity_workload_binding b on b.id = t.binding_id
                order by t.expires_at desc limit ?""").param(MOST).query((row, n) -> row(row, now)).list();
    }

    @Override
    public void revoke(Kind kind, String id, String reason, Person by) {
        tokens.revoke(UUID.fromString(id), reason);
    }

    private static MachineIdentity row(ResultSet row, Instant now) throws SQLException {
        var binding = row.getString("binding_name");
        var ends = row.getTimestamp("expires_at").toInstant();
        var revoked = row.getTimestamp("revoked_at") != null
                || row.getTimestamp("disabled_at") != null
                || !row.getBoolean("enabled");
        return new MachineIdentity(
                binding == null ? Kind.API_TOKEN : Kind.EXCHANGED_TOKEN,
                row.getString("id"),
                binding == null ? row.getString("label") : binding,
                binding == null ? "" : row.getString("label"),
                binding == null ? row.getString("display_name") : "binding " + binding,
                may(row),
                ends,
                Timestamps.instant(row.getTimestamp("last_used_at")),
                MachineIdentity.stateOf(revoked, ends, now));
    }

    private static String may(ResultSet row) throws SQLException {
        var scope = TokenScope.ofColumns(row.getString("scope_roles"), row.getBoolean("read_only"));
        return scope.roles() == null
                ? row.getString("roles").replace(",", ", ") + (scope.readOnly() ? ", read only" : "")
                : scope.words();
    }
}
