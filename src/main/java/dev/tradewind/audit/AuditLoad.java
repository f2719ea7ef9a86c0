package dev.tradewind.audit;

import dev.tradewind.audit.bundle.Bundle;
import dev.tradewind.audit.bundle.BundleCheck;
import dev.tradewind.audit.log.Checkpoints;
import dev.tradewind.audit.log.Entries;
import dev.tradewind.audit.log.Export;
import dev.tradewind.audit.log.Proofs;
import dev.tradewind.audit.log.Sequencer;
import dev.tradewind.audit.merkle.ProofCheck;
import dev.tradewind.audit.merkle.Rfc6962;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipFile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The load of {@code tradewind bench audit}: writers at work, a log that grows, proofs, an export that is verified. */
public final class AuditLoad {
    private static final int SMALL = 10_000;
    private static final int STRETCH = 2_000;
    private static final int STRETCHES = 9;
    private static final int PROOFS = 2_000;
    private static final int BATCH = 5_000;
    private static final int ROUNDS = 3;

    private final AuditTrail trail;
    private final Sequencer sequencer;
    private final Entries entries;
    private final Checkpoints checkpoints;
    private final Proofs proofs;
    private final Export export;
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final TransactionTemplate transaction;

    public AuditLoad(
            AuditTrail trail,
            Sequencer sequencer,
            Entries entries,
            Checkpoints checkpoints,
            Proofs proofs,
            Export export,
            JdbcClient jdbc,
            JdbcTemplate batch,
            TransactionTemplate transaction) {
        this.trail = trail;
        this.sequencer = sequencer;
        this.entries = entries;
        this.checkpoints = checkpoints;
        this.proofs = proofs;
        this.export = export;
        this.jdbc = jdbc;
        this.batch = batch;
        this.transaction = transaction;
    }

    /** The log's own duties must be running: the sequencer works beside the writers as in the console. */
    public Map<String, Double> measure(Path work, int size, int seconds, int writers, PrintStream err)
            throws IOException, InterruptedException {
        var results = new TreeMap<String, Double>();
        jdbc.sql("create table bench_thing (id integer primary key, n bigint not null)")
                .update();
        for (int i = 0; i < writers; i++) {
            jdbc.sql("insert into bench_thing values (?, 0)").param(i).update();
        }
        err.println("writing for " + seconds + " s with " + writers + " writers");
        write(
                Duration.ofSeconds(seconds),
                writers); // warm-up: a console that has just started compiles as long as that
        var from = Instant.now();
        results.put("audit.changes_per_s", write(Duration.ofSeconds(seconds), writers));
        sequenceAll();
        results.put("audit.checkpoint_lag.p99", lag(from));
        fillTo(SMALL, err);
        double small = stretch();
        fillTo(size - STRETCHES * STRETCH, err);
        double large = stretch();
        results.put("audit.append_growth", large / small);
        results.put("audit.append_us", large / STRETCH * 1e6);
        proofs(size, results);
        err.println("exporting and verifying");
        verify(work, results);
        return results;
    }

    private double write(Duration time, int writers) throws InterruptedException {
        var done = new AtomicLong();
        long end = System.nanoTime() + time.toNanos();
        long began = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(writers)) {
            for (int i = 0; i < writers; i++) {
                int id = i;
                threads.execute(() -> {
                    for (long n = 1; System.nanoTime() < end; n++) {
                        change(id, n);
                        done.incrementAndGet();
                    }
                });
            }
            threads.shutdown();
            if (!threads.awaitTermination(time.toSeconds() + 60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The writers did not end. Maybe the database is stuck?");
            }
        }
        return done.get() / ((System.nanoTime() - began) / 1e9);
    }

