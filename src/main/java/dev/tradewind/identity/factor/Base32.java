package dev.tradewind.identity.factor;

/** RFC 4648 without padding, as authenticator apps take a secret by hand. */
final class Base32 {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Base32() {}

    static String encode(byte[] bytes) {
        var text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte each : bytes) {
            held = held << 8 | each & 0xff;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(ALPHABET.charAt(held >> bits & 31));
            }
            held &= (1 << bits) - 1;
        }
        if (bits > 0) {
            text.append(ALPHABET.charAt(held << 5 - bits & 31));
        }
        return text.toString();
    }
}
