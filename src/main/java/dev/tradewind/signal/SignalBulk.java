package dev.tradewind.signal;

import dev.tradewind.lake.LakeFile;
import dev.tradewind.lake.LakeTable;
import dev.tradewind.lake.LakeWriter;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Large files of points on their way straight to the lake. A point goes there if it lies outside the time that is known of its
 * series and after the one before it in the file: then nobody has spoken of it yet. All others are for {@link
 * Signals#append}, which compares.
 */
@Component
public class SignalBulk {
    private final SeriesIndex index;
    private final SignalLake lake;

    SignalBulk(SeriesIndex index, SignalLake lake) {
        this.index = index;
        this.lake = lake;
    }

    public LakeTable table() {
        return SignalLake.SIGNALS;
    }

    /** Writes points into the lake, each as the first word on it; for one thread. */
    public BiConsumer<SignalPoint, LakeWriter> writing(UUID importId) {
        return SignalLake.writing(importId);
    }

    /** Sorts the points of one file; not for several threads. */
    public Sorting sorting() {
        return new Sorting();
    }

    /** Makes sealed points count, in the transaction of the import. */
    public void commit(UUID importId, List<LakeFile> files, Sorting sorted) {
        lake.lake().commit(SignalLake.SIGNALS, importId, files);
        Map<String, SeriesStatus> known = index.known(sorted.bySeries.keySet());
        Map<String, SeriesStatus> after = new HashMap<>();
        sorted.bySeries.forEach((series, seen) -> {
            SeriesStatus fresh = seen.status();
            if (fresh != null) {
                after.put(series, SeriesIndex.joined(known.get(series), fresh));
            }
        });
        index.store(after.values(), known.keySet());
        after.keySet().forEach(series -> {
            SeriesStatus fresh = java.util.Objects.requireNonNull(sorted.bySeries.get(series))
                    .status();
            if (fresh != null) {
                index.inLake(series, fresh.validFrom(), fresh.validTo());
            }
        });
    }

    /** Which points of a file may go to the lake, and what it says of each series. */
    public final class Sorting {
        private final Map<String, Seen> bySeries = new HashMap<>();
        private @Nullable Seen last;
        private @Nullable Seen lastButOne;

        /** Whether the point is new beyond doubt; each point is asked for once, in the file's order. */
        public boolean toLake(SignalPoint point) {
            return seen(point.series()).take(point);
        }

        /** Points of two series mostly take turns, and bear the very same names; looking each up would take longer than the rest. */
        @SuppressWarnings("ReferenceEquality")
        private Seen seen(String series) {
            var one = last;
            if (one != null && one.series == series) {
                return one;
            }
            var other = lastButOne;
            lastButOne = one;
            if (other == null || other.series != series) {
                other = bySeries.computeIfAbsent(series, Seen::new);
            }
            last = other;
            return other;
        }
    }

    /** What the file says of one series, summed up as it goes by. */
    private final class Seen {
        private final String series;
        private final @Nullable Instant knownFrom;
        private final @Nullable Instant knownTo;
        private Instant last = Instant.MIN;
        private long points;
        private @Nullable SignalPoint first;
        private @Nullable SignalPoint newest;
        private @Nullable Instant observedTo;

        Seen(String series) {
            this.series = series;
            SeriesStatus before = index.one(series).orElse(null);
            knownFrom = before == null ? null : before.validFrom();
            knownTo = before == null ? null : before.validTo();
        }

        boolean take(SignalPoint point) {
            boolean known = knownFrom != null
                    && knownTo != null
                    && point.validTo().isAfter(knownFrom)
                    && point.validFrom().isBefore(knownTo);
            if (known || !point.validFrom().isAfter(last) || !SignalLake.holds(point.value())) {
                return false;
            }
            last = point.validFrom();
            points++;
            if (first == null) {
                first = point;
            }
            if (newest == null || !point.validTo().isBefore(newest.validTo())) {
                newest = point;
            }
            if (point.kind() != SignalKind.FORECAST
                    && (observedTo == null || point.validTo().isAfter(observedTo))) {
                observedTo = point.validTo();
            }
            return true;
        }

        /** Null if none of its points went to the lake. */
        @Nullable
        SeriesStatus status() {
            return first == null || newest == null
                    ? null
                    : new SeriesStatus(
                            first.series(),
                            points,
                            first.validFrom(),
                            newest.validTo(),
                            observedTo,
                            first.observedAt(),
                            newest.kind(),
                            newest.source());
        }
    }
}
