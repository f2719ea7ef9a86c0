package dev.tradewind.audit.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.RealData;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Vectors that other people published: good proofs and proofs that somebody tampered with. */
@Tag("real-data")
class PublishedVectorsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void acceptsAndRefusesInclusionProofsAsMarked() throws IOException {
        for (var row : rows("merkle_inclusion.ndjson")) {
            var proof = new InclusionProof(number(row, "leafIdx"), number(row, "treeSize"), hashes(row.path("proof")));
            var check = proof.check(hash(row.path("leafHash")), hash(row.path("root")));
            assertThat(check.holds())
                    .as("%s: %s", row.path("file").asString(), check)
                    .isEqualTo(!row.path("wantErr").asBoolean());
        }
    }

    @Test
    void acceptsAndRefusesConsistencyProofsAsMarked() throws IOException {
        for (var row : rows("merkle_consistency.ndjson")) {
            var proof = new ConsistencyProof(number(row, "size1"), number(row, "size2"), hashes(row.path("proof")));
            var check = proof.check(hash(row.path("root1")), hash(row.path("root2")));
            assertThat(check.holds())
                    .as("%s: %s", row.path("file").asString(), check)
                    .isEqualTo(!row.path("wantErr").asBoolean());
        }
    }

    @Test
    void acceptsRealEntriesOfAPublicLogAndReadsItsCheckpoints() throws IOException {
        int held = 0;
        for (var row : rows("rekor_inclusion_and_checkpoints.ndjson")) {
            var stated = row.path("inclusionProof");
            if (row.path("must_fail").asBoolean() || stated.path("checkpoint").isMissingNode()) {
                continue;
            }
            var proof = new InclusionProof(
                    number(stated, "logIndex"), number(stated, "treeSize"), hashes(stated.path("hashes")));
            var leaf = Rfc6962.leafHash(hash(row.path("canonicalizedBody")));
            assertThat(proof.check(leaf, hash(stated.path("rootHash"))).holds())
                    .as(row.path("case").asString())
                    .isTrue();
            var note =
                    SignedNote.parse(stated.path("checkpoint").path("envelope").asString());
            assertThat(note.signatures()).isNotEmpty();
            assertThat(Checkpoint.parse(note.text()).root()).hasSize(32);
            held++;
        }
        assertThat(held).isPositive();
    }

    @Test
    void readsAndWritesTheExamplesOfTheNoteFormatWithoutChange() throws IOException {
        for (var name : List.of("checkpoint_example.txt", "signed_note_example.txt")) {
            var text = Files.readString(RealData.folder("audit-proofs").resolve(name));
            assertThat(SignedNote.parse(text).format()).as(name).isEqualTo(text);
        }
    }

    private static List<JsonNode> rows(String file) throws IOException {
        return Files.readAllLines(RealData.folder("audit-proofs").resolve(file)).stream()
                .map(JSON::readTree)
                .toList();
    }

    /** Some vectors state numbers beyond a signed long; they wrap to negative ones, which no tree has either. */
    private static long number(JsonNode row, String name) {
        var value = row.path(name);
        return new BigInteger(value.isString() ? value.asString() : value.toString()).longValue();
    }

    private static List<byte[]> hashes(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(PublishedVectorsTest::hash)
                .toList();
    }

    private static byte[] hash(JsonNode base64) {
        return Base64.getDecoder().decode(base64.asString(""));
    }
}
