package dev.tradewind.identity.factor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Time-based one-time passwords, RFC 6238 over RFC 4226. */
public final class Totp {
    /** Seconds of one step, from 1970 on. */
    public static final int STEP_SECONDS = 30;

    static final int DIGITS = 6;
    private static final String ALGORITHM = "HmacSHA1"; // what authenticator apps read without being told otherwise

    private Totp() {}

    static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
    }

    /** The code of one step, with leading zeros. */
    static String code(byte[] secret, long step) {
        return code(secret, step, DIGITS, ALGORITHM);
    }

    /** @param algorithm name of the MAC, such as HmacSHA256 */
    static String code(byte[] secret, long step, int digits, String algorithm) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret, algorithm));
            var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fff_ffff;
            return ("%0" + digits + "d").formatted(number % (int) Math.pow(10, digits));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The machine has no " + algorithm, e);
        }
    }

    /**
     * The step whose code this is: the present one, or one before or after it, for clocks that differ and people who type.
     *
     * @param usedUpTo a code of this step or an earlier one has been used and counts no more
     */
    static OptionalLong matching(byte[] secret, String code, Instant now, long usedUpTo) {
        var given = code.getBytes(StandardCharsets.UTF_8);
        var found = OptionalLong.empty();
        for (long step = step(now) - 1; step <= step(now) + 1; step++) {
            boolean same = MessageDigest.isEqual(code(secret, step).getBytes(StandardCharsets.UTF_8), given);
            if (same && step > usedUpTo && found.isEmpty()) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }
}
