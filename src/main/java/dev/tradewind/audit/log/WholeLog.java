package dev.tradewind.audit.log;

import dev.tradewind.audit.bundle.Finding;
import dev.tradewind.audit.bundle.Finding.Kind;
import dev.tradewind.audit.merkle.Checkpoint;
import dev.tradewind.audit.merkle.Frontier;
import dev.tradewind.audit.merkle.Rfc6962;
import dev.tradewind.audit.merkle.SignedNote;
import dev.tradewind.quantity.Timestamps;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * Verifies the stored log from its own bytes: re-hashes every entry, derives the search columns again, rebuilds the tree
 * and compares it with every checkpoint on the way and with the signature of the last. It can tell what was tampered
 * with, but not convict whoever holds both database and key: for that an auditor keeps checkpoints elsewhere.
 */
@Component
public class WholeLog {
    private static final Logger LOG = LoggerFactory.getLogger(WholeLog.class);
    private static final int CHUNK = 1_000;
    private static final int MOST_FINDINGS = 100;

    private final JdbcClient jdbc;
    private final Entries entries;
    private final Checkpoints checkpoints;
    private final LogKey key;
    private final Witnesses witnesses;
    private final Clock clock;
    private volatile @Nullable Progress progress;

    WholeLog(JdbcClient jdbc, Entries entries, Checkpoints checkpoints, LogKey key, Witnesses witnesses, Clock clock) {
        this.jdbc = jdbc;
        this.entries = entries;
        this.checkpoints = checkpoints;
        this.key = key;
        this.witnesses = witnesses;
        this.clock = clock;
    }

    /**
     * The outcome of one verification.
     *
     * @param size entries that were re-hashed
     * @param findings at most 100, first ones first
     */
    public record Verification(Instant at, long size, Duration took, boolean whole, List<Finding> findings) {}

    /**
     * How far a verification has come.
     *
     * @param done entries re-hashed so far
     * @param goal entries under the checkpoint at which it began
     */
    public record Progress(Instant since, long done, long goal) {
        public int percent() {
            return goal == 0 ? 100 : (int) (done * 100 / goal);
        }
    }

    /** The verification that runs now in this process, whoever began it; empty while none does. */
    public Optional<Progress> running() {
        return Optional.ofNullable(progress);
    }

    /** Verifies now and keeps the outcome. Waits for one that runs already. */
    public synchronized Verification verify() {
        try {
            return verifyOnce();
        } finally {
            progress = null;
        }
    }

    private Verification verifyOnce() {
        var started = clock.instant();
        var findings = new ArrayList<Finding>();
        progress = new Progress(started, 0, 0);
        long size = walk(started, findings);
        var took = Duration.between(started, clock.instant());
        var outcome = new Verification(started, size, took, findings.isEmpty(), List.copyOf(findings));
        keep(outcome);
        if (!outcome.whole()) {
            LOG.error("The audit log is NOT whole: {}", outcome.findings());
        }
        return outcome;
    }

    public Optional<Verification> last() {
        return jdbc.sql("select verified_at, size, took_millis, whole from audit_verification order by id desc limit 1")
                .query((row, n) -> new Verification(
                        Timestamps.at(row, 1),
                        row.getLong(2),
                        Duration.ofMillis(row.getLong(3)),
                        row.getBoolean(4),
                        List.of()))
                .optional();
    }

    private long walk(Instant started, List<Finding> findings) {
        var last = checkpoints.last();
        if (last.isEmpty()) {
            return 0;
        }
        var goal = last.get();
        var waiting = promises(goal.size(), findings);
        var tree = new Frontier();
        compare(tree, waiting, findings);
        for (long next = 0; next < goal.size(); ) {
            progress = new Progress(started, next, goal.size());
            var chunk = entries.from(next, (int) Math.min(CHUNK, goal.size() - next));
            for (var entry : chunk) {
                long index = Objects.requireNonNull(entry.index());
                if (index >= goal.size()) {
                    break;
                }
                for (long missing = next; missing < index; missing++) {
                    report(
                            findings,
                            Finding.at(Kind.REMOVED, missing, "Entry " + missing + " is missing from the table"));
                    tree.append(new byte[Rfc6962.HASH_BYTES], (level, place, hash) -> {});
                }
                examine(entry, index, findings);
                tree.append(Rfc6962.leafHash(entry.content()), (level, place, hash) -> {});
                next = index + 1;
                compare(tree, waiting, findings);
            }
            if (chunk.isEmpty() || Objects.requireNonNull(chunk.getLast().index()) >= goal.size()) {
                report(
                        findings,
                        Finding.at(
                                Kind.TRUNCATED,
                                next,
                                "The table ends at entry " + next + ", the checkpoint says " + goal.size()));
                return next;
            }
        }
        signature(goal, findings);
        return goal.size();
    }

