package dev.tradewind.audit.merkle;

/**
 * The public half of a log's Ed25519 key, written as a C2SP vkey: {@code name+hex id+base64(0x01 ‖ key)}.
 *
 * @param name of the log, its origin
 * @param publicKey the 32 bytes of the key
 */
public record NoteKey(String name, byte[] publicKey) {
    public NoteKey {
        publicKey = new Vkey(name, Vkey.LOG, publicKey).publicKey();
    }

    /** @throws IllegalArgumentException if this is no Ed25519 vkey or its id does not belong to it */
    public static NoteKey parse(String vkey) {
        var parsed = Vkey.parse(vkey, Vkey.LOG);
        return new NoteKey(parsed.name(), parsed.publicKey());
    }

    public String vkey() {
        return written().text();
    }

    /** First four bytes of SHA-256(name ‖ newline ‖ type ‖ key). */
    public int id() {
        return written().id();
    }

    public String hexId() {
        return written().hexId();
    }

    public boolean signed(byte[] text, byte[] signature) {
        return Ed25519.signed(publicKey, text, signature);
    }

    private Vkey written() {
        return new Vkey(name, Vkey.LOG, publicKey);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteKey key && vkey().equals(key.vkey());
    }

    @Override
    public int hashCode() {
        return id();
    }

    @Override
    public String toString() {
        return vkey();
    }
}
