package dev.tradewind.identity;

import dev.tradewind.quantity.Hashes;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tokens that were valid a moment ago, for paths that cannot wait for the database. A token is asked about again every few
 * seconds, beside the request; a revoked one works that much longer. While the database does not answer, the last answer
 * counts for a few minutes.
 */
final class RecentTokens {
    static final Duration ASKED_AGAIN_AFTER = Duration.ofSeconds(3);
    static final Duration AT_MOST = Duration.ofMinutes(5);
    private static final int MOST = 10_000;
    private static final Logger LOG = LoggerFactory.getLogger(RecentTokens.class);

    private final LongSupplier nanos;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    RecentTokens(LongSupplier nanos) {
        this.nanos = nanos;
    }

    private record Known(SignedIn person, long since, AtomicBoolean asking) {}

    /** @param lookup asks the database; empty: the token is not valid */
    Optional<SignedIn> find(String secret, Supplier<Optional<SignedIn>> lookup) {
        var key = Hashes.sha256(secret);
        var found = known.get(key);
        var age = found == null ? Long.MAX_VALUE : nanos.getAsLong() - found.since();
        if (found == null || age > AT_MOST.toNanos()) {
            return ask(key, lookup);
        }
        if (age > ASKED_AGAIN_AFTER.toNanos() && found.asking().compareAndSet(false, true)) {
            Thread.ofVirtual().name("token").start(() -> {
                try {
                    ask(key, lookup);
                } catch (RuntimeException away) {
                    LOG.debug("A token could not be asked about again", away);
                } finally {
                    found.asking().set(false);
                }
            });
        }
        return Optional.of(found.person());
    }

    private Optional<SignedIn> ask(String key, Supplier<Optional<SignedIn>> lookup) {
        var asked = nanos.getAsLong();
        var person = lookup.get();
        if (person.isEmpty() || known.size() >= MOST) {
            known.remove(key);
        } else {
            known.put(key, new Known(person.get(), asked, new AtomicBoolean()));
        }
        return person;
    }
}
