package dev.tradewind.audit.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.audit.bundle.Finding.Kind;
import dev.tradewind.audit.merkle.Checkpoint;
import dev.tradewind.audit.merkle.MerkleTree;
import dev.tradewind.audit.merkle.NoteKey;
import dev.tradewind.audit.merkle.NoteSigner;
import dev.tradewind.audit.merkle.Rfc6962;
import dev.tradewind.audit.merkle.SignedNote;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each test is an attack on an export, and says what the auditor is told. */
class TamperingTest {
    private static final int SIZE = 21;

    @TempDir
    Path folder;

    private final NoteSigner signer = NoteSigner.generate("tradewind/test", new SecureRandom());
    private final List<String> honest = IntStream.range(0, SIZE)
            .mapToObj(i -> "{\"action\":\"act\",\"n\":" + i + "}")
            .toList();

    @BeforeEach
    void export() throws IOException {
        var zip = folder.resolve("export.zip");
        try (var out = new BundleWriter(Files.newOutputStream(zip))) {
            out.entries(line -> {
                for (var entry : honest) {
                    line.write(entry.getBytes(StandardCharsets.UTF_8));
                }
            });
            out.checkpoint(checkpoint(honest, SIZE), List.of(checkpoint(honest, 8), checkpoint(honest, 15)));
            out.keys(List.of(signer.key()));
            out.evidence(List.of());
        }
        try (var parts = new ZipFile(zip.toFile())) {
            for (var entry : Collections.list(parts.entries())) {
                Files.write(
                        folder.resolve(entry.getName()),
                        parts.getInputStream(entry).readAllBytes());
            }
        }
    }

    @Test
    void anHonestExportIsWholeButNotAnchored() {
        var verdict = verify(List.of());
        assertThat(verdict.whole()).isTrue();
        assertThat(verdict.anchored()).isFalse();
        assertThat(verdict.entries()).isEqualTo(SIZE);
    }

    @Test
    void anEarlierCheckpointAnchorsIt() {
        assertThat(verify(List.of(checkpoint(honest, 8))).anchored()).isTrue();
    }

    @Test
    void everySingleAlteredEntryIsFoundAndLocated() {
        for (int at = 0; at < SIZE; at++) {
            int place = at;
            entries(lines -> {
                lines.set(place, lines.get(place).replace("act", "acT"));
                return lines;
            });
            assertThat(found()).as("entry %d", at).containsExactly(Kind.ALTERED + "@" + at);
        }
    }

    @Test
    void everySingleRemovedEntryIsFoundAndLocated() {
        for (int at = 0; at < SIZE - 1; at++) {
            int place = at;
            entries(lines -> {
                lines.remove(place);
                return lines;
            });
            assertThat(found()).as("entry %d", at).containsExactly(Kind.REMOVED + "@" + at);
        }
    }

    @Test
    void everySingleInsertedEntryIsFoundAndLocated() {
        for (int at = 0; at <= SIZE; at++) {
            int place = at;
            entries(lines -> {
                lines.add(place, "{\"action\":\"never\"}");
                return lines;
            });
            assertThat(found()).as("before %d", at).containsExactly(Kind.INSERTED + "@" + at);
        }
    }

    @Test
    void twoEntriesThatChangedPlacesAreReordered() {
        entries(lines -> {
            Collections.swap(lines, 3, 17);
            return lines;
        });
        assertThat(found()).containsExactly("REORDERED@3", "REORDERED@17");
    }

    @Test
    void aLogCutOffAtTheEndIsTruncated() {
        entries(lines -> new ArrayList<>(lines.subList(0, 13)));
        assertThat(found()).containsExactly("TRUNCATED@13");
    }

    @Test
    void alteringEntriesAndTheirListOfHashesIsStillFoundBetweenTheSignedCheckpoints() {
        entries(lines -> {
            lines.set(10, "{\"action\":\"forged\"}");
            return lines;
        });
        followInLeaves();
        assertThat(found()).containsExactly("LEAVES_FILE_ALTERED@null", "REWRITTEN@8");
    }

