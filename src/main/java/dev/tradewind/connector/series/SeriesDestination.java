package dev.tradewind.connector.series;

import dev.tradewind.connector.Destination;
import dev.tradewind.connector.ImportReceipt;
import dev.tradewind.lake.Lake;
import dev.tradewind.signal.SignalBulk;
import dev.tradewind.signal.SignalPoint;
import dev.tradewind.signal.Signals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts values into the store of signals; beyond some number straight into the lake. */
@Component
class SeriesDestination implements Destination<SeriesRow> {
    /** How long an undated value is said to hold; readers take the newest word anyway. */
    private static final Duration UNDATED_FOR = Duration.ofDays(30);

    private final Signals signals;
    private final SignalBulk bulk;
    private final Lake lake;
    private final Clock clock;
    private final SeriesSettings settings;

    SeriesDestination(Signals signals, SignalBulk bulk, Lake lake, Clock clock, SeriesSettings settings) {
        this.signals = signals;
        this.bulk = bulk;
        this.lake = lake;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public Class<SeriesRow> rowType() {
        return SeriesRow.class;
    }

    @Override
    public Staging<SeriesRow> open(ImportReceipt receipt) {
        return new Points(receipt, clock.instant());
    }

    private final class Points implements Staging<SeriesRow> {
        private final ImportReceipt receipt;
        private final Instant now;
        private final List<SignalPoint> points = new ArrayList<>();
        private @Nullable BulkStaging large;

        Points(ImportReceipt receipt, Instant now) {
            this.receipt = receipt;
            this.now = now.truncatedTo(ChronoUnit.MICROS);
        }

        @Override
        public void accept(SeriesRow row) {
            for (SeriesValue value : row.values()) {
                accept(point(value));
            }
        }

        private void accept(SignalPoint point) {
            var open = large;
            if (open == null || !open.takes(point)) {
                points.add(point);
            }
            if (open == null && points.size() > settings.bulkPoints()) {
                var all = List.copyOf(points);
                points.clear();
                large = new BulkStaging(lake, bulk, receipt.id());
                all.forEach(this::accept);
            }
        }

        private SignalPoint point(SeriesValue value) {
            Instant from = value.from() == null ? now.truncatedTo(ChronoUnit.HOURS) : value.from();
            Instant to = value.to() == null ? from.plus(UNDATED_FOR) : value.to();
            return SignalPoint.observed(
                    value.series(), from, to, value.value(), value.kind(), value.basis(), value.source(), now);
        }

        @Override
        public void seal() {
            if (large != null) {
                large.seal();
            }
        }

        @Override
        public void commit() {
            if (large != null) {
                large.commit();
            }
            signals.append(points);
        }

        @Override
        public void close() {
            points.clear();
            if (large != null) {
                large.close();
            }
        }
    }
}
