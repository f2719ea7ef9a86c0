package dev.tradewind.identity.spiffe;

import dev.tradewind.identity.Person;
import dev.tradewind.identity.Role;
import java.time.Clock;
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
    private final Svids svids;
    private final SpiffeAccounts accounts;
    private final Clock clock;

    SpiffeCallers(SpiffeSettings settings, Svids svids, SpiffeAccounts accounts, Clock clock) {
        this.settings = settings;
        this.svids = svids;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** A caller whose token holds, before anybody looked whether its account is still on. */
    public record Vouched(SpiffeId id, Set<String> roles) {
        public Vouched {
            roles = Set.copyOf(roles);
        }
    }

    /** Whether a bearer token could be a JWT-SVID at all; says nothing about whether it holds. */
    public boolean concerns(String bearer) {
        return settings.on() && !settings.callers().isEmpty() && bearer.startsWith("eyJ") && bearer.indexOf('.') > 0;
    }

    /** Asks nobody: the keys are at hand. */
    public Optional<Vouched> vouched(String bearer) {
        var audience = settings.audience();
        if (!concerns(bearer) || audience == null) {
            return Optional.empty();
        }
        return switch (JwtSvid.check(bearer, audience, svids.keys(), clock.instant())) {
            case JwtSvid.Checked.Refused(var why) -> {
                LOG.info("A JWT-SVID was refused: {}", why.replaceAll("\\p{Cntrl}", " "));
                yield Optional.empty();
            }
            case JwtSvid.Checked.Valid(var id, var until) -> {
                var caller = settings.caller(id);
                if (caller.isEmpty()) {
                    LOG.info("{} has a JWT-SVID until {}, but is not named in the settings", id, until);
                }
                yield caller.map(bound ->
                        new Vouched(id, bound.roles().stream().map(Role::name).collect(Collectors.toSet())));
            }
        };
    }

    /** The account that the caller acts as; empty when an administrator switched it off. */
    public Optional<Person> account(Vouched caller) {
        return accounts.accountOf(caller.id(), caller.roles());
    }
}
