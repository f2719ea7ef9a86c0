package dev.tradewind.connector.series;

import dev.tradewind.connector.Destination;
import dev.tradewind.connector.ImportReceipt;
import dev.tradewind.signal.SignalPoint;
import dev.tradewind.signal.Signals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Puts values into the store of signals. */
@Component
class SeriesDestination implements Destination<SeriesRow> {
    /** How long an undated value is said to hold; readers take the newest word anyway. */
    private static final Duration UNDATED_FOR = Duration.ofDays(30);

    private final Signals signals;
    private final Clock clock;

    SeriesDestination(Signals signals, Clock clock) {
        this.signals = signals;
        this.clock = clock;
    }

    @Override
    public Class<SeriesRow> rowType() {
        return SeriesRow.class;
    }

    @Override
    public Staging<SeriesRow> open(ImportReceipt receipt) {
        return new Points(clock.instant());
    }

    private final class Points implements Staging<SeriesRow> {
        private final Instant now;
        private final List<SignalPoint> points = new ArrayList<>();

        Points(Instant now) {
            this.now = now.truncatedTo(ChronoUnit.MICROS);
        }

        @Override
        public void accept(SeriesRow row) {
            row.values().forEach(value -> points.add(point(value)));
        }

        private SignalPoint point(SeriesValue value) {
            Instant from = value.from() == null ? now.truncatedTo(ChronoUnit.HOURS) : value.from();
            Instant to = value.to() == null ? from.plus(UNDATED_FOR) : value.to();
            return SignalPoint.observed(
                    value.series(), from, to, value.value(), value.kind(), value.basis(), value.source(), now);
        }

        @Override
        public void seal() {}

        @Override
        public void commit() {
            signals.append(points);
        }

        @Override
        public void close() {
            points.clear();
        }
    }
}
