package dev.tradewind.audit.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.audit.AuditCommand;
import dev.tradewind.audit.log.Checkpoints;
import dev.tradewind.audit.log.Entries;
import dev.tradewind.audit.log.Entry;
import dev.tradewind.audit.log.Export;
import dev.tradewind.audit.log.LogBench;
import dev.tradewind.audit.log.LogKey;
import dev.tradewind.audit.log.Sequencer;
import dev.tradewind.audit.log.WholeLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive from the sealing to the day on which the database is lost. */
@SuppressWarnings("NullAway.Init")
class ArchiveTest {
    @TempDir
    Path data;

    @TempDir
    Path folder;

    @Test
    void sealsWhenEnoughWaitsOrTheOldestHasWaitedLongEnough() throws IOException {
        try (var bench = bench(null)) {
            sequenced(bench, 0, 4);
            assertThat(bench.get(Archives.class).seal()).isZero();
            sequenced(bench, 4, 5);
            assertThat(bench.get(Archives.class).seal()).isEqualTo(1);
            sequenced(bench, 5, 7);
            assertThat(bench.get(Archives.class).seal()).isZero();
            assertThat(bench.get(Archives.class).behind()).isEqualTo(2);
            bench.pass(Duration.ofHours(1));
            assertThat(bench.get(Archives.class).seal()).isEqualTo(1);
            assertThat(bench.get(Archives.class).behind()).isZero();
            assertThat(files())
                    .containsExactly(
                            "entries/000000000000-000000000005.ndjson.gz",
                            "entries/000000000005-000000000007.ndjson.gz",
                            "manifests/000000000000-000000000005.json",
                            "manifests/000000000005-000000000007.json");
        }
    }

    @Test
    void anObjectStoreInComplianceModeRefusesToForgetAndAnotherOneIsFoundOut() throws IOException {
        try (var store = new LockingStore(true, () -> LogBench.NOW);
                var bench = bench(store.settings())) {
            sequenced(bench, 0, 6);
            bench.get(Archives.class).seal();
            bench.get(Archives.class).verify();
            var state = state(bench, "s3://log/tradewind/");
            assertThat(state.trouble()).isNull();
            assertThat(state.sealedTo()).isEqualTo(6);
            assertThat(state.verifiedTo()).isEqualTo(6);
            assertThat(state.whole()).isTrue();
            assertThat(state.locked()).isTrue();
            assertThat(state.findings()).contains("refused to delete a locked version");
        }
        try (var liar = new LockingStore(false, () -> LogBench.NOW);
                var archive = new S3Archive(liar.settings())) {
            var file = Files.writeString(data.resolve("x"), "x");
            archive.put(
                    "x",
                    file,
                    dev.tradewind.quantity.Hashes.sha256("x"),
                    Instant.now().plusSeconds(3600));
            var lock = archive.tryLock(List.of("x"), Instant.now());
            assertThat(lock.holds()).isFalse();
            assertThat(lock.detail()).contains("deleted a version in compliance mode");
        }
    }

    @Test
    void aNameIsGivenOnceAndASecondRoundOfTheSameBytesChangesNothing() throws IOException {
        var one = Files.writeString(data.resolve("one"), "1");
        var two = Files.writeString(data.resolve("two"), "2");
        var until = Instant.now().plusSeconds(3600);
        try (var store = new LockingStore(true, () -> LogBench.NOW);
                var s3 = new S3Archive(store.settings());
                var directory = new DirectoryArchive(folder)) {
            for (var archive : List.of(s3, directory)) {
                archive.put("a/b", one, dev.tradewind.quantity.Hashes.sha256("1"), until);
                archive.put("a/b", one, dev.tradewind.quantity.Hashes.sha256("1"), until);
                assertThatThrownBy(() -> archive.put("a/b", two, dev.tradewind.quantity.Hashes.sha256("2"), until))
                        .isInstanceOf(IOException.class);
                try (var in = archive.open("a/b")) {
                    assertThat(in.readAllBytes())
                            .asString(StandardCharsets.UTF_8)
                            .isEqualTo("1");
                }
            }
            assertThatThrownBy(() -> directory.open("../keys/log.key")).hasMessageContaining("out of the archive");
            assertThat(directory.tryLock(List.of("a/b"), Instant.now()).holds()).isFalse();
        }
    }

