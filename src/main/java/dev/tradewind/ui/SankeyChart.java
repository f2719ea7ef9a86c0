package dev.tradewind.ui;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;

/** Flows from left to right; links have the colour of their class. */
@Tag("tw-sankey")
@JsModule("./components/tw-sankey.ts")
public final class SankeyChart extends Chart {
    public SankeyChart(String label, String unit) {
        super(label, unit);
    }

    /** Node names must be unique over all levels; {@code label} is what is written. */
    public void setData(List<Node> nodes, List<Link> links) {
        setModel(new Model(List.copyOf(nodes), List.copyOf(links)));
    }

    public record Node(String id, String label, String token) {}

    public record Link(String from, String to, double value, String token) {}

    record Model(List<Node> nodes, List<Link> links) {}
}
