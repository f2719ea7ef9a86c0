package dev.tradewind.execution.move;

import dev.tradewind.execution.move.ObjectRows.State;
import dev.tradewind.quantity.Hashes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Copies one piece after the other: an object, or a part of a large one. What is about to be sent is written down with its
 * checksum before, and that the store has it after: whoever goes on after a kill asks the store about the one piece between
 * the two, and sends it again only if it is not there.
 */
@Component
public class ObjectCopy {
    private static final String EXECUTION = "tradewind-execution";
    private static final String SOURCE_ETAG = "tradewind-source-etag";
    private static final int MOST_PARTS = 10_000;
    private static final int LISTED_AT_ONCE = 1000;

    private final ObjectRows objects;
    private final MoveRows moves;

    ObjectCopy(ObjectRows objects, MoveRows moves) {
        this.objects = objects;
        this.moves = moves;
    }

    /** Writes down what there is to copy; begun anew if it was broken off. */
    public void list(DataMove of, String begin, ObjectStore from, Commit commit) {
        commit.of(() -> objects.forget(of));
        var waiting = new ArrayList<ObjectStore.Item>();
        var total = new long[2];
        from.list(begin, item -> {
            total[0]++;
            total[1] += item.bytes();
            waiting.add(item);
            if (waiting.size() == LISTED_AT_ONCE) {
                add(of, waiting, commit);
            }
        });
        add(of, waiting, commit);
        commit.of(() -> moves.totals(of, total[0], total[1]));
    }

    private void add(DataMove of, List<ObjectStore.Item> waiting, Commit commit) {
        commit.of(() -> waiting.forEach(item -> objects.add(of, item)));
        waiting.clear();
    }

    /** How many bytes the next piece has, at most; empty once everything is there. */
    public Optional<Long> nextBytes(DataMove of, long partBytes) {
        return objects.next(of).map(row -> Math.min(row.item().bytes(), partBytes(row.item(), partBytes)));
    }

    /**
     * Copies the next piece.
     *
     * @return bytes that left the source
     * @throws OtherContent if something else stands where it would go
     */
    public long next(DataMove of, ObjectStore from, ObjectStore to, long partBytes, Commit commit) {
        var row = objects.next(of).orElseThrow();
        try {
            if (row.uploadId() != null) {
                return part(of, row, row.uploadId(), from, to, commit);
            }
            return row.sha256() == null
                    ? begin(of, row, from, to, partBytes, commit)
                    : goOn(of, row, row.sha256(), to, commit);
        } catch (SourceChanged changed) {
            relist(of, row, from, to, commit);
            return 0;
        }
    }

    private long begin(
            DataMove of, ObjectRows.Row row, ObjectStore from, ObjectStore to, long partBytes, Commit commit) {
        var item = row.item();
        var there = to.head(item.key()).orElse(null);
        if (there != null) {
            if (!same(item, there)) {
                throw new OtherContent(to.name(), item.key());
            }
            commit.of(() -> {
                objects.become(of, item.key(), State.THERE);
                moves.there(of, 1, item.bytes());
            });
            return 0;
        }
        if (item.bytes() > partBytes) {
            var upload = to.begin(item.key(), marks(of, item));
            commit.of(() -> objects.upload(of, item.key(), upload, partBytes(item, partBytes)));
            return 0;
        }
        var content = read(from, item, 0, (int) item.bytes());
        var sha256 = Hashes.sha256(content);
        commit.of(() -> {
            objects.content(of, item.key(), sha256);
            moves.sent(of, content.length);
        });
        try {
            to.put(item.key(), content, sha256, marks(of, item));
        } catch (StoreRefused refused) {
            // another engine was faster with the same, or somebody else with something else: the next look tells
            if (!refused.otherwise()) {
                throw refused;
            }
        }
        goOn(of, row, sha256, to, commit);
        return content.length;
    }

    /** An object that was sent, or was about to be. */
    private long goOn(DataMove of, ObjectRows.Row row, String sha256, ObjectStore to, Commit commit) {
        var item = row.item();
        var there = to.head(item.key()).orElse(null);
        if (there == null) {
            commit.of(() -> objects.content(of, item.key(), null));
            return 0;
        }
        if (!ours(of, there) || !holds(to, item, there, Sums.whole(sha256), List.of(sha256), item.bytes())) {
            throw new OtherContent(to.name(), item.key());
        }
        commit.of(() -> {
            objects.become(of, item.key(), State.OURS);
            moves.there(of, 1, item.bytes());
        });
        return 0;
    }

