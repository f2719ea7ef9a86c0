package dev.tradewind.notification.channel;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/** RFC 2104 worked out from SHA-256 alone, to hold the library's against. */
final class HmacByHand {
    private HmacByHand() {}

    /** For keys of at most 64 bytes; in hex. */
    static String sha256(String secret, String seconds, byte[] body) throws Exception {
        var inner = new byte[64];
        var outer = new byte[64];
        var key = Arrays.copyOf(secret.getBytes(StandardCharsets.UTF_8), 64);
        for (int i = 0; i < 64; i++) {
            inner[i] = (byte) (key[i] ^ 0x36);
            outer[i] = (byte) (key[i] ^ 0x5c);
        }
        var sha = MessageDigest.getInstance("SHA-256");
        sha.update(inner);
        sha.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
        var hash = sha.digest(body);
        sha.update(outer);
        return "%064x".formatted(new BigInteger(1, sha.digest(hash)));
    }
}
