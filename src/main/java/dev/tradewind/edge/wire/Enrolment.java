package dev.tradewind.edge.wire;

/**
 * How an agent becomes known.
 *
 * @param token shown once on the Edge page, good for one use
 * @param publicKey Ed25519 in X.509 form, base64
 */
public record Enrolment(String token, String site, String incarnation, String publicKey) {

    /**
     * Asks for a new credential with the key that was enrolled.
     *
     * @param atMillis UTC milliseconds, by the site's best knowledge; it also keeps an old request from being repeated
     * @param signature over {@link #text}
     */
    public record Renewal(String site, String incarnation, long atMillis, String signature) {
        public static String text(String site, String incarnation, long atMillis) {
            return "tradewind-edge-renewal\n" + site + "\n" + incarnation + "\n" + atMillis + "\n";
        }
    }

    /** @param credential bearer token for the link, short-lived */
    public record Credential(String site, String credential, long lifeMillis, long wallMillis) {}
}
