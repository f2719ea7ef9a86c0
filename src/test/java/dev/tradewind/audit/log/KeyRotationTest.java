package dev.tradewind.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.audit.bundle.Announcement;
import dev.tradewind.audit.bundle.Bundle;
import dev.tradewind.audit.bundle.BundleCheck;
import dev.tradewind.audit.bundle.BundleVerdict;
import dev.tradewind.audit.bundle.Finding;
import dev.tradewind.audit.merkle.NoteKey;
import dev.tradewind.audit.merkle.NoteSigner;
import dev.tradewind.audit.merkle.SignedNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;

/** The signing key is replaced, and whoever trusts the former can follow. */
@SuppressWarnings("NullAway.Init")
class KeyRotationTest {
    private static final Duration OVERLAP = Duration.ofDays(30);

    @TempDir
    Path data;

    private final JdbcDataSource database = new JdbcDataSource();
    private LogBench bench;
    private NoteKey first;

    @BeforeEach
    void open() {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
        bench = new LogBench(database, data);
        sequenced(0, 5);
        first = bench.get(LogKey.class).publicKeys().getFirst();
        bench.pass(Duration.ofHours(1));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void bothSignUntilTheFormerRetires() {
        var next = bench.get(LogKey.class).rotate(OVERLAP, "yearly");
        sequenced(5, 7);
        assertThat(lastNote().check(List.of(first))).isEqualTo(new SignedNote.Check.By(first));
        assertThat(lastNote().check(List.of(next))).isEqualTo(new SignedNote.Check.By(next));

        bench.pass(OVERLAP);
        sequenced(7, 9);
        assertThat(lastNote().check(List.of(first))).isInstanceOf(SignedNote.Check.UnknownKeys.class);
        assertThat(lastNote().check(List.of(next))).isEqualTo(new SignedNote.Check.By(next));
        assertThat(bench.get(LogKey.class).dropRetired()).isTrue();
        assertThat(data.resolve("keys/log.key.former")).doesNotExist();
        assertThat(bench.get(LogKey.class).dropRetired()).isFalse();
        assertThat(bench.get(WholeLog.class).verify().findings()).isEmpty();
    }

    @Test
    void whoTrustsTheFirstKeyFollowsTwoRotations() throws IOException {
        for (int round = 0; round < 2; round++) {
            bench.get(LogKey.class).rotate(OVERLAP, "yearly");
            sequenced(5 + 4 * round, 7 + 4 * round);
            bench.pass(OVERLAP.plusHours(1));
            sequenced(7 + 4 * round, 9 + 4 * round);
            bench.get(LogKey.class).dropRetired();
        }
        assertThat(lastNote().check(List.of(first))).isInstanceOf(SignedNote.Check.UnknownKeys.class);
        assertThat(verify(first).findings()).isEmpty();
    }

    @Test
    void aKeyThatAnnouncesItselfIsNotTrusted() throws IOException {
        var thief = NoteSigner.generate(first.name(), new SecureRandom());
        bench.close();
        Files.writeString(data.resolve("keys/log.key"), thief.secretLine() + "\n");
        bench = LogBench.reopened(database, data);
        bench.pass(Duration.ofHours(2));
        bench.get(TransactionTemplate.class)
                .executeWithoutResult(status -> bench.get(AuditTrail.class)
                        .record(Change.of(
                                Announcement.ACTION,
                                "audit-key",
                                thief.key().hexId(),
                                Map.of("vkey", first.vkey()),
                                Map.of("vkey", thief.key().vkey()))));
        bench.get(Sequencer.class).run();
        assertThat(verify(thief.key()).whole()).isTrue();
        assertThat(verify(first).findings()).extracting(Finding::kind).contains(Finding.Kind.WRONG_KEY);
    }

    @Test
    void aSecondRotationWaitsForTheFirst() {
        var key = bench.get(LogKey.class);
        key.rotate(OVERLAP, "yearly");
        assertThatThrownBy(() -> key.rotate(OVERLAP, "again")).hasMessageContaining("signs until");
        assertThatThrownBy(() -> key.rotate(Duration.ZERO, "again")).hasMessageContaining("too short");
    }

    @Test
    void aCrashBetweenTheCommitAndTheFilesLosesNothing() throws IOException {
        var next = bench.get(LogKey.class).rotate(OVERLAP, "yearly");
        bench.close();
        Files.move(data.resolve("keys/log.key"), data.resolve("keys/log.key.next"));
        Files.move(data.resolve("keys/log.key.former"), data.resolve("keys/log.key"));
        bench = LogBench.reopened(database, data);
        bench.pass(Duration.ofHours(2));
        sequenced(5, 7);
        assertThat(lastNote().check(List.of(first))).isEqualTo(new SignedNote.Check.By(first));
        assertThat(lastNote().check(List.of(next))).isEqualTo(new SignedNote.Check.By(next));
    }

    private void sequenced(int from, int to) {
        bench.record(from, to);
        bench.get(Sequencer.class).run();
    }

    private SignedNote lastNote() {
        return SignedNote.parse(
                bench.get(Checkpoints.class).last().orElseThrow().note());
    }

    private BundleVerdict verify(NoteKey pinned) throws IOException {
        var zip = data.resolve(UUID.randomUUID() + ".zip");
        bench.get(Export.class).write(Files.newOutputStream(zip));
        return BundleCheck.check(Bundle.read(zip), List.of(pinned), List.of());
    }
}
