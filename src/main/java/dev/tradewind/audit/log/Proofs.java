package dev.tradewind.audit.log;

import dev.tradewind.audit.merkle.InclusionProof;
import dev.tradewind.audit.merkle.ProofCheck;
import dev.tradewind.audit.merkle.Rfc6962;
import dev.tradewind.audit.merkle.SignedNote;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Inclusion proofs of stored entries under the last checkpoint. */
@Component
public class Proofs {
    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    private final StoredTree stored;
    private final Checkpoints checkpoints;
    private final LogKey key;
    private volatile @Nullable Signed signed;

    Proofs(StoredTree stored, Checkpoints checkpoints, LogKey key) {
        this.stored = stored;
        this.checkpoints = checkpoints;
        this.key = key;
    }

    /**
     * All that is needed to check one entry elsewhere; hashes in base64.
     *
     * @param hashes siblings from the leaf upwards
     * @param content the exact text whose UTF-8 bytes are the leaf
     * @param checkpoint signed note
     */
    public record Proof(
            long index,
            long size,
            String content,
            String leafHash,
            List<String> hashes,
            String root,
            String checkpoint,
            String vkey) {

        /** Checks what it says, from the content upwards. */
        public ProofCheck check() {
            var siblings = hashes.stream().map(Base64.getDecoder()::decode).toList();
            return new InclusionProof(index, size, siblings)
                    .check(
                            Rfc6962.leafHash(content.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                            Base64.getDecoder().decode(root));
        }
    }

    /** The newest of our keys that signed it; of many proofs under one checkpoint only the first checks its signature. */
    private String signing(String note) {
        var known = signed;
        if (known == null || !known.note().equals(note)) {
            known = new Signed(note, signer(note));
            signed = known;
        }
        return known.vkey();
    }

    private record Signed(String note, String vkey) {}

    private String signer(String note) {
        return SignedNote.parse(note).check(key.publicKeys()) instanceof SignedNote.Check.By(var by)
                ? by.vkey()
                : key.publicKeys().getFirst().vkey();
    }

    /**
     * RFC 9162 section 2.1.4; hashes in base64.
     *
     * @param checkpoint signed note of {@code to} entries, where one was signed at just that size
     */
    public record Consistency(
            long from,
            long to,
            List<String> hashes,
            @Nullable String checkpoint) {}

    /**
     * @param to null for the last checkpoint
     * @throws IllegalArgumentException unless 1 ≤ from ≤ to ≤ the size of the last checkpoint
     */
    public Consistency between(long from, @Nullable Long to) {
        long size = checkpoints.last().map(Checkpoints.Stored::size).orElse(0L);
        long end = to == null ? size : to;
        if (from < 1 || from > end || end > size) {
            throw new IllegalArgumentException(
                    "from is %d and to is %d; 1 ≤ from ≤ to ≤ %d, the last checkpoint, is needed"
                            .formatted(from, end, size));
        }
        var hashes = stored.atOnce(tree -> tree.consistency(from, end)).hashes();
        var signed = checkpoints.of(end).map(Checkpoints.Stored::note).orElse(null);
        return new Consistency(
                from, end, hashes.stream().map(BASE64::encodeToString).toList(), signed);
    }

    /** Empty while the entry is not under a checkpoint. */
    public Optional<Proof> of(Entry entry) {
        var index = entry.index();
        return checkpoints
                .last()
                .filter(last -> index != null && index < last.size())
                .map(last -> {
                    long place = java.util.Objects.requireNonNull(index);
                    var proof = stored.atOnce(tree -> tree.inclusion(place, last.size()));
                    return new Proof(
                            place,
                            last.size(),
                            entry.text(),
                            BASE64.encodeToString(entry.leafHash()),
                            proof.hashes().stream().map(BASE64::encodeToString).toList(),
                            BASE64.encodeToString(last.rootHash()),
                            last.note(),
                            signing(last.note()));
                });
    }
}
