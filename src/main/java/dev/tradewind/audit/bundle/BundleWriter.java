package dev.tradewind.audit.bundle;

import dev.tradewind.audit.merkle.NoteKey;
import dev.tradewind.audit.merkle.Rfc6962;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;

/** Writes an export as a zip, streaming. Call {@link #entries} first, then the rest, then close. */
public final class BundleWriter implements Closeable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String READ_ME = """
            An export of Tradewind's audit log.

            entries.ndjson      one entry per line; the bytes of a line are exactly what was hashed (RFC 8785 JSON)
            leaves.txt          SHA-256(0x00 || line) of each entry, in hex
            checkpoint          the signed note under which these entries stand (C2SP tlog-checkpoint, Ed25519)
            checkpoints.ndjson  earlier checkpoints of the same log
            cosigned            the newest checkpoint that a witness co-signed, where there are witnesses
            log.vkey            the log's public key; compare it with one that you got on another way
            evidence.ndjson     SHA-256 and size of what the entries rest on

            Check: tradewind audit verify THIS.zip --key VKEY --checkpoint AN-EARLIER-CHECKPOINT
            """;

    /** Something that hands out the entries in log order. */
    @FunctionalInterface
    public interface Entries {
        void forEach(Line line) throws IOException;
    }

    /** Takes the exact bytes of one entry. */
    @FunctionalInterface
    public interface Line {
        void write(byte[] content) throws IOException;
    }

    private final ZipOutputStream zip;

    public BundleWriter(OutputStream out) throws IOException {
        zip = new ZipOutputStream(out);
        part("README.txt", READ_ME);
    }

    public void entries(Entries entries) throws IOException {
        var hashes = new ArrayList<byte[]>();
        zip.putNextEntry(new ZipEntry(Bundle.ENTRIES));
        entries.forEach(content -> {
            zip.write(content);
            zip.write('\n');
            hashes.add(Rfc6962.leafHash(content));
        });
        zip.closeEntry();
        zip.putNextEntry(new ZipEntry(Bundle.LEAVES));
        for (var hash : hashes) {
            zip.write((HexFormat.of().formatHex(hash) + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        zip.closeEntry();
    }

    public void checkpoint(String note, List<String> earlier) throws IOException {
        part(Bundle.CHECKPOINT, note);
        var lines = new StringBuilder();
        for (var before : earlier) {
            lines.append(JSON.writeValueAsString(Map.of("note", before))).append('\n');
        }
        part(Bundle.CHECKPOINTS, lines.toString());
    }

    /** The newest checkpoint that a witness co-signed. */
    public void cosigned(String note) throws IOException {
        part(Bundle.COSIGNED, note);
    }

    public void keys(Collection<NoteKey> keys) throws IOException {
        part(Bundle.KEYS, String.join("\n", keys.stream().map(NoteKey::vkey).toList()) + "\n");
    }

    public void evidence(List<EvidenceLine> evidence) throws IOException {
        var lines = new StringBuilder();
        for (var line : evidence) {
            lines.append(JSON.writeValueAsString(line)).append('\n');
        }
        part(Bundle.EVIDENCE, lines.toString());
    }

    /**
     * What the entries rest on.
     *
     * @param bytes size in bytes; -1 where it is no longer in the store
     */
    public record EvidenceLine(String sha256, long bytes) {}

    private void part(String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
