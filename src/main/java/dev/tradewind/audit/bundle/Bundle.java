package dev.tradewind.audit.bundle;

import dev.tradewind.audit.merkle.Checkpoint;
import dev.tradewind.audit.merkle.MerkleTree;
import dev.tradewind.audit.merkle.NoteKey;
import dev.tradewind.audit.merkle.SignedNote;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * An export, read. The entries themselves are hashed on the way and not kept.
 *
 * @param leafHashes of the lines of {@value #ENTRIES}
 * @param tree over those
 * @param statedLeaves hashes that the export states in {@value #LEAVES}; empty if it has none, and where the entries lead to
 *     the checkpoint, since then nobody needs them to tell what is missing
 * @param earlierCheckpoints signed notes of the time before
 * @param cosigned the newest checkpoint with signatures of witnesses; null without
 * @param announced keys that entries announce as successors, by the index of the entry
 * @param replacedEvidence names of enclosed evidence whose bytes have another hash
 */
public record Bundle(
        List<byte[]> leafHashes,
        MerkleTree tree,
        List<byte[]> statedLeaves,
        SignedNote checkpoint,
        List<SignedNote> earlierCheckpoints,
        @Nullable SignedNote cosigned,
        List<NoteKey> keys,
        SortedMap<Long, NoteKey> announced,
        List<String> replacedEvidence) {
    public static final String ENTRIES = "entries.ndjson";
    public static final String LEAVES = "leaves.txt";
    public static final String CHECKPOINT = "checkpoint";
    public static final String CHECKPOINTS = "checkpoints.ndjson";
    public static final String COSIGNED = "cosigned";
    public static final String KEYS = "log.vkey";
    public static final String EVIDENCE = "evidence.ndjson";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * Reads a zip file or an unpacked folder.
     *
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if it is no export, with the reason
     */
    public static Bundle read(Path export) throws IOException {
        try (var parts = BundleParts.open(export)) {
            var checkpoint = SignedNote.parse(text(parts.need(CHECKPOINT)));
            var entries = HashedLines.of(parts.need(ENTRIES));
            var leafHashes = entries.tree().leafHashes();
            var tree = entries.tree().tree();
            return new Bundle(
                    leafHashes,
                    tree,
                    leadTo(Checkpoint.parse(checkpoint.text()), leafHashes.size(), tree)
                            ? List.of()
                            : stated(text(parts.find(LEAVES))),
                    checkpoint,
                    notes(text(parts.find(CHECKPOINTS))),
                    parts.has(COSIGNED) ? SignedNote.parse(text(parts.need(COSIGNED))) : null,
                    text(parts.need(KEYS))
                            .lines()
                            .filter(line -> !line.isBlank())
                            .map(NoteKey::parse)
                            .toList(),
                    entries.announced(),
                    replaced(parts));
        }
    }

    private static boolean leadTo(Checkpoint checkpoint, int entries, MerkleTree tree) {
        return checkpoint.size() == entries && Arrays.equals(tree.root(entries), checkpoint.root());
    }

    /** A line that is no hash makes the list useless, not the export: the entries are judged without it. */
    private static List<byte[]> stated(String text) {
        try {
            return text.lines().map(HexFormat.of()::parseHex).toList();
        } catch (IllegalArgumentException e) {
            return List.of(new byte[0]);
        }
    }

    private static List<SignedNote> notes(String ndjson) {
        try {
            return ndjson.lines()
                    .map(line ->
                            SignedNote.parse(JSON.readTree(line).path("note").asString("")))
                    .toList();
        } catch (JacksonException e) {
            throw new IllegalArgumentException(CHECKPOINTS + " is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static List<String> replaced(BundleParts parts) throws IOException {
        var replaced = new ArrayList<String>();
        for (var name : parts.evidence()) {
            var sha256 = name.substring(name.lastIndexOf('/') + 1);
            if (!hash(parts.need(name)).equals(sha256)) {
                replaced.add(sha256);
            }
        }
        return replaced;
    }

    private static String hash(InputStream in) throws IOException {
        try (in;
                var out = new DigestOutputStream(
                        java.io.OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(out);
            return HexFormat.of().formatHex(out.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must have SHA-256", e);
        }
    }

    private static String text(InputStream in) throws IOException {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
