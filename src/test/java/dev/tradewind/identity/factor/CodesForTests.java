package dev.tradewind.identity.factor;

import java.io.ByteArrayOutputStream;
import java.time.Instant;

/** What an authenticator app would show. */
public final class CodesForTests {
    private CodesForTests() {}

    public static String now(String secret) {
        return Totp.code(decoded(secret), Totp.step(Instant.now()));
    }

    /** Of the step after this one: another code, which the console takes already. */
    public static String next(String secret) {
        return Totp.code(decoded(secret), Totp.step(Instant.now()) + 1);
    }

    private static byte[] decoded(String text) {
        var out = new ByteArrayOutputStream();
        int bits = 0;
        int held = 0;
        for (char each : text.toCharArray()) {
            held = held << 5 | (each <= '7' ? each - '2' + 26 : each - 'A');
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                out.write(held >> bits);
                held &= (1 << bits) - 1;
            }
        }
        return out.toByteArray();
    }
}
