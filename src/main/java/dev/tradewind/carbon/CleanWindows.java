package dev.tradewind.carbon;

import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SignalKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds when and where a job of so many hours would be cleanest. */
@Component
public class CleanWindows {
    private final CarbonIntensities intensities;

    CleanWindows(CarbonIntensities intensities) {
        this.intensities = intensities;
    }

    /**
     * The best start in each zone, the cleanest first. A window with an unknown hour does not count: unknown is not
     * clean.
     *
     * @param range in which the job must start and end
     */
    public List<CleanWindow> find(Collection<String> zones, TimeRange range, int hours) {
        var found = new ArrayList<CleanWindow>();
        intensities
                .hourly(zones, range)
                .forEach((zone, known) -> in(zone, known, hours).stream()
                        .min(Comparator.comparingDouble(CleanWindow::meanGramsPerKwh)
                                .thenComparing(CleanWindow::start))
                        .ifPresent(found::add));
        found.sort(Comparator.comparingDouble(CleanWindow::meanGramsPerKwh).thenComparing(CleanWindow::zone));
        return List.copyOf(found);
    }

    /** Every start whose hours are all known. */
    static List<CleanWindow> in(String zone, List<HourlyIntensity> known, int hours) {
        var starts = new ArrayList<CleanWindow>();
        for (int first = 0; first + hours <= known.size(); first++) {
            Instant start = known.get(first).hour();
            List<HourlyIntensity> part = known.subList(first, first + hours);
            if (!part.getLast().hour().equals(start.plus(hours - 1L, ChronoUnit.HOURS))) {
                continue;
            }
            double sum = 0;
            SignalKind weakest = SignalKind.MEASURED;
            for (HourlyIntensity hour : part) {
                sum += hour.gramsPerKwh();
                weakest = hour.kind().compareTo(weakest) > 0 ? hour.kind() : weakest;
            }
            starts.add(new CleanWindow(zone, start, start.plus(hours, ChronoUnit.HOURS), sum / hours, weakest));
        }
        return starts;
    }
}