    private long part(DataMove of, ObjectRows.Row row, String upload, ObjectStore from, ObjectStore to, Commit commit) {
        var item = row.item();
        var parts = objects.parts(of, item.key());
        try {
            if (!parts.isEmpty() && parts.getLast().etag() == null) {
                return finishPart(of, row, upload, parts.getLast(), from, to, commit);
            }
            if (parts.size() * row.partBytes() < item.bytes()) {
                return sendPart(of, row, upload, parts.size() + 1, from, to, commit);
            }
            to.complete(
                    item.key(),
                    upload,
                    parts.stream()
                            .map(part ->
                                    new ObjectStore.Part(part.number(), String.valueOf(part.etag()), part.sha256()))
                            .toList());
        } catch (StoreRefused refused) {
            if (!refused.gone() && !refused.otherwise()) {
                throw refused;
            }
        }
        completed(of, row, parts, to, commit);
        return 0;
    }

    /** The store answered, or the upload is gone: because it was completed, or because somebody ended it. */
    private void completed(
            DataMove of, ObjectRows.Row row, List<ObjectRows.Sent> parts, ObjectStore to, Commit commit) {
        var item = row.item();
        var sums = parts.stream().map(ObjectRows.Sent::sha256).toList();
        var there = to.head(item.key()).orElse(null);
        if (there == null) {
            long lost = done(parts, row);
            commit.of(() -> {
                objects.upload(of, item.key(), null, 0);
                moves.there(of, 0, -lost);
            });
            return;
        }
        if (!ours(of, there) || !holds(to, item, there, Sums.ofParts(sums), sums, row.partBytes())) {
            throw new OtherContent(to.name(), item.key());
        }
        commit.of(() -> {
            objects.become(of, item.key(), State.OURS);
            moves.there(of, 1, 0);
        });
    }

    private static long done(List<ObjectRows.Sent> parts, ObjectRows.Row row) {
        long had = parts.stream().filter(part -> part.etag() != null).count();
        return Math.min(had * row.partBytes(), row.item().bytes());
    }

    private long finishPart(
            DataMove of,
            ObjectRows.Row row,
            String upload,
            ObjectRows.Sent begun,
            ObjectStore from,
            ObjectStore to,
            Commit commit) {
        var found = to.parts(row.item().key(), upload).stream()
                .filter(part ->
                        part.number() == begun.number() && begun.sha256().equals(part.sha256()))
                .findFirst();
        if (found.isEmpty()) {
            return sendPart(of, row, upload, begun.number(), from, to, commit);
        }
        has(of, row, begun.number(), begun.sha256(), found.get().etag(), commit);
        return 0;
    }

    private long sendPart(
            DataMove of,
            ObjectRows.Row row,
            String upload,
            int number,
            ObjectStore from,
            ObjectStore to,
            Commit commit) {
        var item = row.item();
        long at = (number - 1) * row.partBytes();
        var content = read(from, item, at, (int) Math.min(row.partBytes(), item.bytes() - at));
        var sha256 = Hashes.sha256(content);
        commit.of(() -> {
            objects.part(of, item.key(), number, sha256, null);
            moves.sent(of, content.length);
        });
        has(of, row, number, sha256, to.part(item.key(), upload, number, content, sha256), commit);
        return content.length;
    }

    private void has(DataMove of, ObjectRows.Row row, int number, String sha256, String etag, Commit commit) {
        long at = (number - 1) * row.partBytes();
        long length = Math.min(row.partBytes(), row.item().bytes() - at);
        commit.of(() -> {
            objects.part(of, row.item().key(), number, sha256, etag);
            moves.there(of, 0, length);
        });
    }

    private void relist(DataMove of, ObjectRows.Row row, ObjectStore from, ObjectStore to, Commit commit) {
        var item = row.item();
        if (row.uploadId() != null) {
            to.abort(item.key(), row.uploadId());
        }
        long lost = row.uploadId() == null ? 0 : done(objects.parts(of, item.key()), row);
        var now = from.head(item.key()).orElse(null);
        commit.of(() -> {
            var before = moves.of(of.execution(), of.position());
            moves.there(of, 0, -lost);
            if (now == null) {
                objects.drop(of, item.key());
                moves.totals(of, before.objects() - 1, before.bytes() - item.bytes());
            } else {
                objects.relisted(of, item.key(), now.bytes(), now.etag());
                moves.totals(of, before.objects(), before.bytes() - item.bytes() + now.bytes());
            }
        });
    }

