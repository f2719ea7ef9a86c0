package dev.tradewind.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.shared.Registration;
import org.jspecify.annotations.Nullable;

/**
 * What all charts share: a label for those who cannot see it, a unit, table view and export. The model goes to the
 * browser as JSON; a click on a mark comes back as {@link MarkClick}.
 */
@NpmPackage(value = "echarts", version = "6.0.0")
public abstract class Chart extends Component implements HasSize, HasStyle {
    Chart(String label, String unit) {
        getElement().setProperty("label", label).setProperty("unit", unit);
        addClassName("tw-chart");
        setWidthFull();
    }

    final void setModel(Object model) {
        getElement().setPropertyBean("model", model);
    }

    public final Registration addMarkClickListener(ComponentEventListener<MarkClick> listener) {
        return addListener(MarkClick.class, listener);
    }

    /** A mark was clicked or chosen by keyboard. */
    @DomEvent("mark-click")
    public static final class MarkClick extends ComponentEvent<Chart> {
        private final String series;
        private final String name;

        public MarkClick(
                Chart source,
                boolean fromClient,
                @EventData("event.detail.series") @Nullable String series,
                @EventData("event.detail.name") @Nullable String name) {
            super(source, fromClient);
            this.series = series == null ? "" : series;
            this.name = name == null ? "" : name;
        }

        /** Name of the series, or of the row. */
        public String series() {
            return series;
        }

        /** Name of the point: instant in ISO form, column, node or step. */
        public String name() {
            return name;
        }
    }
}
