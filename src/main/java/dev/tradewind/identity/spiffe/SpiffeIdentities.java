package dev.tradewind.identity.spiffe;

import dev.tradewind.identity.IdentitySource;
import dev.tradewind.identity.MachineIdentity;
import dev.tradewind.identity.MachineIdentity.Kind;
import dev.tradewind.identity.MachineIdentity.State;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Programs that call with a SPIFFE identity, and what this console itself is. */
@Component
class SpiffeIdentities implements IdentitySource {
    private static final SpiffeAccounts.Use UNSEEN = new SpiffeAccounts.Use(null, null, true);

    private final CallerBook book;
    private final SpiffeAccounts accounts;
    private final Svids svids;

    SpiffeIdentities(CallerBook book, SpiffeAccounts accounts, Svids svids) {
        this.book = book;
        this.accounts = accounts;
        this.svids = svids;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.SPIFFE_CALLER, Kind.OWN_SVID);
    }

    @Override
    public List<MachineIdentity> all(Instant now) {
        var uses = accounts.uses();
        var all = new ArrayList<MachineIdentity>();
        book.all().forEach(line -> all.add(caller(line, uses)));
        svids.own().ifPresent(own -> {
            all.add(own("x509", own.id(), "X.509-SVID, shown to targets with spiffe-mtls", own.expiresAt()));
            svids.tokens()
                    .forEach((audience, ends) ->
                            all.add(own("jwt-" + audience, own.id(), "JWT-SVID for " + audience, ends)));
        });
        return all;
    }

    private static MachineIdentity caller(CallerLine line, Map<String, SpiffeAccounts.Use> uses) {
        var use = uses.getOrDefault(line.spiffeId(), UNSEEN);
        return new MachineIdentity(
                Kind.SPIFFE_CALLER,
                line.id(),
                line.spiffeId(),
                "trust domain " + SpiffeId.of(line.spiffeId()).trustDomain(),
                line.ofSettings()
                        ? "settings, " + line.id().substring(CallerLine.OF_SETTINGS.length())
                        : "an administrator",
                line.roles().stream().map(Role::name).sorted().collect(Collectors.joining(", ")),
                use.svidEndsAt(),
                use.lastUsedAt(),
                // the end of its SVID is not its own: the next one comes with the next call
                line.enabled() && use.enabled() ? State.WORKS : State.REVOKED);
    }

    private static MachineIdentity own(String id, SpiffeId who, String detail, Instant ends) {
        return new MachineIdentity(
                Kind.OWN_SVID,
                id,
                who.toString(),
                detail,
                "this console",
                "prove to others who this console is",
                ends,
                null,
                State.WORKS);
    }

    @Override
    public void revoke(Kind kind, String id, String reason, Person by) {
        if (kind == Kind.OWN_SVID) {
            throw new IllegalArgumentException(
                    "the console's own identity is taken away where it was given: delete its entry in SPIRE.");
        }
        book.disable(id, reason, by);
    }
}