    private void change(int id, long n) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("update bench_thing set n = ? where id = ?")
                    .param(n)
                    .param(id)
                    .update();
            trail.record(Change.of(
                            "thing.changed",
                            "thing",
                            "T-" + id,
                            Map.of("n", n - 1),
                            Map.of("n", n, "owner", "platform"))
                    .because("measured"));
        });
    }

    private void sequenceAll() {
        while (jdbc.sql("select count(*) from audit_entry where leaf_index is null")
                        .query(Long.class)
                        .single()
                > 0) {
            sequencer.run(); // 0 while the duty itself is at work
            Thread.onSpinWait();
        }
    }

    /** From the entry, just before its commit, to the signature of the first checkpoint above it: an upper bound, seconds. */
    private double lag(Instant from) {
        var signed = checkpoints.upTo(Long.MAX_VALUE);
        var lags = new ArrayList<Double>();
        int[] at = {0};
        entries.each(from, Instant.now().plusSeconds(60), List.of("thing.changed"), entry -> {
            long index = java.util.Objects.requireNonNull(entry.index());
            while (signed.get(at[0]).size() <= index) {
                at[0]++;
            }
            lags.add(Duration.between(entry.at(), signed.get(at[0]).signedAt()).toNanos() / 1e9);
        });
        return p99(lags);
    }

    /** Seconds that the sequencer needs for a stretch of entries at the present size, median of nine. */
    private double stretch() {
        var took = new ArrayList<Double>();
        for (int i = 0; i < STRETCHES; i++) {
            insert(STRETCH);
            long began = System.nanoTime();
            sequenceAll();
            took.add((System.nanoTime() - began) / 1e9);
        }
        took.sort(null);
        return took.get(STRETCHES / 2);
    }

    private void fillTo(long size, PrintStream err) {
        long now =
                jdbc.sql("select count(*) from audit_entry").query(Long.class).single();
        err.println("growing the log from " + now + " to " + size + " entries");
        for (long left = size - now; left > 0; left -= 10 * BATCH) {
            insert((int) Math.min(left, 10 * BATCH));
            sequenceAll();
        }
    }

    /** Committed entries as the trail writes them, in large batches. */
    private void insert(int count) {
        for (int begun = 0; begun < count; begun += BATCH) {
            var rows = new ArrayList<Object[]>();
            for (int i = begun; i < Math.min(count, begun + BATCH); i++) {
                var id = UUID.randomUUID();
                var at = Instant.now().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
                var content = CanonicalJson.bytes(Map.of(
                        "v", 1,
                        "id", id.toString(),
                        "at", at.toString(),
                        "actor", Actor.system("bench"),
                        "action", "thing.changed",
                        "subject", Map.of("type", "thing", "id", "T-" + i),
                        "evidence", List.of(),
                        "before", Map.of("n", i),
                        "after", Map.of("n", i + 1, "owner", "platform")));
                rows.add(new Object[] {id, content, Rfc6962.leafHash(content), at.atOffset(ZoneOffset.UTC), "T-" + i});
            }
            batch.batchUpdate("""
                    insert into audit_entry (entry_id, content, leaf_hash, recorded_at, actor_id, actor_kind, action,
                        subject_type, subject_id)
                    values (?, ?, ?, ?, 'system:bench', 'SYSTEM', 'thing.changed', 'thing', ?)""", rows);
        }
    }

    private void proofs(int size, Map<String, Double> results) {
        var random = new Random(1);
        var millis = new ArrayList<Double>();
        for (int i = -PROOFS / 2; i < PROOFS; i++) {
            long index = random.nextInt(size);
            long began = System.nanoTime();
            var proof = proofs.of(entries.at(index).orElseThrow()).orElseThrow();
            double took = (System.nanoTime() - began) / 1e6;
            if (!(proof.check() instanceof ProofCheck.Holds)) {
                throw new IllegalStateException("The proof of entry " + index + " does not hold");
            }
            if (i >= 0) {
                millis.add(took);
            }
        }
        results.put("audit.proof.p99", p99(millis));
        results.put("audit.proof.p50", millis.get(PROOFS / 2));
    }

    /** Alternating with hashing the same entries, out of the same file, median of three each. */
    private void verify(Path work, Map<String, Double> results) throws IOException {
        var file = work.resolve("export.zip");
        try (var out = Files.newOutputStream(file)) {
            export.write(out);
        }
        var verifying = new ArrayList<Double>();
        var hashing = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS; round++) {
            hashing.add(seconds(() -> hash(file)));
            verifying.add(seconds(() -> {
                var verdict = BundleCheck.check(Bundle.read(file), List.of(), List.of(), List.of());
                if (!verdict.whole()) {
                    throw new IllegalStateException("The export does not verify: " + verdict.findings());
                }
            }));
        }
        verifying.sort(null);
        hashing.sort(null);
        results.put("audit.verify_ratio_to_hashing", verifying.get(ROUNDS / 2) / hashing.get(ROUNDS / 2));
        results.put("audit.verify_seconds", verifying.get(ROUNDS / 2));
        results.put("audit.hash_seconds", hashing.get(ROUNDS / 2));
    }

    private interface Work {
        void run() throws IOException;
    }

    private static double seconds(Work work) throws IOException {
        long began = System.nanoTime();
        work.run();
        return (System.nanoTime() - began) / 1e9;
    }

    private static void hash(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile());
                var in = zip.getInputStream(zip.getEntry(Bundle.ENTRIES));
                var out =
                        new DigestOutputStream(OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(out);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must have SHA-256", e);
        }
    }

    private static double p99(List<Double> values) {
        values.sort(null);
        return values.get((int) Math.ceil(values.size() * 0.99) - 1);
    }
}
