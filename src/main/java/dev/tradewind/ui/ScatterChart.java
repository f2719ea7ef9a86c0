package dev.tradewind.ui;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;

/** Points in two dimensions, for example the Pareto front of cost against carbon. */
@Tag("tw-scatter")
@JsModule("./components/tw-scatter.ts")
public final class ScatterChart extends Chart {
    public ScatterChart(String label, String unit) {
        super(label, unit);
    }

    public void setData(String xUnit, String yUnit, List<Point> points) {
        setModel(new Model(xUnit, yUnit, List.copyOf(points)));
    }

    /** @param role front, chosen, today or other */
    public record Point(String name, double x, double y, String role) {}

    record Model(String xUnit, String yUnit, List<Point> points) {}
}
