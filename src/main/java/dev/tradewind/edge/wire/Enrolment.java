package dev.tradewind.edge.wire;

import org.jspecify.annotations.Nullable;

/**
 * How an agent becomes known.
 *
 * @param token shown once on the Edge page, good for one use
 * @param publicKey Ed25519 in X.509 form, base64
 */
public record Enrolment(String token, String site, String incarnation, String publicKey) {
    public Enrolment {
        need(token, "token");
        need(site, "site");
        need(incarnation, "incarnation");
        need(publicKey, "publicKey");
    }

    private static void need(@Nullable String value, String name) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is missing");
        }
    }

    /**
     * Asks for a new credential with the key that was enrolled.
     *
     * @param atMillis UTC milliseconds, by the site's best knowledge; it also keeps an old request from being repeated
     * @param signature over {@link #text}
     */
    public record Renewal(String site, String incarnation, long atMillis, String signature) {
        public Renewal {
            need(site, "site");
            need(incarnation, "incarnation");
            need(signature, "signature");
        }

        public static String text(String site, String incarnation, long atMillis) {
            return "tradewind-edge-renewal\n" + site + "\n" + incarnation + "\n" + atMillis + "\n";
        }
    }

    /** @param credential bearer token for the link, short-lived */
    public record Credential(String site, String credential, long lifeMillis, long wallMillis) {}
}
