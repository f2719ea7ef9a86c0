package dev.tradewind.identity.spiffe;

import dev.tradewind.identity.Person;
import dev.tradewind.identity.Role;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Which programs may call, and as whom. Each call is checked against the keys that count now, so that a key or an account
 * that is taken away is refused at the next call. A trust domain that is federated lets nobody in by itself: only ids that
 * the settings name.
 */
@Component
public class SpiffeCallers {
    private static final Logger LOG = LoggerFactory.getLogger(SpiffeCallers.class);

    private final SpiffeSettings settings;
    private final Bearers bearers;
    private final SpiffeAccounts accounts;

    SpiffeCallers(SpiffeSettings settings, Bearers bearers, SpiffeAccounts accounts) {
        this.settings = settings;
        this.bearers = bearers;
        this.accounts = accounts;
    }

    /** A caller whose token holds, before anybody looked whether its account is still on. */
    public record Vouched(SpiffeId id, Set<String> roles) {
        public Vouched {
            roles = Set.copyOf(roles);
        }
    }

    /** Whether a bearer token could be a JWT-SVID at all; says nothing about whether it holds. */
    public boolean concerns(String bearer) {
        return bearers.concerns(bearer);
    }

    /** Asks nobody: the keys are at hand. */
    public Optional<Vouched> vouched(String bearer) {
        return bearers.known(bearer).flatMap(known -> {
            var caller = settings.caller(known.id());
            if (caller.isEmpty()) {
                LOG.info("{} has a JWT-SVID until {}, but is not named in the settings", known.id(), known.until());
            }
            return caller.map(bound -> new Vouched(
                    known.id(), bound.roles().stream().map(Role::name).collect(Collectors.toSet())));
        });
    }

    /** The account that the caller acts as; empty when an administrator switched it off. */
    public Optional<Person> account(Vouched caller) {
        return accounts.accountOf(caller.id(), caller.roles());
    }
}
