package dev.tradewind.ui;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values by row and column, for example hour and day. */
@Tag("tw-heat-map")
@JsModule("./components/tw-heat-map.ts")
public final class HeatMap extends Chart {
    public HeatMap(String label, String unit) {
        super(label, unit);
    }

    public void setData(List<String> rows, List<String> columns, List<Cell> cells, Scale scale) {
        setModel(new Model(List.copyOf(rows), List.copyOf(columns), List.copyOf(cells), scale, null));
    }

    /** @param value {@code null} where nothing is known */
    public record Cell(int row, int column, @Nullable Double value) {}

    record Model(
            List<String> rows,
            List<String> columns,
            List<Cell> cells,
            Scale scale,
            @Nullable Double objective) {}
}
