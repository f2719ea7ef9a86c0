package dev.tradewind.ui;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs in their windows over the carbon intensity of their own zone. */
@Tag("tw-gantt")
@JsModule("./components/tw-gantt.ts")
public final class GanttChart extends Chart {
    public GanttChart(String label, String unit) {
        super(label, unit);
    }

    /** @param curve intensity shown above the lanes, may be empty */
    public void setData(Instant from, Instant to, List<Lane> lanes, List<ChartSeries.Point> curve, String curveLabel) {
        setModel(new Model(from, to, List.copyOf(lanes), List.copyOf(curve), curveLabel, null));
    }

    /** @param threshold gCO2eq/kWh of the policy, drawn over the curve */
    public void setData(
            Instant from,
            Instant to,
            List<Lane> lanes,
            List<ChartSeries.Point> curve,
            String curveLabel,
            double threshold) {
        setModel(new Model(from, to, List.copyOf(lanes), List.copyOf(curve), curveLabel, threshold));
    }

    /**
     * One run.
     *
     * @param state planned, held, running, done or missed
     * @param strip hourly intensity of its zone in gCO2eq/kWh, may be empty
     */
    public record Lane(
            String id,
            String name,
            String place,
            @Nullable Instant windowFrom,
            @Nullable Instant windowTo,
            @Nullable Instant runFrom,
            @Nullable Instant runTo,
            @Nullable Instant latestStart,
            @Nullable Double gramsPerKwh,
            String state,
            List<ChartSeries.Point> strip) {}

    record Model(
            Instant from,
            Instant to,
            List<Lane> lanes,
            List<ChartSeries.Point> curve,
            String curveLabel,
            @Nullable Double threshold) {}
}
