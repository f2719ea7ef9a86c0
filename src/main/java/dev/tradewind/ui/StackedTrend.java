package dev.tradewind.ui;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;

/** Stacked bars over time, from zero, in the order of the series from the bottom. */
@Tag("tw-stacked-trend")
@JsModule("./components/tw-stacked-trend.ts")
public final class StackedTrend extends Chart {
    public StackedTrend(String label, String unit) {
        super(label, unit);
    }

    /** @param incomplete the last bar is a partial period and drawn at half strength */
    public void setData(List<ChartSeries> series, List<ChartSeries.Line> lines, boolean incomplete) {
        setModel(new Model(List.copyOf(series), List.copyOf(lines), incomplete));
    }

    public void setData(List<ChartSeries> series) {
        setData(series, List.of(), false);
    }

    record Model(List<ChartSeries> series, List<ChartSeries.Line> lines, boolean incomplete) {}
}
