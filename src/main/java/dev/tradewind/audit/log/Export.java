package dev.tradewind.audit.log;

import dev.tradewind.audit.bundle.BundleWriter;
import dev.tradewind.audit.bundle.BundleWriter.EvidenceLine;
import dev.tradewind.audit.merkle.SignedNote;
import dev.tradewind.evidence.Blobs;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Streams the log up to its last checkpoint as a bundle that can be checked without this server. */
@Component
public class Export {
    private static final int CHUNK = 1_000;
    private static final int MOST_CHECKPOINTS = 1_000;

    private final Entries entries;
    private final Checkpoints checkpoints;
    private final LogKey key;
    private final Witnesses witnesses;
    private final Blobs blobs;

    Export(Entries entries, Checkpoints checkpoints, LogKey key, Witnesses witnesses, Blobs blobs) {
        this.entries = entries;
        this.checkpoints = checkpoints;
        this.key = key;
        this.witnesses = witnesses;
        this.blobs = blobs;
    }

    /** @throws IllegalStateException before the first checkpoint, at most a second after the first start */
    public void write(OutputStream out) throws IOException {
        var last = checkpoints
                .last()
                .orElseThrow(
                        () -> new IllegalStateException("The log has no checkpoint yet. Maybe try again in a second?"));
        var evidence = new TreeSet<String>();
        try (var bundle = new BundleWriter(out)) {
            bundle.entries(line -> {
                for (long next = 0; next < last.size(); ) {
                    var chunk = entries.from(next, (int) Math.min(CHUNK, last.size() - next));
                    for (var entry : chunk) {
                        line.write(entry.content());
                        evidenceOf(entry.json(), evidence);
                    }
                    if (chunk.isEmpty()) {
                        break; // a gap is exported as it is, and found by whoever verifies
                    }
                    next = Objects.requireNonNull(chunk.getLast().index()) + 1;
                }
            });
            bundle.checkpoint(last.note(), thinned(checkpoints.upTo(last.size() - 1)));
            var cosigned = witnesses.cosigned();
            if (cosigned.isPresent()) {
                bundle.cosigned(cosigned.get().format());
            }
            bundle.keys(key.publicKeys());
            bundle.evidence(evidence.stream().map(this::line).toList());
        }
    }

    private static void evidenceOf(JsonNode entry, TreeSet<String> evidence) {
        entry.path("evidence").forEach(sha256 -> evidence.add(sha256.asString()));
        for (var side : List.of("beforeBlob", "afterBlob")) {
            if (entry.has(side)) {
                evidence.add(entry.path(side).path("sha256").asString());
            }
        }
    }

    private EvidenceLine line(String sha256) {
        try {
            return new EvidenceLine(sha256, blobs.has(sha256) ? Files.size(blobs.path(sha256)) : -1);
        } catch (IOException e) {
            return new EvidenceLine(sha256, -1);
        } catch (IllegalArgumentException e) {
            return new EvidenceLine(sha256, -1); // an entry may name what is no SHA-256; it is listed as it stands
        }
    }

    private static Set<Integer> signers(String note) {
        return SignedNote.parse(note).signatures().stream()
                .map(SignedNote.Line::keyId)
                .collect(Collectors.toSet());
    }

    /** Evenly spread, so that tampering is located within a thousandth of a long log. */
    private static List<String> thinned(List<Checkpoints.Stored> all) {
        var kept = new ArrayList<String>();
        int every = all.size() / MOST_CHECKPOINTS + 1;
        var signers = all.stream().map(each -> signers(each.note())).toList();
        for (int i = 0; i < all.size(); i++) {
            // those before and after a change of keys lead from one key to the next
            var handsOver = i + 1 < all.size() && !signers.get(i).equals(signers.get(i + 1));
            if (i % every == 0 || handsOver) {
                kept.add(all.get(i).note());
            }
        }
        return kept;
    }
}
