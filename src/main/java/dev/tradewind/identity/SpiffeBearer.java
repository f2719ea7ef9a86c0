package dev.tradewind.identity;

import dev.tradewind.identity.spiffe.Bearers;
import dev.tradewind.identity.spiffe.SpiffeCallers;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Signs programs in by their JWT-SVID. The token is checked at each call; only the account may be one of a moment ago. */
@Component
class SpiffeBearer {
    /** Of its own, so that no token can be written that looks like an id. */
    private final RecentTokens recent = new RecentTokens(System::nanoTime);

    private final Bearers bearers;
    private final SpiffeCallers callers;

    SpiffeBearer(Bearers bearers, SpiffeCallers callers) {
        this.bearers = bearers;
        this.callers = callers;
    }

    boolean concerns(String bearer) {
        return bearers.concerns(bearer);
    }

    /** @param inAHurry does not wait for the database where the account was seen a moment ago */
    Optional<SignedIn> find(String bearer, boolean inAHurry) {
        return bearers.known(bearer)
                .flatMap(known ->
                        inAHurry ? recent.find(known.id().toString(), () -> signedIn(known)) : signedIn(known));
    }

    private Optional<SignedIn> signedIn(Bearers.Known known) {
        // no password is at hand here, and none is needed: the SVID was the proof
        // the scope once more, so that a role granted meanwhile is not carried either
        return callers.caller(known)
                .map(caller -> SignedIn.of(caller.account(), "", false)
                        .by(TokenScope.of(caller.roles(), false), known.id().toString()));
    }
}
