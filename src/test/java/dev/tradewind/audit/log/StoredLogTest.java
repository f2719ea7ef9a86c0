package dev.tradewind.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.audit.AuditCommand;
import dev.tradewind.audit.AuditLog;
import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.audit.bundle.Finding;
import dev.tradewind.audit.merkle.ProofCheck;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** The log on a database, from the change to the export, and what an administrator of that database could try. */
@SuppressWarnings("NullAway.Init")
class StoredLogTest {
    @TempDir
    Path data;

    private LogBench bench;

    @BeforeEach
    void open() {
        bench = new LogBench(database(), data);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    DataSource database() {
        var h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
        return h2;
    }

    @Test
    void refusesToRecordOutsideATransaction() {
        assertThatThrownBy(() -> bench.get(AuditTrail.class).record(Change.of("a", "b", "c", null)))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void anEntryVanishesWithTheChangeThatWasRolledBack() {
        bench.get(TransactionTemplate.class).executeWithoutResult(status -> {
            bench.get(AuditTrail.class).record(Change.of("thing.changed", "thing", "T-1", Map.of()));
            status.setRollbackOnly();
        });
        assertThat(bench.get(Sequencer.class).run()).isZero();
        assertThat(bench.get(AuditLog.class).status().size()).isZero();
    }

    @Test
    void committedEntriesGetContiguousIndexesAndACheckpoint() {
        bench.record(0, 5);
        assertThat(bench.get(AuditLog.class).status().unsequenced()).isEqualTo(5);
        assertThat(bench.get(Sequencer.class).run()).isEqualTo(5);
        bench.record(5, 12);
        assertThat(bench.get(Sequencer.class).run()).isEqualTo(7);
        var status = bench.get(AuditLog.class).status();
        assertThat(status.size()).isEqualTo(12);
        assertThat(status.unsequenced()).isZero();
        assertThat(status.checkpoint()).contains("\n12\n" + status.rootHash() + "\n");
        assertThat(bench.get(Entries.class).from(0, 100))
                .extracting(Entry::index)
                .containsExactlyElementsOf(LongStream.range(0, 12).boxed().toList());
    }

    @Test
    void anEntryThatCommitsLateIsNotLostBehindOnesWithALargerId() {
        bench.record(0, 3);
        bench.sql("update audit_entry set id = 1000 where subject_id = 'T-0'");
        bench.get(Sequencer.class).run();
        bench.record(3, 4); // its id is below 1000, as if it had been open all along
        assertThat(bench.get(Sequencer.class).run()).isEqualTo(1);
        assertThat(bench.get(WholeLog.class).verify().whole()).isTrue();
    }

    @Test
    void everyEntryHasAProofUnderTheCheckpoint() {
        bench.record(0, 11);
        bench.get(Sequencer.class).run();
        var tree = bench.get(StoredTree.class).tree();
        var root = Base64.getDecoder().decode(bench.get(AuditLog.class).status().rootHash());
        for (var entry : bench.get(Entries.class).from(0, 11)) {
            assertThat(tree.inclusion(Objects.requireNonNull(entry.index()), 11).check(entry.leafHash(), root))
                    .isEqualTo(new ProofCheck.Holds());
        }
    }

    @Test
    void keepsWhoActedAndWhatTheyGaveAsReason() {
        Actors.runAs(Actor.system("engine"), () -> bench.record(7, 8));
        bench.get(Sequencer.class).run();
        var entry = bench.get(Entries.class).at(0).orElseThrow();
        assertThat(entry.actorId()).isEqualTo("system:engine");
        assertThat(entry.text())
                .startsWith(
                        "{\"action\":\"thing.changed\",\"actor\":{\"id\":\"system:engine\",\"kind\":\"SYSTEM\"},"
                                + "\"after\":{\"n\":7},\"at\":\"2026-11-25T09:41:07.318Z\",\"before\":{\"n\":6},\"evidence\":[],")
                .endsWith("\"reason\":\"because of 7\",\"subject\":{\"id\":\"T-7\",\"type\":\"thing\"},\"v\":1}");
    }

    @Test
    void aLargeSideMovesToEvidenceUnderItsHash() {
        bench.get(TransactionTemplate.class)
                .executeWithoutResult(status -> bench.get(AuditTrail.class)
                        .record(Change.of("thing.changed", "thing", "T-1", Map.of("text", "x".repeat(100_000)))));
        bench.get(Sequencer.class).run();
        var entry = bench.get(Entries.class).at(0).orElseThrow();
        assertThat(entry.content()).hasSizeLessThan(1_000);
        var name = entry.json().path("afterBlob").path("sha256").asString();
        assertThat(bench.get(dev.tradewind.evidence.Blobs.class).isWhole(name)).isTrue();
    }

    @Test
    void findsEntriesByWordsAndTreatsWildcardsAsText() {
        bench.record(0, 12);
        bench.get(Sequencer.class).run();
        var entries = bench.get(Entries.class);
        assertThat(entries.count(new Entries.Filter("t-1", null, List.of(), null)))
                .isEqualTo(3);
        assertThat(entries.count(new Entries.Filter("%", null, List.of(), null)))
                .isZero();
        assertThat(entries.search(new Entries.Filter(null, "thing.changed", List.of(), 5L), 2))
                .extracting(Entry::index)
                .containsExactly(4L, 3L);
    }

    @Test
    void anHonestLogIsWhole() {
        bench.record(0, 9);
        bench.get(Sequencer.class).run();
        var verification = bench.get(WholeLog.class).verify();
        assertThat(verification.findings()).isEmpty();
        assertThat(verification.size()).isEqualTo(9);
        assertThat(bench.get(AuditLog.class).status().whole()).isTrue();
    }

    @Test
    void alteringTheStoredBytesIsFound() {
        sequenced(9);
        bench.sql(
                "update audit_entry set content = ? where leaf_index = 4",
                "{\"v\":1}".getBytes(StandardCharsets.UTF_8));
        assertThat(findings()).contains("ALTERED@4");
    }

    @Test
    void alteringBytesAndLeafHashTogetherIsFoundByTheCheckpoint() {
        sequenced(9);
        var entry = bench.get(Entries.class).at(4).orElseThrow();
        var forged = entry.text().replace("because of 4", "because of 5").getBytes(StandardCharsets.UTF_8);
        bench.sql(
                "update audit_entry set content = ?, leaf_hash = ?, reason = 'because of 5' where leaf_index = 4",
                forged,
                dev.tradewind.audit.merkle.Rfc6962.leafHash(forged));
        assertThat(findings()).containsExactly("REWRITTEN@9");
    }

    @Test
    void alteringOnlyASearchColumnIsFound() {
        sequenced(9);
        bench.sql("update audit_entry set actor_id = 'somebody-else' where leaf_index = 2");
        assertThat(findings()).containsExactly("COLUMN_ALTERED@2");
    }

    @Test
    void removingARowIsFound() {
        sequenced(9);
        bench.sql("delete from audit_entry where leaf_index = 3");
        assertThat(findings()).contains("REMOVED@3");
    }

    @Test
    void cuttingOffTheTableIsFound() {
        sequenced(9);
        bench.sql("delete from audit_entry where leaf_index >= 6");
        assertThat(findings()).contains("TRUNCATED@6");
    }

    @Test
    void replacingTheCheckpointsRootIsFound() {
        sequenced(9);
        bench.sql("update audit_checkpoint set root_hash = ? where size = 9", new byte[32]);
        assertThat(findings()).contains("REWRITTEN@9", "COLUMN_ALTERED@null");
    }

    @Test
    void theSigningKeyIsReadableByItsOwnerOnlyAndSurvivesARestart() throws IOException {
        sequenced(1);
        var file = data.resolve("keys/log.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(bench.get(LogKey.class).publicKeys()).hasSize(1);
        assertThat(bench.get(LogKey.class).publicKeys().getFirst().name()).startsWith("tradewind/");
    }

    @Test
    void theExportIsVerifiedByTheCommandWithoutTheServer() throws IOException {
        sequenced(9);
        var zip = data.resolve("export.zip");
        bench.get(Export.class).write(Files.newOutputStream(zip));
        var vkey = bench.get(LogKey.class).publicKeys().getFirst().vkey();
        var checkpoint = data.resolve("kept-checkpoint");
        Files.writeString(
                checkpoint,
                Objects.requireNonNull(bench.get(AuditLog.class).status().checkpoint()));
        assertThat(command("verify", zip.toString(), "--key", vkey, "--checkpoint", checkpoint.toString(), "--json"))
                .startsWith("0 ")
                .contains("\"whole\":true", "\"anchored\":true", "\"keyPinned\":true");
        assertThat(command("verify", zip.toString())).startsWith("0 ").contains("internally whole, not anchored");
        Files.writeString(data.resolve("nonsense.zip"), "not a zip");
        assertThat(command("verify", data.resolve("nonsense.zip").toString())).startsWith("2 ");
        assertThat(command("verify", zip.toString(), "--key", "x+y+z")).startsWith("2 ");
    }

    private static String command(String... args) {
        var out = new ByteArrayOutputStream();
        var print = new PrintStream(out, true, StandardCharsets.UTF_8);
        return AuditCommand.execute(args, print, print) + " " + out.toString(StandardCharsets.UTF_8);
    }

    private void sequenced(int entries) {
        bench.record(0, entries);
        bench.get(Sequencer.class).run();
    }

    private List<String> findings() {
        var verification = bench.get(WholeLog.class).verify();
        assertThat(verification.whole()).isFalse();
        return verification.findings().stream().map(StoredLogTest::told).toList();
    }

    private static String told(Finding finding) {
        return finding.kind() + "@" + finding.index();
    }
}
