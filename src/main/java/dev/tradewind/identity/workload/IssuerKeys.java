package dev.tradewind.identity.workload;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The keys of issuers, kept for a while. A token that names a key which is not known makes them be fetched anew, so that
 * issuers may rotate; whoever invents names of keys does not make us ask more often than the settings say.
 */
@Component
class IssuerKeys {
    private static final Logger LOG = LoggerFactory.getLogger(IssuerKeys.class);

    /** How long old keys count while the issuer does not answer. */
    private static final Duration AT_MOST = Duration.ofDays(1);

    private final Fetch fetch;
    private final WorkloadSettings settings;
    private final Clock clock;
    private final Map<String, Held> held = new ConcurrentHashMap<>();

    IssuerKeys(Fetch fetch, WorkloadSettings settings, Clock clock) {
        this.fetch = fetch;
        this.settings = settings;
        this.clock = clock;
    }

    /** Where keys come from. */
    interface Fetch {
        JWKSet keysOf(String issuer) throws IOException;
    }

    private static final class Held {
        private JWKSet keys = new JWKSet();
        private Instant fetchedAt = Instant.EPOCH;
        private Instant askedAt = Instant.EPOCH;
    }

    /** Those that may have signed a token of the binding: with this id, or all if the token names none and there is one. */
    List<JWK> find(Binding binding, @Nullable String kid) {
        var own = binding.jwks();
        if (own != null) {
            try {
                return named(JWKSet.parse(own), kid);
            } catch (ParseException impossible) {
                throw new IllegalStateException("the keys of binding " + binding.id() + " are unreadable", impossible);
            }
        }
        var of = held.computeIfAbsent(binding.issuer(), issuer -> new Held());
        synchronized (of) {
            var now = clock.instant();
            var found = named(of.keys, kid);
            var old = of.fetchedAt.plus(settings.keysKeptFor()).isBefore(now);
            if ((old || found.isEmpty())
                    && !of.askedAt.plus(settings.keysAgainAfter()).isAfter(now)) {
                of.askedAt = now;
                try {
                    of.keys = fetch.keysOf(binding.issuer());
                    of.fetchedAt = now;
                } catch (IOException noAnswer) {
                    LOG.warn("The keys of {} could not be fetched: {}", binding.issuer(), noAnswer.getMessage());
                }
                found = named(of.keys, kid);
            }
            return of.fetchedAt.plus(AT_MOST).isBefore(now) ? List.of() : found;
        }
    }

    private static List<JWK> named(JWKSet keys, @Nullable String kid) {
        if (kid == null) {
            return keys.size() == 1 ? keys.getKeys() : List.of();
        }
        return keys.getKeys().stream()
                .filter(key -> Objects.equals(kid, key.getKeyID()))
                .toList();
    }
}
