package dev.tradewind.identity.workload;

import dev.tradewind.identity.IdentitySource;
import dev.tradewind.identity.MachineIdentity;
import dev.tradewind.identity.MachineIdentity.Kind;
import dev.tradewind.identity.People;
import dev.tradewind.identity.Person;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Bindings as identities: they do not end by themselves, and were last used when a token of theirs was. */
@Component
class BindingIdentities implements IdentitySource {
    private final Bindings bindings;
    private final People people;
    private final JdbcClient jdbc;

    BindingIdentities(Bindings bindings, People people, JdbcClient jdbc) {
        this.bindings = bindings;
        this.people = people;
        this.jdbc = jdbc;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.BINDING);
    }

    @Override
    public List<MachineIdentity> all(Instant now) {
        var accounts = people.all().stream().collect(Collectors.toMap(Person::id, Function.identity()));
        var used = jdbc
                .sql(
                        "select binding_id, max(created_at) as at from identity_api_token where binding_id is not null group by"
                                + " binding_id")
                .query((row, n) ->
                        Map.entry(row.getObject("binding_id", UUID.class), (Timestamp) row.getTimestamp("at")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return bindings.all().stream()
                .map(binding -> identity(binding, accounts.get(binding.account()), used.get(binding.id())))
                .toList();
    }

    @Override
    public void revoke(Kind kind, String id, String reason, Person by) {
        bindings.disable(UUID.fromString(id), reason, by);
    }

    private static MachineIdentity identity(Binding binding, @Nullable Person account, @Nullable Timestamp used) {
        var claims = binding.claims().entrySet().stream()
                .map(claim -> ", " + claim.getKey() + "=" + claim.getValue())
                .sorted()
                .collect(Collectors.joining());
        return new MachineIdentity(
                Kind.BINDING,
                binding.id().toString(),
                binding.name(),
                binding.issuer() + ", " + binding.subject().text() + claims,
                "account " + binding.name(),
                (account == null ? "" : String.join(", ", new TreeSet<>(account.roles())))
                        + ", for "
                        + binding.life().toMinutes() + " min each",
                null,
                used == null ? null : used.toInstant(),
                binding.enabled() && account != null && account.enabled()
                        ? MachineIdentity.State.WORKS
                        : MachineIdentity.State.REVOKED);
    }
}
