package dev.tradewind.audit.log;

import dev.tradewind.audit.merkle.InclusionProof;
import dev.tradewind.audit.merkle.ProofCheck;
import dev.tradewind.audit.merkle.Rfc6962;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Inclusion proofs of stored entries under the last checkpoint. */
@Component
public class Proofs {
    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    private final StoredTree stored;
    private final Checkpoints checkpoints;
    private final LogKey key;

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

    /** Empty while the entry is not under a checkpoint. */
    public Optional<Proof> of(Entry entry) {
        var index = entry.index();
        return checkpoints
                .last()
                .filter(last -> index != null && index < last.size())
                .map(last -> {
                    long place = java.util.Objects.requireNonNull(index);
                    var proof = stored.tree().inclusion(place, last.size());
                    return new Proof(
                            place,
                            last.size(),
                            entry.text(),
                            BASE64.encodeToString(entry.leafHash()),
                            proof.hashes().stream().map(BASE64::encodeToString).toList(),
                            BASE64.encodeToString(last.rootHash()),
                            last.note(),
                            key.publicKeys().getFirst().vkey());
                });
    }
}
