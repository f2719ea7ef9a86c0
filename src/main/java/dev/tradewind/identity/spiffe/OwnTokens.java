package dev.tradewind.identity.spiffe;

import com.nimbusds.jwt.SignedJWT;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Our own JWT-SVIDs by receiver, in memory: each is used until half its life, and to its end while the agent is away. */
final class OwnTokens {
    private record Held(String token, Instant halfAt, Instant endsAt) {}

    private final WorkloadApi api;
    private final Duration timeout;
    private final Clock clock;
    private final Map<String, Held> byAudience = new ConcurrentHashMap<>();

    OwnTokens(WorkloadApi api, Duration timeout, Clock clock) {
        this.api = api;
        this.timeout = timeout;
        this.clock = clock;
    }

    String token(String audience) throws NoIdentity {
        var held = byAudience.get(audience);
        if (held != null && clock.instant().isBefore(held.halfAt())) {
            return held.token();
        }
        try {
            var fresh = held(audience, api.jwt(audience, timeout));
            byAudience.put(audience, fresh);
            return fresh.token();
        } catch (StatusRuntimeException e) {
            var code = e.getStatus().getCode();
            if (code == Status.Code.PERMISSION_DENIED || code == Status.Code.UNAUTHENTICATED) {
                byAudience.remove(audience);
            } else if (held != null && clock.instant().isBefore(held.endsAt())) {
                return held.token();
            }
            throw new NoIdentity("no JWT-SVID for " + audience + ": " + e.getStatus());
        }
    }

    /** When each ends, by receiver; those that have ended are left out. */
    Map<String, Instant> held() {
        var now = clock.instant();
        var held = new TreeMap<String, Instant>();
        byAudience.forEach((audience, each) -> {
            if (now.isBefore(each.endsAt())) {
                held.put(audience, each.endsAt());
            }
        });
        return held;
    }

    void forget() {
        byAudience.clear();
    }

    private Held held(String audience, String token) throws NoIdentity {
        try {
            var claims = SignedJWT.parse(token).getJWTClaimsSet();
            var ends = claims.getExpirationTime();
            if (ends == null || !claims.getAudience().contains(audience)) {
                throw new NoIdentity("the agent sent a JWT-SVID that is not for " + audience + ", or without an end");
            }
            var now = clock.instant();
            return new Held(
                    token, now.plus(Duration.between(now, ends.toInstant()).dividedBy(2)), ends.toInstant());
        } catch (ParseException e) {
            throw new NoIdentity("the agent sent a JWT-SVID that cannot be read");
        }
    }
}
