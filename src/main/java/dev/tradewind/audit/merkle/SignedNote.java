package dev.tradewind.audit.merkle;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;

/**
 * A text with signatures below it (C2SP signed-note).
 *
 * @param text what was signed, ends in a newline
 */
public record SignedNote(String text, List<Line> signatures) {
    /**
     * One signature.
     *
     * @param keyId first four bytes that name the key
     */
    public record Line(String name, int keyId, byte[] signature) {}

    /** Whether a note bears a good signature by one of the given keys. */
    public sealed interface Check {
        record By(NoteKey key) implements Check {}

        /** A signature that claims to be by this key is not. */
        record Forged(NoteKey key) implements Check {}

        /** None of the signatures is by a key we were given. */
        record UnknownKeys(List<String> names) implements Check {}
    }

    private static final String DASH = "— ";

    public SignedNote {
        if (!text.endsWith("\n")) {
            throw new IllegalArgumentException("A note's text ends in a newline");
        }
        signatures = List.copyOf(signatures);
    }

    static SignedNote unsigned(String text) {
        return new SignedNote(text, List.of());
    }

    SignedNote with(String name, int keyId, byte[] signature) {
        var more = new ArrayList<>(signatures);
        more.add(new Line(name, keyId, signature));
        return new SignedNote(text, more);
    }

    /** The signatures of both. */
    public SignedNote and(SignedNote other) {
        if (!text.equals(other.text)) {
            throw new IllegalArgumentException("Signatures under different texts do not go together");
        }
        var more = new ArrayList<>(signatures);
        more.addAll(other.signatures);
        return new SignedNote(text, more);
    }

    /** @throws IllegalArgumentException if this is no signed note, with the reason */
    public static SignedNote parse(String note) {
        int gap = note.lastIndexOf("\n\n");
        // a note that ends with its empty line has no signature, and nothing would be left to cut out
        if (gap < 0 || gap + 2 >= note.length() || !note.endsWith("\n")) {
            throw new IllegalArgumentException("No signed note: text, an empty line and signature lines were expected");
        }
        var lines = new ArrayList<Line>();
        for (var line : note.substring(gap + 2, note.length() - 1).split("\n", -1)) {
            lines.add(signature(line));
        }
        return new SignedNote(note.substring(0, gap + 1), lines);
    }

    private static Line signature(String line) {
        int space = line.lastIndexOf(' ');
        if (!line.startsWith(DASH) || space < DASH.length() + 1) {
            throw new IllegalArgumentException("No signature line: '" + line + "'");
        }
        var bytes = Base64.getDecoder().decode(line.substring(space + 1));
        if (bytes.length < 5) {
            throw new IllegalArgumentException("The signature in '" + line + "' is cut off");
        }
        return new Line(
                line.substring(DASH.length(), space),
                ByteBuffer.wrap(bytes).getInt(),
                Arrays.copyOfRange(bytes, 4, bytes.length));
    }

    public Check check(Collection<NoteKey> keys) {
        var signed = text.getBytes(StandardCharsets.UTF_8);
        for (var line : signatures) {
            for (var key : keys) {
                if (key.name().equals(line.name()) && key.id() == line.keyId()) {
                    return key.signed(signed, line.signature()) ? new Check.By(key) : new Check.Forged(key);
                }
            }
        }
        return new Check.UnknownKeys(signatures.stream().map(Line::name).toList());
    }

    /** The note as it is handed on. */
    public String format() {
        var out = new StringBuilder(text).append('\n');
        for (var line : signatures) {
            var bytes = ByteBuffer.allocate(4 + line.signature().length)
                    .putInt(line.keyId())
                    .put(line.signature())
                    .array();
            out.append(DASH).append(line.name()).append(' ');
            out.append(Base64.getEncoder().encodeToString(bytes)).append('\n');
        }
        return out.toString();
    }
}
