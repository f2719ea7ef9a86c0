package dev.tradewind.carbon.ui;

import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.Site;
import dev.tradewind.signal.Freshness;
import dev.tradewind.signal.SeriesNames;
import dev.tradewind.signal.SeriesStatus;
import dev.tradewind.signal.Signals;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Status;
import dev.tradewind.ui.StatusMarks;
import dev.tradewind.workload.Workloads;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Announces grid zones of ours whose source is silent, and those of which only a yearly average is known. */
@Component
class CarbonMarks implements StatusMarks {
    private final Signals signals;
    private final Catalog catalog;
    private final Workloads workloads;
    private final Clock clock;

    CarbonMarks(Signals signals, Catalog catalog, Workloads workloads, Clock clock) {
        this.signals = signals;
        this.catalog = catalog;
        this.workloads = workloads;
        this.clock = clock;
    }

    @Override
    public List<Mark> marks() {
        var zones = new TreeSet<String>();
        workloads
                .all()
                .forEach(workload ->
                        catalog.site(workload.siteId()).map(Site::gridZone).ifPresent(zones::add));
        if (zones.isEmpty()) {
            return List.of();
        }
        Map<String, SeriesStatus> known = new HashMap<>();
        signals.statuses("carbon:").forEach(status -> known.put(status.series(), status));
        Instant now = clock.instant();
        var silent = new ArrayList<String>();
        int averages = 0;
        Instant oldest = now;
        for (String zone : zones) {
            SeriesStatus status = known.get(SeriesNames.carbonLifeCycle(zone));
            Instant to = status == null ? null : status.knownTo();
            if (to == null) {
                averages++;
            } else if (to.isBefore(now.minus(Freshness.CARBON))) {
                silent.add(zone);
                oldest = to.isBefore(oldest) ? to : oldest;
            }
        }
        var marks = new ArrayList<Mark>();
        if (!silent.isEmpty()) {
            var who = silent.size() == 1 ? silent.getFirst() : tr("{0} of {1} zones", silent.size(), zones.size());
            marks.add(new Mark(
                    Status.DEGRADED,
                    tr("Carbon of {0} stale, {1} old", who, Formats.age(oldest, now)),
                    "carbon",
                    Side.LEFT));
        }
        if (averages > 0) {
            marks.add(new Mark(
                    Status.UNKNOWN,
                    tr("{0} of {1} zones on yearly averages", averages, zones.size()),
                    "carbon",
                    Side.LEFT));
        }
        return marks;
    }
}
