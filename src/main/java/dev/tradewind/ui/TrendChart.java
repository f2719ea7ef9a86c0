package dev.tradewind.ui;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;

/** Lines over time; forecasts dashed, gaps left open. */
@Tag("tw-trend")
@JsModule("./components/tw-trend.ts")
public final class TrendChart extends Chart {
    public TrendChart(String label, String unit) {
        super(label, unit);
    }

    public void setData(List<ChartSeries> series, List<ChartSeries.Line> lines) {
        setModel(new Model(List.copyOf(series), List.copyOf(lines)));
    }

    public void setData(List<ChartSeries> series) {
        setData(series, List.of());
    }

    record Model(List<ChartSeries> series, List<ChartSeries.Line> lines) {}
}
