package dev.tradewind.identity;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password4j.Argon2Password4jPasswordEncoder;

/**
 * Argon2id (RFC 9106) with 19 MiB, two passes and one lane, the least that OWASP's password storage cheat sheet recommends
 * of memory; bcrypt hashes of earlier versions count and are replaced at the next sign-in. A few at a time are computed, since
 * each takes its memory from the console. Hashes are checked with these numbers, whatever theirs say: other numbers take another
 * name beside {@code argon2id}.
 */
final class PasswordHashes implements PasswordEncoder {
    private static final int KIBIBYTES = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int AT_ONCE = 4;

    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final PasswordEncoder encoders = new DelegatingPasswordEncoder(
            "argon2id",
            Map.of(
                    "argon2id",
                    new Argon2Password4jPasswordEncoder(
                            Argon2Function.getInstance(KIBIBYTES, PASSES, LANES, HASH_BYTES, Argon2.ID)),
                    "bcrypt",
                    new BCryptPasswordEncoder()));

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return inTurn(() -> encoders.encode(password));
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        return inTurn(() -> encoders.matches(password, hash));
    }

    @Override
    public boolean upgradeEncoding(@Nullable String hash) {
        return encoders.upgradeEncoding(hash);
    }

    private <T> T inTurn(Supplier<T> work) {
        places.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
