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
 * Which programs may call, and as whom. Each call is checked against the keys and the lines that count now, so that a key, a
 * line or an account that is taken away is refused at the next call. A trust domain that is federated lets nobody in by
 * itself: only ids that a line names.
 */
@Component
public class SpiffeCallers {
    private static final Logger LOG = LoggerFactory.getLogger(SpiffeCallers.class);

    private final CallerBook book;
    private final SpiffeAccounts accounts;

    SpiffeCallers(CallerBook book, SpiffeAccounts accounts) {
        this.book = book;
        this.accounts = accounts;
    }

    /** A caller that is let in. */
    public record Caller(Person account, Set<String> roles) {
        public Caller {
            roles = Set.copyOf(roles);
        }
    }

    /** Empty when no line names the program, or an administrator switched its account off. */
    public Optional<Caller> caller(Bearers.Known known) {
        var roles = book.rolesOf(known.id());
        if (roles.isEmpty()) {
            LOG.info("{} has a JWT-SVID until {}, but may not call", known.id(), known.until());
            return Optional.empty();
        }
        var names = roles.get().stream().map(Role::name).collect(Collectors.toSet());
        return accounts.accountOf(known, names).map(person -> new Caller(person, names));
    }
}
