package dev.tradewind.latency.ui;

import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.signal.SeriesStatus;
import dev.tradewind.signal.Signals;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Status;
import dev.tradewind.ui.StatusMarks;
import dev.tradewind.workload.Workloads;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Announces that round trips are modelled, or that nobody has measured one for a day. */
@Component
class LatencyMarks implements StatusMarks {
    private static final Duration FRESH = Duration.ofDays(1);

    private final Signals signals;
    private final Workloads workloads;
    private final Clock clock;

    LatencyMarks(Signals signals, Workloads workloads, Clock clock) {
        this.signals = signals;
        this.workloads = workloads;
        this.clock = clock;
    }

    @Override
    public List<Mark> marks() {
        Instant now = clock.instant();
        List<SeriesStatus> known = signals.statuses("rtt:");
        if (known.isEmpty()) {
            boolean promised = workloads.all().stream().anyMatch(workload -> workload.maxRttMillis() != null);
            return promised
                    ? List.of(new Mark(Status.UNKNOWN, tr("Round trips modelled by distance"), "latency", Side.LEFT))
                    : List.of();
        }
        return known.stream()
                .map(SeriesStatus::knownTo)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .filter(newest -> newest.isBefore(now.minus(FRESH)))
                .map(newest -> List.of(new Mark(
                        Status.DEGRADED,
                        tr("Round trips stale, {0} old", Formats.age(newest, now)),
                        "latency",
                        Side.LEFT)))
                .orElse(List.of());
    }
}