    /** Removes the next object that we made, if it is still what we made; false once there is none. */
    public boolean removeNext(DataMove of, ObjectStore to, Commit commit) {
        var row = objects.nextToRemove(of).orElse(null);
        if (row == null) {
            return false;
        }
        var item = row.item();
        if (row.uploadId() != null && row.state() == State.LISTED) {
            to.abort(item.key(), row.uploadId());
        }
        var there = to.head(item.key()).orElse(null);
        boolean left = there != null && !madeByUs(of, row, to, there);
        if (there != null && !left) {
            to.delete(item.key());
        }
        commit.of(() -> objects.become(of, item.key(), left ? State.LEFT : State.REMOVED));
        return true;
    }

    private boolean madeByUs(DataMove of, ObjectRows.Row row, ObjectStore to, ObjectStore.Head there) {
        if (!ours(of, there)) {
            return false;
        }
        if (row.sha256() != null) {
            return holds(
                    to,
                    row.item(),
                    there,
                    Sums.whole(row.sha256()),
                    List.of(row.sha256()),
                    row.item().bytes());
        }
        var sums = objects.parts(of, row.item().key()).stream()
                .map(ObjectRows.Sent::sha256)
                .toList();
        return holds(to, row.item(), there, Sums.ofParts(sums), sums, row.partBytes());
    }

    /** What became of it, in words. */
    public String removed(DataMove of) {
        return "%d objects that we had made removed%s%s"
                .formatted(
                        objects.count(of, State.REMOVED),
                        more(objects.count(of, State.THERE), " that had been there before stay"),
                        more(objects.count(of, State.LEFT), " that others wrote since stay"));
    }

    private static String more(long count, String words) {
        return count == 0 ? "" : ", " + count + words;
    }

    /** By the checksum that the store keeps, or where it keeps none by reading it again. */
    private static boolean holds(
            ObjectStore store,
            ObjectStore.Item item,
            ObjectStore.Head there,
            String sum,
            List<String> sha256s,
            long pieceBytes) {
        if (there.bytes() != item.bytes()) {
            return false;
        }
        if (there.sum() != null) {
            return there.sum().equals(sum);
        }
        var copy = new ObjectStore.Item(item.key(), there.bytes(), there.etag());
        for (int i = 0; i < sha256s.size(); i++) {
            long at = i * pieceBytes;
            var content = store.read(copy, at, (int) Math.min(pieceBytes, item.bytes() - at));
            if (!Hashes.sha256(content).equals(sha256s.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static byte[] read(ObjectStore from, ObjectStore.Item item, long at, int length) {
        try {
            return from.read(item, at, length);
        } catch (StoreRefused refused) {
            if (refused.otherwise() || refused.gone()) {
                throw new SourceChanged(refused);
            }
            throw refused;
        }
    }

    private static final class SourceChanged extends RuntimeException {
        SourceChanged(Throwable cause) {
            super(cause);
        }
    }

    private static boolean ours(DataMove of, ObjectStore.Head there) {
        return of.execution().toString().equals(there.metadata().get(EXECUTION));
    }

    /** Whether an object that we did not make is that of the source: copied from it before, or with its checksum. */
    private static boolean same(ObjectStore.Item item, ObjectStore.Head there) {
        var etag = plain(item.etag());
        return there.bytes() == item.bytes()
                && (etag.equals(there.metadata().get(SOURCE_ETAG)) || etag.equals(plain(there.etag())));
    }

    private static Map<String, String> marks(DataMove of, ObjectStore.Item item) {
        return Map.of(EXECUTION, of.execution().toString(), SOURCE_ETAG, plain(item.etag()));
    }

    private static String plain(@Nullable String etag) {
        return etag == null ? "" : etag.replace("\"", "");
    }

    private static long partBytes(ObjectStore.Item item, long partBytes) {
        return Math.max(partBytes, (item.bytes() + MOST_PARTS - 1) / MOST_PARTS);
    }
}