    @Test
    void whatSomebodyDidToTheFilesIsFoundWithTheArchiveAlone() throws IOException {
        String key;
        try (var bench = bench(null)) {
            for (int from = 0; from < 15; from += 5) {
                sequenced(bench, from, from + 5);
                bench.get(Archives.class).seal();
            }
            key = bench.get(LogKey.class).publicKeys().getFirst().vkey();
        }
        assertThat(verify(key)).startsWith("0 WHOLE    15 entries in 3 segments");
        var first = Files.readAllBytes(folder.resolve("entries/000000000000-000000000005.ndjson.gz"));
        var second = "entries/000000000005-000000000010.ndjson.gz";
        var honest = Files.readAllBytes(folder.resolve(second));
        change(second, first);
        assertThat(verify(key)).startsWith("1 NOT WHOLE 5 entries").contains("entry 5");
        change(second, java.util.Arrays.copyOf(honest, honest.length - 9));
        assertThat(verify(key)).startsWith("1 NOT WHOLE 5 entries").contains("ALTERED");
        change(second, honest);
        var manifest = "manifests/000000000005-000000000010.json";
        var told = Files.readAllBytes(folder.resolve(manifest));
        change(manifest, null);
        assertThat(verify(key)).startsWith("1 NOT WHOLE 5 entries").contains("REMOVED");
        change(
                manifest,
                new String(told, StandardCharsets.UTF_8)
                        .replace("\"previous\":\"", "\"previous\":\"0")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(verify(key)).contains("REWRITTEN");
        change(manifest, told);
        assertThat(verify("other+12345678+AXl0ZXN0dGVzdHRlc3R0ZXN0dGVzdHRlc3R0ZXN0dGVzdA=="))
                .startsWith("2 ");
        assertThat(verify(key)).startsWith("0 WHOLE");
    }

    @Test
    void theDatabaseIsLostAndTheLogIsThereAgainUpToTheLastSealedEntry() throws IOException {
        List<Entry> before;
        String checkpoint;
        try (var store = new LockingStore(true, () -> LogBench.NOW)) {
            try (var bench = bench(store.settings())) {
                sequenced(bench, 0, 5);
                bench.get(Archives.class).seal();
                sequenced(bench, 5, 12);
                bench.get(Archives.class).seal();
                before = bench.get(Entries.class).from(0, 100);
                checkpoint = bench.get(Checkpoints.class).last().orElseThrow().note();
                sequenced(bench, 12, 14); // never sealed: lost with the database
            }
            // all that is left: the archive, and the key, which is kept apart
            var elsewhere = Files.createDirectories(data.resolve("new"));
            Files.createDirectories(elsewhere.resolve("keys"));
            Files.copy(data.resolve("keys/log.key"), elsewhere.resolve("keys/log.key"));
            try (var bench = LogBench.archived(database(), elsewhere, settings(null));
                    var archive = new S3Archive(store.settings())) {
                assertThat(bench.get(LogRebuild.class).from(archive, List.of())).isEqualTo(12);
                bench.get(Sequencer.class).run();
                var after = bench.get(Entries.class).from(0, 100);
                assertThat(after).hasSize(13);
                for (int i = 0; i < 12; i++) {
                    assertThat(after.get(i).content()).isEqualTo(before.get(i).content());
                    assertThat(after.get(i).subjectId()).isEqualTo(before.get(i).subjectId());
                    assertThat(after.get(i).at()).isEqualTo(before.get(i).at());
                }
                assertThat(after.getLast().action()).isEqualTo("log.rebuilt");
                sequenced(bench, 20, 25);
                assertThat(bench.get(WholeLog.class).verify().findings()).isEmpty();
                assertThatThrownBy(() -> bench.get(LogRebuild.class).from(archive, List.of()))
                        .hasMessageContaining("not empty");
                // whoever kept the last sealed checkpoint sees that the log goes on from there
                var bundle = data.resolve("bundle.zip");
                try (var out = Files.newOutputStream(bundle)) {
                    bench.get(Export.class).write(out);
                }
                var anchor = Files.writeString(data.resolve("anchor"), checkpoint);
                assertThat(run("verify", bundle.toString(), "--checkpoint", anchor.toString()))
                        .startsWith("0 ")
                        .contains("anchored by what you gave");
            }
        }
    }

    @Test
    void withAnotherKeyNothingIsRebuilt() throws IOException {
        try (var bench = bench(null)) {
            sequenced(bench, 0, 5);
            bench.get(Archives.class).seal();
        }
        try (var bench = LogBench.archived(database(), data.resolve("other"), settings(null));
                var archive = new DirectoryArchive(folder)) {
            assertThatThrownBy(() -> bench.get(LogRebuild.class).from(archive, List.of()))
                    .hasMessageContaining("keys/log.key");
            assertThat(bench.get(Entries.class).from(0, 10)).isEmpty();
        }
    }

    @Test
    void anExportMadeFromTheArchiveAloneIsVerifiedLikeAnyOther() throws IOException {
        String key;
        try (var bench = bench(null)) {
            sequenced(bench, 0, 5);
            bench.get(Archives.class).seal();
            sequenced(bench, 5, 10);
            bench.get(Archives.class).seal();
            key = bench.get(LogKey.class).publicKeys().getFirst().vkey();
        }
        var bundle = data.resolve("from-archive.zip");
        assertThat(run("archive", "export", folder.toString(), bundle.toString(), "--key", key))
                .startsWith("0 WHOLE");
        assertThat(run("verify", bundle.toString(), "--key", key))
                .startsWith("0 ")
                .contains("10 entries re-hashed");
    }

    @Test
    void settingsKeepTheirSecretOutOfLogs() throws IOException {
        try (var store = new LockingStore(true, () -> LogBench.NOW)) {
            assertThat(store.settings().toString()).doesNotContain(LockingStore.SECRET_KEY);
            assertThat(settings(store.settings()).toString()).doesNotContain(LockingStore.SECRET_KEY);
        }
    }

    private String verify(String key) {
        return run("archive", "verify", folder.toString(), "--key", key);
    }

    private static String run(String... args) {
        var out = new ByteArrayOutputStream();
        try (var stream = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            int exit = AuditCommand.execute(args, stream, stream);
            return exit + " " + out.toString(StandardCharsets.UTF_8);
        }
    }

    /** As root of the machine could; null removes it. */
    private void change(String name, byte @Nullable [] content) throws IOException {
        var file = folder.resolve(name);
        if (Files.exists(file)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        if (content == null) {
            Files.delete(file);
        } else {
            Files.write(file, content);
        }
    }

    private static void sequenced(LogBench bench, int from, int to) {
        bench.record(from, to);
        bench.get(Sequencer.class).run();
    }

    private static ArchiveState state(LogBench bench, String store) {
        return bench.get(Archives.class).states().stream()
                .filter(each -> each.store().equals(store))
                .findFirst()
                .orElseThrow();
    }

    private LogBench bench(@Nullable S3ArchiveSettings s3) {
        return LogBench.archived(database(), data, settings(s3));
    }

    private ArchiveSettings settings(@Nullable S3ArchiveSettings s3) {
        return new ArchiveSettings(
                s3 == null ? folder.toString() : null,
                s3,
                Duration.ofDays(3650),
                5,
                Duration.ofHours(1),
                Duration.ofMinutes(1),
                Duration.ofDays(1));
    }

    private List<String> files() throws IOException {
        try (var directory = new DirectoryArchive(folder)) {
            return directory.list("");
        }
    }

    private static DataSource database() {
        var h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
        return h2;
    }
}
