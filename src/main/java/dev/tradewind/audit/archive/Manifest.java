package dev.tradewind.audit.archive;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one segment holds. Its checkpoint is signed over all entries up to {@code to}, so a manifest cannot be made up.
 *
 * @param from first entry of the segment
 * @param to first entry after it, and the size under the checkpoint
 * @param sha256 of the packed entries
 * @param bytes of the packed entries
 * @param checkpoint the signed note
 * @param keys public keys that ever signed this log, newest first
 * @param previous SHA-256 of the manifest before; null for the first
 */
public record Manifest(
        String format,
        String origin,
        long from,
        long to,
        String sha256,
        long bytes,
        String checkpoint,
        List<String> keys,
        @Nullable String previous,
        String sealedAt) {
    static final String FORMAT = "tradewind-archive-1";
    static final String PREFIX = "manifests/";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Manifest {
        keys = List.copyOf(keys);
    }

    static String name(long from, long to) {
        return PREFIX + range(from, to) + ".json";
    }

    String entriesName() {
        return entriesName(from, to);
    }

    static String entriesName(long from, long to) {
        return "entries/" + range(from, to) + ".ndjson.gz";
    }

    private static String range(long from, long to) {
        return "%012d-%012d".formatted(from, to);
    }

    byte[] json() {
        return JSON.writeValueAsBytes(this);
    }

    /** @throws IllegalArgumentException when it is none */
    static Manifest parse(byte[] json) {
        try {
            var manifest = JSON.readValue(json, Manifest.class);
            if (manifest.origin() == null || manifest.sha256() == null || manifest.checkpoint() == null) {
                throw new IllegalArgumentException("a manifest that lacks its origin, its sum or its checkpoint");
            }
            if (!manifest.format().equals(FORMAT) || manifest.from() < 0 || manifest.to() <= manifest.from()) {
                throw new IllegalArgumentException("not a manifest of the format " + FORMAT);
            }
            return manifest;
        } catch (JacksonException | NullPointerException e) {
            throw new IllegalArgumentException("no manifest: " + e.getMessage(), e);
        }
    }
}
