package dev.tradewind.identity.spiffe;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Whose JWT-SVID a bearer token is, checked against the keys that count now. It says who calls and nothing about what they
 * may do.
 */
@Component
public class Bearers {
    private static final Logger LOG = LoggerFactory.getLogger(Bearers.class);

    private final SpiffeSettings settings;
    private final Svids svids;
    private final Clock clock;

    Bearers(SpiffeSettings settings, Svids svids, Clock clock) {
        this.settings = settings;
        this.svids = svids;
        this.clock = clock;
    }

    /** Somebody who proved who they are, until then. */
    public record Known(SpiffeId id, Instant until) {}

    /** Whether a bearer token could be a JWT-SVID at all; says nothing about whether it holds. */
    public boolean concerns(String bearer) {
        return settings.on() && settings.audience() != null && bearer.startsWith("eyJ") && bearer.indexOf('.') > 0;
    }

    /** Asks nobody: the keys are at hand. Why a token does not hold stands in the program's log. */
    public Optional<Known> known(String bearer) {
        var audience = settings.audience();
        if (!concerns(bearer) || audience == null) {
            return Optional.empty();
        }
        return switch (JwtSvid.check(bearer, audience, svids.keys(), clock.instant())) {
            case JwtSvid.Checked.Refused(var why) -> {
                LOG.info("A JWT-SVID was refused: {}", why.replaceAll("\\p{Cntrl}", " "));
                yield Optional.empty();
            }
            case JwtSvid.Checked.Valid(var id, var until) -> Optional.of(new Known(id, until));
        };
    }
}
