package dev.tradewind.carbon.sci;

import dev.tradewind.carbon.WorkloadEmissions;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SeriesNames;
import dev.tradewind.signal.SignalPoint;
import dev.tradewind.signal.Signals;
import dev.tradewind.workload.Workload;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Rates workloads by the units that were counted, with energy, intensity and embodied share of the same hours. */
@Component
public class SciScores {
    private final FunctionalUnits units;
    private final Signals signals;
    private final WorkloadEmissions emissions;

    SciScores(FunctionalUnits units, Signals signals, WorkloadEmissions emissions) {
        this.units = units;
        this.signals = signals;
        this.emissions = emissions;
    }

    /** One for each workload, in their order; those that cannot be rated say what is missing. */
    public List<SciScore> of(Collection<Workload> workloads, TimeRange range) {
        Map<String, String> chosen = units.chosen();
        Map<Workload, String> series = new LinkedHashMap<>();
        for (Workload workload : workloads) {
            String unit = chosen.get(workload.name());
            if (unit != null) {
                series.put(workload, SeriesNames.units(workload.name(), unit));
            }
        }
        Map<String, List<SignalPoint>> points = signals.read(series.values(), range);
        Map<Workload, Counts> counted = new HashMap<>();
        Map<Workload, List<TimeRange>> hours = new HashMap<>();
        series.forEach((workload, name) -> {
            var counts = Counts.of(points.getOrDefault(name, List.of()), range);
            counted.put(workload, counts);
            hours.put(workload, counts.hours());
        });
        var during = emissions.during(hours);
        return workloads.stream()
                .map(workload -> new SciScore(
                        workload, chosen.get(workload.name()), counted.get(workload), during.get(workload.name())))
                .toList();
    }
}
