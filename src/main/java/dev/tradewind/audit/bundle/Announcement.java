package dev.tradewind.audit.bundle;

import dev.tradewind.audit.merkle.NoteKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads from an entry the key that it announces as the next to sign the log. */
public final class Announcement {
    /** The action of such an entry. */
    public static final String ACTION = "audit.key-rotated";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** Keys of canonical JSON are sorted, so that every entry begins with its action. */
    private static final byte[] HEAD = ("{\"action\":\"" + ACTION + "\"").getBytes(StandardCharsets.UTF_8);

    private Announcement() {}

    /** The entry is the bytes of the buffer from there on. */
    static Optional<NoteKey> of(byte[] buffer, int from, int length) {
        if (length < HEAD.length || !Arrays.equals(buffer, from, from + HEAD.length, HEAD, 0, HEAD.length)) {
            return Optional.empty();
        }
        try {
            return Optional.of(NoteKey.parse(JSON.readTree(buffer, from, length)
                    .path("after")
                    .path("vkey")
                    .asString("")));
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty(); // altered, which its hash tells
        }
    }
}
