package dev.tradewind.audit.archive;

import dev.tradewind.audit.log.Checkpoints;
import dev.tradewind.audit.log.Entries;
import dev.tradewind.audit.log.LogKey;
import dev.tradewind.audit.log.StoredTree;
import dev.tradewind.audit.merkle.Checkpoint;
import dev.tradewind.audit.merkle.Frontier;
import dev.tradewind.audit.merkle.NoteKey;
import dev.tradewind.audit.merkle.Rfc6962;
import dev.tradewind.audit.merkle.SignedNote;
import dev.tradewind.quantity.Hashes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.springframework.stereotype.Component;

/**
 * Packs entries up to a signed checkpoint and hands them to an archive, entries first, manifest after: a manifest is never
 * without its entries. What does not lead to the signed root is not sealed.
 */
@Component
class Sealer {
    private static final int CHUNK = 1_000;

    private final Entries entries;
    private final Checkpoints checkpoints;
    private final StoredTree tree;
    private final LogKey key;
    private final ArchiveLedger ledger;
    private final Clock clock;

    Sealer(Entries entries, Checkpoints checkpoints, StoredTree tree, LogKey key, ArchiveLedger ledger, Clock clock) {
        this.entries = entries;
        this.checkpoints = checkpoints;
        this.tree = tree;
        this.key = key;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Returns how many segments were sealed. */
    int seal(ArchiveStore store, ArchiveSettings settings) throws IOException {
        int sealed = 0;
        for (var due = due(store, settings); due.isPresent(); due = due(store, settings)) {
            seal(
                    store,
                    ledger.sealedTo(store.name()),
                    due.get(),
                    clock.instant().plus(settings.retention()));
            sealed++;
        }
        return sealed;
    }

    /** The checkpoint at which the next segment ends, if enough waits or it has waited long enough. */
    private Optional<Checkpoints.Stored> due(ArchiveStore store, ArchiveSettings settings) {
        long from = ledger.sealedTo(store.name());
        var last = checkpoints.last().filter(checkpoint -> checkpoint.size() > from);
        if (last.isEmpty()) {
            return Optional.empty();
        }
        boolean full = last.get().size() - from >= settings.segmentEntries();
        boolean old = entries.at(from)
                .filter(entry -> !entry.at().plus(settings.segmentAge()).isAfter(clock.instant()))
                .isPresent();
        return full || old ? checkpoints.ending(from, from + settings.segmentEntries()) : Optional.empty();
    }

    private void seal(ArchiveStore store, long from, Checkpoints.Stored end, Instant until) throws IOException {
        var file = Files.createTempFile("tradewind-segment", ".gz");
        var json = Files.createTempFile("tradewind-manifest", ".json");
        try {
            var sha256 = pack(from, end, file);
            var manifest = new Manifest(
                    Manifest.FORMAT,
                    Checkpoint.parse(SignedNote.parse(end.note()).text()).origin(),
                    from,
                    end.size(),
                    sha256,
                    Files.size(file),
                    end.note(),
                    key.publicKeys().stream().map(NoteKey::vkey).toList(),
                    ledger.lastManifest(store.name()).orElse(null),
                    end.signedAt().toString());
            Files.write(json, manifest.json());
            store.put(manifest.entriesName(), file, sha256, until);
            store.put(Manifest.name(from, end.size()), json, Hashes.sha256(manifest.json()), until);
            ledger.sealed(store.name(), manifest, clock.instant());
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(json);
        }
    }

    /** Same entries, same bytes: a round that was cut off is repeated and finds its own objects. */
    private String pack(long from, Checkpoints.Stored end, Path file) throws IOException {
        var digest = sha256();
        var edge = new Frontier(from, tree);
        try (var out = new GZIPOutputStream(new DigestOutputStream(Files.newOutputStream(file), digest))) {
            for (long next = from; next < end.size(); ) {
                var chunk = entries.from(next, (int) Math.min(CHUNK, end.size() - next));
                if (chunk.isEmpty()) {
                    break;
                }
                for (var entry : chunk) {
                    out.write(entry.content());
                    out.write('\n');
                    edge.append(Rfc6962.leafHash(entry.content()), (level, place, hash) -> {});
                }
                next = Objects.requireNonNull(chunk.getLast().index()) + 1;
            }
        }
        if (edge.size() != end.size() || !Arrays.equals(edge.root(), end.rootHash())) {
            throw new IOException("Entries " + from + " to " + end.size()
                    + " do not lead to their signed checkpoint and are not sealed. Verify the log.");
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must have SHA-256", e);
        }
    }
}
