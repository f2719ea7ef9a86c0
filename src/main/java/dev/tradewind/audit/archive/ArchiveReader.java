package dev.tradewind.audit.archive;

import dev.tradewind.audit.bundle.Finding;
import dev.tradewind.audit.bundle.Finding.Kind;
import dev.tradewind.audit.merkle.Checkpoint;
import dev.tradewind.audit.merkle.Frontier;
import dev.tradewind.audit.merkle.NoteKey;
import dev.tradewind.audit.merkle.Rfc6962;
import dev.tradewind.audit.merkle.SignedNote;
import dev.tradewind.quantity.Hashes;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads an archive from its first segment on and judges it as it goes, with nothing but the archive and keys. */
public final class ArchiveReader {
    private static final int LARGEST_ENTRY = 1 << 20;

    private final ArchiveStore store;
    private final List<NoteKey> trusted;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Manifest> whole = new ArrayList<>();
    private final Frontier tree = new Frontier();

    /** @param trusted keys that the reader brings; empty: those of the archive itself, which then vouches for itself */
    public ArchiveReader(ArchiveStore store, List<NoteKey> trusted) {
        this.store = store;
        this.trusted = List.copyOf(trusted);
    }

    /** Takes each entry of each whole segment, in log order. */
    @FunctionalInterface
    public interface Entries {
        void entry(long index, byte[] content) throws IOException;
    }

    /** Told when all entries of a segment were handed out and its checkpoint holds. */
    @FunctionalInterface
    public interface Segments {
        void sealed(Manifest manifest, byte[] root) throws IOException;
    }

    /**
     * Reads until the end or the first finding: what comes after a gap proves nothing.
     *
     * @return the manifests of the segments that are whole
     */
    public List<Manifest> read(Entries entries, Segments segments) throws IOException {
        String previous = null;
        for (var name : store.list(Manifest.PREFIX)) {
            byte[] json;
            try (var in = store.open(name)) {
                json = in.readAllBytes();
            }
            var manifest = parsed(name, json);
            if (manifest == null || !continues(manifest, previous) || !segment(manifest, entries)) {
                break;
            }
            segments.sealed(manifest, tree.root());
            whole.add(manifest);
            previous = Hashes.sha256(json);
        }
        return List.copyOf(whole);
    }

    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    private @Nullable Manifest parsed(String name, byte[] json) {
        try {
            return Manifest.parse(json);
        } catch (IllegalArgumentException e) {
            found(Kind.ALTERED, "The manifest " + name + " cannot be read: " + e.getMessage());
            return null;
        }
    }

    private boolean continues(Manifest manifest, @Nullable String previous) {
        if (manifest.from() != tree.size()) {
            return found(
                    manifest.from() > tree.size() ? Kind.REMOVED : Kind.INSERTED,
                    "A segment begins at entry " + manifest.from() + ", expected is " + tree.size());
        }
        if (previous != null && !previous.equals(manifest.previous())) {
            return found(Kind.REWRITTEN, "The manifest of entry " + manifest.from() + " does not name the one before");
        }
        return true;
    }

    private boolean segment(Manifest manifest, Entries entries) throws IOException {
        var digest = sha256();
        try (var file = new DigestInputStream(new BufferedInputStream(store.open(manifest.entriesName())), digest)) {
            var lines = new GZIPInputStream(file);
            for (byte[] line = line(lines); line != null; line = line(lines)) {
                tree.append(Rfc6962.leafHash(line), (level, place, hash) -> {});
                entries.entry(tree.size() - 1, line);
            }
            file.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (java.util.zip.ZipException | java.io.EOFException e) {
            return found(
                    Kind.ALTERED, "The segment of entry " + manifest.from() + " cannot be unpacked: " + e.getMessage());
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(manifest.sha256())) {
            return found(
                    Kind.ALTERED,
                    "The segment of entry " + manifest.from() + " has not the bytes that its manifest names");
        }
        try {
            return signed(manifest);
        } catch (IllegalArgumentException noNoteOrKey) {
            return found(
                    Kind.ALTERED,
                    "The checkpoint or a key of the segment of entry " + manifest.from() + " cannot be read: "
                            + noNoteOrKey.getMessage());
        }
    }

    /** @throws IllegalArgumentException when the manifest holds no checkpoint or key where one should be */
    private boolean signed(Manifest manifest) {
        var note = SignedNote.parse(manifest.checkpoint());
        var keys =
                trusted.isEmpty() ? manifest.keys().stream().map(NoteKey::parse).toList() : trusted;
        var checkpoint = Checkpoint.parse(note.text());
        if (!(note.check(keys) instanceof SignedNote.Check.By)) {
            return found(
                    Kind.WRONG_KEY, "The checkpoint of " + manifest.to() + " entries is signed by none of the keys");
        }
        if (!checkpoint.origin().equals(manifest.origin()) || checkpoint.size() != manifest.to()) {
            return found(
                    Kind.WRONG_LOG,
                    "The checkpoint of the segment of entry " + manifest.from() + " is of another log or size");
        }
        if (tree.size() != manifest.to() || !Arrays.equals(tree.root(), checkpoint.root())) {
            return found(
                    Kind.REWRITTEN,
                    "The entries up to " + manifest.to() + " are not those under their signed checkpoint");
        }
        return true;
    }

    private boolean found(Kind kind, String detail) {
        findings.add(Finding.at(kind, tree.size(), detail));
        return false;
    }

    private static byte @Nullable [] line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream(512);
        for (int each = in.read(); each >= 0; each = in.read()) {
            if (each == '\n') {
                return line.toByteArray();
            }
            line.write(each);
            if (line.size() > LARGEST_ENTRY) {
                throw new java.util.zip.ZipException("an entry is longer than " + LARGEST_ENTRY + " bytes");
            }
        }
        return line.size() == 0 ? null : line.toByteArray();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must have SHA-256", e);
        }
    }
}