    private static void examine(Entry entry, long index, List<Finding> findings) {
        if (!Arrays.equals(Rfc6962.leafHash(entry.content()), entry.leafHash())) {
            report(
                    findings,
                    Finding.at(
                            Kind.ALTERED,
                            index,
                            "Entry " + index + " was altered: it no longer has the hash under"
                                    + " which it was sequenced"));
            return;
        }
        try {
            var json = entry.json();
            var same = json.path("at").asString("").equals(entry.at().toString())
                    && json.path("actor").path("id").asString("").equals(entry.actorId())
                    && json.path("actor").path("kind").asString("").equals(entry.actorKind())
                    && json.path("action").asString("").equals(entry.action())
                    && json.path("subject").path("type").asString("").equals(entry.subjectType())
                    && json.path("subject").path("id").asString("").equals(entry.subjectId())
                    && json.path("reason").asString("").equals(Objects.requireNonNullElse(entry.reason(), ""));
            if (!same) {
                report(
                        findings,
                        Finding.at(
                                Kind.COLUMN_ALTERED,
                                index,
                                "A search column of entry " + index + " differs from the entry itself"));
            }
        } catch (JacksonException e) {
            report(findings, Finding.at(Kind.ALTERED, index, "Entry " + index + " is no JSON"));
        }
    }

    /**
     * What the tree must come to at some size.
     *
     * @param outside kept by a witness, where whoever administers this database does not reach
     */
    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    private record Promise(long size, byte[] root, @Nullable String outside) {}

    /** Our own checkpoints and what witnesses kept, smallest first. */
    private Deque<Promise> promises(long size, List<Finding> findings) {
        var promises = new ArrayList<Promise>();
        checkpoints.upTo(size).forEach(own -> promises.add(new Promise(own.size(), own.rootHash(), null)));
        for (var anchor : witnesses.anchors(findings)) {
            var kept = anchor.checkpoint();
            if (!(anchor.note().check(key.publicKeys()) instanceof SignedNote.Check.By)) {
                report(
                        findings,
                        Finding.of(
                                Kind.WRONG_KEY,
                                "%s keeps a checkpoint of %d entries that no key of this log has signed"
                                        .formatted(anchor.witness(), kept.size())));
            } else if (kept.size() > size) {
                report(
                        findings,
                        Finding.at(
                                Kind.TRUNCATED,
                                size,
                                "%s was shown %d entries, this log has %d"
                                        .formatted(anchor.witness(), kept.size(), size)));
            } else {
                promises.add(new Promise(kept.size(), kept.root(), anchor.witness()));
            }
        }
        promises.sort(Comparator.comparingLong(Promise::size));
        return new ArrayDeque<>(promises);
    }

    private static void compare(Frontier tree, Deque<Promise> waiting, List<Finding> findings) {
        while (!waiting.isEmpty() && waiting.getFirst().size() == tree.size()) {
            var promise = waiting.removeFirst();
            if (Arrays.equals(tree.root(), promise.root())) {
                continue;
            }
            if (promise.outside() != null) {
                report(
                        findings,
                        Finding.at(
                                Kind.FORK,
                                0,
                                "The first %d entries are not those that %s was shown: the log was rewritten since"
                                        .formatted(promise.size(), promise.outside())));
            } else if (findings.isEmpty()) {
                report(
                        findings,
                        Finding.at(
                                Kind.REWRITTEN,
                                promise.size(),
                                "The entries before " + promise.size()
                                        + " are not those under the checkpoint of that size"));
            }
        }
    }

    private void signature(Checkpoints.Stored goal, List<Finding> findings) {
        var note = SignedNote.parse(goal.note());
        var stated = Checkpoint.parse(note.text());
        if (!(note.check(key.publicKeys()) instanceof SignedNote.Check.By)) {
            report(
                    findings,
                    Finding.of(Kind.FORGED_CHECKPOINT, "The last checkpoint bears no signature by a key of this log"));
        } else if (stated.size() != goal.size() || !Arrays.equals(stated.root(), goal.rootHash())) {
            report(
                    findings,
                    Finding.of(Kind.COLUMN_ALTERED, "Size or root beside the last checkpoint differ from its note"));
        }
    }

    private static void report(List<Finding> findings, Finding finding) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(finding);
        }
    }

    private void keep(Verification outcome) {
        jdbc.sql(
                        "insert into audit_verification (verified_at, size, took_millis, whole, findings) values (?, ?, ?, ?, ?)")
                .param(outcome.at().atOffset(ZoneOffset.UTC))
                .param(outcome.size())
                .param(outcome.took().toMillis())
                .param(outcome.whole())
                .param(String.join(
                        "\n", outcome.findings().stream().map(Finding::detail).toList()))
                .update();
    }
}
