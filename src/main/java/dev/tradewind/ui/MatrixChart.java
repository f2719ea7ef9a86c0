package dev.tradewind.ui;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;

/** Site by site: who reaches whom in how many milliseconds, against one objective. */
@Tag("tw-matrix")
@JsModule("./components/tw-matrix.ts")
public final class MatrixChart extends Chart {
    public MatrixChart(String label, String unit) {
        super(label, unit);
    }

    /** @param objective milliseconds at which the scale breaks */
    public void setData(List<String> from, List<String> to, List<HeatMap.Cell> cells, double objective) {
        setModel(new HeatMap.Model(List.copyOf(from), List.copyOf(to), List.copyOf(cells), Scale.RTT, objective));
    }
}
