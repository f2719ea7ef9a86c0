package dev.tradewind.latency.ui;

import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.signal.Freshness;
import dev.tradewind.signal.NewestKnown;
import dev.tradewind.signal.Signals;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Status;
import dev.tradewind.ui.StatusMarks;
import dev.tradewind.workload.Workloads;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Announces that round trips are modelled, or that nobody has measured one for a day. */
@Component
class LatencyMarks implements StatusMarks {
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
        NewestKnown known = signals.newestKnown("rtt:");
        if (known.series() == 0) {
            boolean promised = workloads.all().stream().anyMatch(workload -> workload.maxRttMillis() != null);
            return promised
                    ? List.of(new Mark(Status.UNKNOWN, tr("Round trips modelled by distance"), "latency", Side.LEFT))
                    : List.of();
        }
        return Optional.ofNullable(known.to())
                .filter(newest -> newest.isBefore(now.minus(Freshness.ROUND_TRIPS)))
                .map(newest -> List.of(new Mark(
                        Status.DEGRADED,
                        tr("Round trips stale, {0} old", Formats.age(newest, now)),
                        "latency",
                        Side.LEFT)))
                .orElse(List.of());
    }
}
