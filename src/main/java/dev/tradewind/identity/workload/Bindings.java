package dev.tradewind.identity.workload;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.identity.People;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.Role;
import dev.tradewind.quantity.Hashes;
import dev.tradewind.quantity.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Who is trusted to vouch for programs. A binding is never changed, only switched off; each has an account of its own. */
@Component
@Transactional
public class Bindings {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final People people;
    private final AuditTrail audit;
    private final Clock clock;

    Bindings(JdbcClient jdbc, People people, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Trusts an issuer with an account that is made for it.
     *
     * @throws IllegalArgumentException when {@code by} is no administrator, the name is taken or a role is not for programs
     */
    public Binding add(BindingDraft draft, Person by) {
        requireAdmin(by);
        var pattern = draft.pattern();
        var account = people.createService(
                draft.name(),
                draft.name() + " (program)",
                draft.roles().stream().map(Role::name).collect(Collectors.toSet()));
        var binding = new Binding(
                Ids.next(),
                draft.name(),
                draft.issuer(),
                draft.jwks(),
                draft.audience(),
                pattern,
                draft.claims(),
                account.id(),
                draft.life(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                null);
        jdbc.sql("""
                insert into identity_workload_binding (id, name, issuer, jwks, audience, subject_pattern, claims, person_id,
                    life_seconds, created_at, created_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        binding.id(),
                        binding.name(),
                        binding.issuer(),
                        new SqlParameterValue(Types.VARCHAR, binding.jwks()),
                        binding.audience(),
                        pattern.text(),
                        JSON.writeValueAsString(new TreeMap<>(binding.claims())),
                        account.id(),
                        binding.life().toSeconds(),
                        Timestamp.from(binding.createdAt()),
                        by.id())
                .update();
        audit.record(Change.of(
                "workload-binding.added", "workload-binding", binding.id().toString(), facts(binding, account)));
        return binding;
    }

    /** Ends it and every token that it gave, at once. */
    public void disable(UUID id, String reason, Person by) {
        requireAdmin(by);
        if (reason.isBlank()) {
            throw new IllegalArgumentException("switching a binding off needs a reason.");
        }
        var binding = byId(id).orElseThrow(() -> new IllegalArgumentException("there is no binding " + id + "."));
        var now = Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS));
        var changed = jdbc.sql(
                        "update identity_workload_binding set disabled_at = ? where id = ? and disabled_at is null")
                .params(now, id)
                .update();
        if (changed == 0) {
            return;
        }
        var tokens = jdbc.sql(
                        "update identity_api_token set revoked_at = ? where binding_id = ? and revoked_at is null and"
                                + " expires_at > ?")
                .params(now, id, now)
                .update();
        audit.record(Change.of(
                        "workload-binding.disabled",
                        "workload-binding",
                        id.toString(),
                        Map.of("name", binding.name(), "enabled", true),
                        Map.of("name", binding.name(), "enabled", false, "tokensRevoked", tokens))
                .because(reason.strip()));
    }

    @Transactional(readOnly = true)
    public List<Binding> all() {
        return jdbc.sql("select * from identity_workload_binding order by name")
                .query(Bindings::row)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Binding> byId(UUID id) {
        return jdbc.sql("select * from identity_workload_binding where id = ?")
                .param(id)
                .query(Bindings::row)
                .optional();
    }

    @Transactional(readOnly = true)
    List<Binding> enabledOf(String issuer) {
        return jdbc.sql(
                        "select * from identity_workload_binding where issuer = ? and disabled_at is null order by name")
                .param(issuer)
                .query(Bindings::row)
                .list();
    }

    private static Map<String, Object> facts(Binding binding, Person account) {
        var facts = new TreeMap<String, Object>();
        facts.put("name", binding.name());
        facts.put("issuer", binding.issuer());
        facts.put("audience", binding.audience());
        facts.put("subject", binding.subject().text());
        facts.put("claims", binding.claims());
        facts.put("account", account.id().toString());
        facts.put("roles", List.copyOf(new TreeSet<>(account.roles())));
        facts.put("lifeSeconds", binding.life().toSeconds());
        if (binding.jwks() != null) {
            facts.put("jwksSha256", Hashes.sha256(binding.jwks()));
        }
        return facts;
    }

    private static Binding row(ResultSet row, int index) throws SQLException {
        var disabled = row.getTimestamp("disabled_at");
        return new Binding(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("issuer"),
                row.getString("jwks"),
                row.getString("audience"),
                new SubjectPattern(row.getString("subject_pattern")),
                JSON.readValue(row.getString("claims"), new TypeReference<Map<String, String>>() {}),
                row.getObject("person_id", UUID.class),
                Duration.ofSeconds(row.getLong("life_seconds")),
                row.getTimestamp("created_at").toInstant(),
                disabled == null ? null : disabled.toInstant());
    }

    private static void requireAdmin(Person by) {
        if (!by.has(Role.ADMIN)) {
            throw new IllegalArgumentException("saying whom this console trusts takes the role ADMIN.");
        }
    }
}
