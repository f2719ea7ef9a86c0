package dev.tradewind.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.audit.WitnessSettings;
import dev.tradewind.audit.bundle.Bundle;
import dev.tradewind.audit.bundle.BundleCheck;
import dev.tradewind.audit.bundle.BundleVerdict;
import dev.tradewind.audit.bundle.Finding;
import dev.tradewind.audit.merkle.NoteLine;
import dev.tradewind.audit.merkle.SignedNote;
import dev.tradewind.audit.merkle.WitnessKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who holds both the database and the key can rewrite the log; somebody outside remembers. */
@SuppressWarnings("NullAway.Init")
class WitnessesTest {
    @TempDir
    Path data;

    private Path file;
    private TestWitness outside;
    private LogBench bench;

    @BeforeEach
    void open() throws Exception {
        file = data.resolve("elsewhere.txt");
        outside = new TestWitness();
        bench = log();
        outside.trust(bench.get(LogKey.class).publicKeys().getFirst());
    }

    /** A log of its own under the same key. */
    private LogBench log() {
        var h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
        return new LogBench(
                h2,
                data,
                List.of(
                        new WitnessSettings("the auditor's witness", outside.url(), outside.vkey(), null),
                        new WitnessSettings("a file elsewhere", null, null, file)));
    }

    @AfterEach
    void close() {
        bench.close();
        outside.close();
    }

    @Test
    void aLogThatGrowsIsCosignedAndItsExportIsAnchoredByTheWitness() throws IOException {
        grow(0, 5);
        grow(5, 12);
        assertThat(outside.answers).containsExactly(200, 200);
        assertThat(states()).extracting(Witnesses.State::size).containsExactly(12L, 12L);
        assertThat(bench.get(Witnesses.class).behind()).isZero();

        var verdict = verify();
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.anchored()).isTrue();
        assertThat(verdict.witnesses())
                .containsExactly(
                        new BundleVerdict.Vouching("witness.example/w1", 12, Instant.ofEpochSecond(1_795_000_000L)));
    }

    @Test
    void nothingIsShownTwice() {
        grow(0, 5);
        bench.get(Witnesses.class).run();
        assertThat(outside.answers).containsExactly(200);
        assertThat(file).content().hasLineCount(1);
    }

    @Test
    void aWitnessThatRemembersMoreThanWeRecordedIsAskedFromThere() {
        grow(0, 5);
        bench.sql("update audit_witness set size = 0");
        grow(5, 9);
        assertThat(outside.answers).containsExactly(200, 409, 200);
    }

    @Test
    void aRewrittenLogGetsNoCosignatureAndIsFoundByWhatTheFileKept() throws IOException {
        grow(0, 5);
        rewritten();
        grow(100, 107);
        assertThat(outside.answers).containsExactly(200, 409, 422);
        assertThat(states().getFirst().trouble()).contains("422");
        assertThat(bench.get(WholeLog.class).verify().findings())
                .extracting(Finding::kind)
                .contains(Finding.Kind.FORK);
        assertThat(verify().findings()).extracting(Finding::kind).containsExactly(Finding.Kind.WRONG_KEY);
        var kept = Files.readAllLines(file).stream().map(NoteLine::parse).toList();
        assertThat(verify(List.of(kept.getFirst())).findings())
                .extracting(Finding::kind)
                .contains(Finding.Kind.FORK);
    }

    @Test
    void aLogThatWasCutOffIsFound() {
        grow(0, 9);
        rewritten();
        bench.record(0, 4);
        bench.get(Sequencer.class).run();
        bench.get(Witnesses.class).run();
        assertThat(states().getFirst().trouble()).contains("9 entries", "cut off");
        assertThat(bench.get(WholeLog.class).verify().findings())
                .extracting(Finding::kind)
                .contains(Finding.Kind.TRUNCATED);
    }

    @Test
    void whoAltersTheKeptFileIsFound() throws IOException {
        grow(0, 5);
        var line = Files.readString(file);
        Files.writeString(file, line.replace(" 5 ", " 4 "));
        assertThat(bench.get(WholeLog.class).verify().findings())
                .extracting(Finding::kind)
                .containsExactly(Finding.Kind.WRONG_KEY);
        Files.writeString(file, "nonsense\n");
        assertThat(bench.get(WholeLog.class).verify().findings())
                .extracting(Finding::kind)
                .containsExactly(Finding.Kind.FORGED_CHECKPOINT);
    }

    @Test
    void silenceIsTroubleAndPasses() {
        outside.close();
        grow(0, 5);
        assertThat(states().getFirst().trouble()).startsWith("no answer");
        assertThat(states().getLast().trouble()).isNull();
        assertThat(bench.get(Witnesses.class).behind()).isEqualTo(5);
    }

    /** Somebody with the key begins the log anew. */
    private void rewritten() {
        bench.close();
        bench = log();
    }

    private void grow(int from, int to) {
        bench.record(from, to);
        bench.get(Sequencer.class).run();
        bench.get(Witnesses.class).run();
    }

    private List<Witnesses.State> states() {
        return bench.get(Witnesses.class).states();
    }

    private BundleVerdict verify() throws IOException {
        return verify(List.of());
    }

    private BundleVerdict verify(List<SignedNote> anchors) throws IOException {
        var zip = data.resolve(UUID.randomUUID() + ".zip");
        bench.get(Export.class).write(Files.newOutputStream(zip));
        return BundleCheck.check(
                Bundle.read(zip),
                bench.get(LogKey.class).publicKeys(),
                List.of(WitnessKey.parse(outside.vkey())),
                anchors);
    }
}
