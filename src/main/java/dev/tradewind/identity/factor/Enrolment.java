package dev.tradewind.identity.factor;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A secret that waits for its first code; shown once, to its owner.
 *
 * @param secret Base32, to be typed where no camera is
 */
public record Enrolment(String issuer, String account, String secret) {

    /** What an authenticator app reads from the picture. */
    public String address() {
        return "otpauth://totp/" + encoded(issuer) + ":" + encoded(account) + "?secret=" + secret + "&issuer="
                + encoded(issuer) + "&algorithm=SHA1&digits=" + Totp.DIGITS + "&period=" + Totp.STEP_SECONDS;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "Enrolment[" + issuer + ", " + account + "]";
    }
}