    @Test
    void cuttingOffEntriesAndTheirListOfHashesIsFoundByTheSignedSize() {
        entries(lines -> new ArrayList<>(lines.subList(0, 15)));
        followInLeaves();
        assertThat(found()).containsExactly("LEAVES_FILE_ALTERED@null", "TRUNCATED@15");
    }

    @Test
    void rollingBackToAnOlderCheckpointIsFoundOnlyByALaterOne() {
        entries(lines -> new ArrayList<>(lines.subList(0, 15)));
        followInLeaves();
        write("checkpoint", checkpoint(honest, 15));
        assertThat(verify(List.of()).whole()).isTrue();
        assertThat(kinds(verify(List.of(checkpoint(honest, SIZE))))).containsExactly("TRUNCATED@15");
    }

    @Test
    void aLogRewrittenAndSignedAgainByItsOwnerIsAForkOfTheEarlierCheckpoint() {
        entries(lines -> {
            lines.set(4, "{\"action\":\"rewritten\"}");
            return lines;
        });
        followInLeaves();
        var rewritten = new ArrayList<>(honest);
        rewritten.set(4, "{\"action\":\"rewritten\"}");
        write("checkpoint", checkpoint(rewritten, SIZE));
        assertThat(verify(List.of()).whole()).isTrue();
        assertThat(kinds(verify(List.of(checkpoint(honest, 8))))).containsExactly("FORK@0");
    }

    @Test
    void aCheckpointSignedByAnotherKeyIsRefused() {
        var thief = NoteSigner.generate("tradewind/test", new SecureRandom());
        var text = SignedNote.parse(checkpoint(honest, SIZE)).text();
        write("checkpoint", thief.sign(text).format());
        write("log.vkey", thief.key().vkey() + "\n");
        assertThat(kinds(verify(List.of()))).containsExactly("WRONG_KEY@null");
    }

    @Test
    void aCheckpointAlteredAfterSigningIsForged() {
        write("checkpoint", checkpoint(honest, SIZE).replace("\n21\n", "\n20\n"));
        assertThat(kinds(verify(List.of()))).containsExactly("FORGED_CHECKPOINT@null");
    }

    @Test
    void theCheckpointOfAnotherLogDoesNotAnchor() {
        var other = NoteSigner.generate("tradewind/other", new SecureRandom());
        var note = other.sign(new Checkpoint("tradewind/other", 3, Rfc6962.emptyRoot()).text());
        var verdict = judge(List.of(signer.key(), other.key()), List.of(note));
        assertThat(kinds(verdict)).containsExactly("WRONG_LOG@null");
    }

    @Test
    void replacedEvidenceNoLongerHashesToItsName() throws IOException {
        Files.createDirectories(folder.resolve("evidence"));
        write("evidence/" + "0".repeat(64), "another bill");
        assertThat(kinds(verify(List.of()))).containsExactly("REPLACED_EVIDENCE@null");
    }

    private BundleVerdict verify(List<String> anchors) {
        return judge(
                List.of(signer.key()), anchors.stream().map(SignedNote::parse).toList());
    }

    /** Whoever judges the export. */
    BundleVerdict judge(List<NoteKey> keys, List<SignedNote> anchors) {
        try {
            return BundleCheck.check(Bundle.read(folder), keys, anchors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> found() {
        return kinds(verify(List.of()));
    }

    private static List<String> kinds(BundleVerdict verdict) {
        return verdict.findings().stream().map(f -> f.kind() + "@" + f.index()).toList();
    }

    private String checkpoint(List<String> entries, int size) {
        var hashes = entries.stream().map(TamperingTest::leaf).toList();
        var root = MerkleTree.of(hashes).root(size);
        return signer.sign(new Checkpoint("tradewind/test", size, root).text()).format();
    }

    private static byte[] leaf(String entry) {
        return Rfc6962.leafHash(entry.getBytes(StandardCharsets.UTF_8));
    }

    private void entries(UnaryOperator<List<String>> attack) {
        write("entries.ndjson", String.join("\n", attack.apply(new ArrayList<>(honest))) + "\n");
    }

    private void followInLeaves() {
        try {
            var hashes = Files.readAllLines(folder.resolve("entries.ndjson")).stream()
                    .map(entry -> HexFormat.of().formatHex(leaf(entry)))
                    .toList();
            write("leaves.txt", String.join("\n", hashes) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
