package dev.tradewind.execution;

import dev.tradewind.execution.move.Commit;
import dev.tradewind.execution.move.DataMove;
import dev.tradewind.execution.move.MoveRows;
import dev.tradewind.execution.move.MoveState;
import dev.tradewind.execution.move.ObjectCopy;
import dev.tradewind.execution.move.ObjectStore;
import dev.tradewind.execution.move.Pace;
import dev.tradewind.ui.Notation;
import dev.tradewind.workload.DataCopy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Copies objects from store to store for as long as a slice lasts, under a pace and a budget. */
@Component
class ObjectMoves {
    private final ObjectCopy copying;
    private final MoveRows rows;
    private final EgressBudgets budgets;
    private final ExecutionSettings settings;
    private final Clock clock;

    ObjectMoves(ObjectCopy copying, MoveRows rows, EgressBudgets budgets, ExecutionSettings settings, Clock clock) {
        this.copying = copying;
        this.rows = rows;
        this.budgets = budgets;
        this.settings = settings;
        this.clock = clock;
    }

    /** The store at a site, the first by name. */
    String storeAt(String site) {
        return new TreeMap<>(settings.stores())
                .entrySet().stream()
                        .filter(store -> store.getValue().site().equals(site))
                        .map(java.util.Map.Entry::getKey)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("No store stands at " + site
                                + ", so no objects can be copied. Maybe add one to tradewind.execution.stores?"));
    }

    Slice advance(DataMove move, DataCopy how, Commit commit) {
        try (var from = open(move.fromStore());
                var to = open(move.toStore())) {
            if (move.state() == MoveState.WAITING) {
                copying.list(move, Objects.requireNonNull(how.objects()), from, commit);
                commit.of(() -> rows.become(move, MoveState.COPYING, "", clock.instant()));
                var listed = rows.of(move.execution(), move.position());
                var dear = budgets.objection(listed, listed.bytes());
                return dear.<Slice>map(why -> new Slice.AtLimit("nothing was copied yet: " + why))
                        .orElseGet(() -> more(clock.instant(), listed));
            }
            if (move.state() == MoveState.STOPPED) {
                var left = move.bytesSent() + Math.max(0, move.bytes() - move.bytesDone());
                var dear = budgets.objection(move, left);
                if (dear.isPresent()) {
                    return new Slice.AtLimit(dear.get());
                }
                commit.of(() -> rows.become(move, MoveState.COPYING, "", clock.instant()));
            }
            return copy(move, Pace.of(how.megabytesPerSecond()), from, to, commit);
        }
    }

    private Slice copy(DataMove move, Pace pace, ObjectStore from, ObjectStore to, Commit commit) {
        var began = clock.instant();
        var last = began;
        long sent = 0;
        while (true) {
            var next = copying.nextBytes(move, settings.partBytes());
            if (next.isEmpty()) {
                return new Slice.Copied(copied(rows.of(move.execution(), move.position())));
            }
            var stop = budgets.objection(move, move.bytesSent() + sent + next.get());
            if (stop.isPresent()) {
                return new Slice.AtLimit(stop.get());
            }
            sent += copying.next(move, from, to, settings.partBytes(), commit);
            var ahead = pace.ahead(sent, Duration.between(began, clock.instant()));
            var end = began.plus(settings.copySlice());
            boolean over = !clock.instant().plus(ahead).isBefore(end);
            if (!ahead.isZero() && !over && !pause(ahead)) {
                over = true;
            }
            var now = clock.instant();
            long took = Duration.between(last, over ? now.plus(ahead) : now).toMillis();
            last = now;
            commit.of(() -> rows.took(move, took));
            if (over) {
                return more(now.plus(ahead), rows.of(move.execution(), move.position()));
            }
        }
    }

    private static boolean pause(Duration length) {
        try {
            Thread.sleep(length);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Slice more(Instant at, DataMove now) {
        return new Slice.More(
                at,
                "%s: %s of %s objects, %s of %s GB"
                        .formatted(
                                now.dataSet(),
                                Notation.PLAIN.number(now.objectsDone()),
                                Notation.PLAIN.number(now.objects()),
                                gigabytes(now.bytesDone()),
                                gigabytes(now.bytes())));
    }

    private static String copied(DataMove now) {
        return "%s: %s objects, %s GB from store %s to %s, checked by SHA-256"
                .formatted(
                        now.dataSet(),
                        Notation.PLAIN.number(now.objectsDone()),
                        gigabytes(now.bytesDone()),
                        now.fromStore(),
                        now.toStore());
    }

    /** One slice of removing; words once nothing of ours is left. */
    Optional<String> remove(DataMove move, Commit commit) {
        if (move.state() == MoveState.WAITING) {
            return Optional.of("nothing was copied");
        }
        var end = clock.instant().plus(settings.copySlice());
        try (var to = open(move.toStore())) {
            while (copying.removeNext(move, to, commit)) {
                if (!clock.instant().isBefore(end)) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(copying.removed(move));
    }

    private ObjectStore open(@Nullable String name) {
        var store = name == null ? null : settings.stores().get(name);
        if (store == null) {
            throw new IllegalStateException("There is no store '" + name + "', only "
                    + settings.stores().keySet() + ". Maybe it was taken out of tradewind.execution.stores?");
        }
        return new ObjectStore(Objects.requireNonNull(name), store);
    }

    static String gigabytes(long bytes) {
        return Notation.PLAIN.number(DataMove.gigabytes(bytes), bytes < 10_000_000_000L ? 3 : 1);
    }
}
