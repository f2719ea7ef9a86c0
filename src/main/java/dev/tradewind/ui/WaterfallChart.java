package dev.tradewind.ui;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;

/** What a change consists of; counts from zero, rust for more, petrol for less. */
@Tag("tw-waterfall")
@JsModule("./components/tw-waterfall.ts")
public final class WaterfallChart extends Chart {
    public WaterfallChart(String label, String unit) {
        super(label, unit);
    }

    /** The sum of the steps is drawn at the end under {@code totalLabel}. */
    public void setData(List<Step> steps, String totalLabel) {
        setModel(new Model(List.copyOf(steps), totalLabel));
    }

    public record Step(String name, double change) {}

    record Model(List<Step> steps, String totalLabel) {}
}
