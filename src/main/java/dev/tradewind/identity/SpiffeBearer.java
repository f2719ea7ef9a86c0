package dev.tradewind.identity;

import dev.tradewind.identity.spiffe.SpiffeCallers;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Signs programs in by their JWT-SVID. The token is checked at each call; only the account may be one of a moment ago. */
@Component
class SpiffeBearer {
    /** Of its own, so that no token can be written that looks like an id. */
    private final RecentTokens recent = new RecentTokens(System::nanoTime);

    private final SpiffeCallers callers;

    SpiffeBearer(SpiffeCallers callers) {
        this.callers = callers;
    }

    boolean concerns(String bearer) {
        return callers.concerns(bearer);
    }

    /** @param inAHurry does not wait for the database where the account was seen a moment ago */
    Optional<SignedIn> find(String bearer, boolean inAHurry) {
        return callers.vouched(bearer)
                .flatMap(vouched ->
                        inAHurry ? recent.find(vouched.id().toString(), () -> signedIn(vouched)) : signedIn(vouched));
    }

    private Optional<SignedIn> signedIn(SpiffeCallers.Vouched vouched) {
        // no password is at hand here, and none is needed: the SVID was the proof
        // the scope once more, so that a role granted meanwhile is not carried either
        return callers.account(vouched)
                .map(person -> SignedIn.of(person, "", false).by(TokenScope.of(vouched.roles(), false)));
    }
}
