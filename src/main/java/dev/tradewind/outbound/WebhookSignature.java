package dev.tradewind.outbound;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proof that a message is ours and not an old one: HMAC-SHA256 (RFC 2104) over the seconds since 1970, a dot and the
 * body, as hex. One part per secret, so that a receiver may know the old or the new one.
 */
public final class WebhookSignature {
    public static final String HEADER = "Tradewind-Signature";

    private WebhookSignature() {}

    /** The header's value: {@code t=1767225600,v1=…} with one {@code v1} per secret. */
    public static String of(byte[] body, Instant at, List<String> secrets) {
        var value = new StringBuilder("t=").append(at.getEpochSecond());
        secrets.forEach(secret -> value.append(",v1=").append(hmac(secret, at.getEpochSecond(), body)));
        return value.toString();
    }

    private static String hmac(String secret, long seconds, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HmacSHA256", impossible);
        }
    }
}
