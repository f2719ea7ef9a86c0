package dev.tradewind.planning.decide;

import dev.tradewind.planning.PlanJson;
import dev.tradewind.planning.decide.JournalSegment.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The journal and what of it still has to go into the audit log. */
final class DecisionLog implements AutoCloseable {
    private static final int SEGMENT_BYTES = 8 << 20;
    /** Fits a second at full load; more goes into the next entry. */
    private static final int MOST_IN_BATCH = 2_000;

    private final Path folder;
    private final String replica;
    private final DecisionBatches batches;
    private final Journal journal;
    private final List<Entry> before;
    private final Deque<Entry> waiting = new ArrayDeque<>();
    private boolean caughtUp;

    DecisionLog(Path folder, String replica, DecisionBatches batches) {
        this.folder = folder;
        this.replica = replica;
        this.batches = batches;
        try {
            before = Journal.read(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the journal of decisions in " + folder, e);
        }
        journal = new Journal(folder, SEGMENT_BYTES);
    }

    /** What earlier processes of this replica gave and nobody has returned. */
    List<Reservation> stillHeld(Instant now) {
        Map<UUID, Reservation> held = new LinkedHashMap<>();
        for (var entry : before) {
            var line = PlanJson.read(entry.content(), DecisionEntry.class);
            if (line.reservation() != null && line.reservation().expiresAt().isAfter(now)) {
                held.put(line.id(), line.reservation());
            } else if (line.event().equals("RELEASED")) {
                held.remove(line.id());
            }
        }
        return List.copyOf(held.values());
    }

    void append(DecisionEntry line) {
        var content = PlanJson.write(line);
        synchronized (waiting) {
            waiting.add(journal.append(content));
        }
    }

    void force() {
        journal.force();
    }

    /** Records what waits; what cannot be recorded now waits on. */
    synchronized void record() {
        if (!caughtUp) {
            var done = batches.recorded(replica);
            var missing = before.stream()
                    .filter(entry -> entry.position() > done.getOrDefault(entry.segment(), 0))
                    .toList();
            synchronized (waiting) {
                for (var index = missing.size() - 1; index >= 0; index--) {
                    waiting.addFirst(missing.get(index));
                }
            }
            caughtUp = true;
        }
        for (var batch = next(); !batch.isEmpty(); batch = next()) {
            batches.record(replica, batch);
            synchronized (waiting) {
                batch.forEach(recorded -> waiting.removeFirst());
            }
        }
    }

    private List<Entry> next() {
        synchronized (waiting) {
            var batch = new ArrayList<Entry>();
            for (var entry : waiting) {
                if (batch.size() == MOST_IN_BATCH
                        || !batch.isEmpty() && batch.getFirst().segment() != entry.segment()) {
                    break;
                }
                batch.add(entry);
            }
            return batch;
        }
    }

    /** Files from which nothing waits are needed no more once their reservations have expired. */
    void dropOld(long beforeSegment) {
        synchronized (waiting) {
            var oldest = waiting.isEmpty()
                    ? beforeSegment
                    : Math.min(beforeSegment, waiting.getFirst().segment());
            if (caughtUp) {
                journal.dropBefore(oldest);
            }
        }
    }

    long currentSegment() {
        return journal.current();
    }

    @Override
    public void close() {
        journal.close();
        Replica.closed(folder);
    }
}
