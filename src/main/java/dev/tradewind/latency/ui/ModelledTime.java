package dev.tradewind.latency.ui;

import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.latency.RoundTripEstimate;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;

/** What stands behind a round trip that nobody measured. */
public final class ModelledTime {
    private ModelledTime() {}

    /**
     * Each number that the model takes, so that its answer can be reckoned again.
     *
     * @param high the 95th percentile instead of the median
     * @param source who fitted the model
     */
    public static void state(Figure.Builder figure, RoundTripEstimate.Terms terms, boolean high, String source) {
        var kilometres = Formats.number(terms.kilometres(), 3);
        var speed = Formats.number(terms.kilometresPerMilli(), 3);
        var detour = Formats.number(terms.detour(), 5);
        var ends = Formats.number(terms.endsMillis(), 2);
        var p50 = "2 × " + kilometres + " km ÷ " + speed + " km/ms × " + detour + " + " + ends + " ms";
        var factor = Formats.number(terms.p95OverP50(), 4);
        figure.worked(high ? "(" + p50 + ") × " + factor : p50)
                .input(tr("Great circle"), kilometres, "km", Kind.PUBLISHED, tr("coordinates of the sites"), "")
                .input(tr("Light in fibre"), speed, "km/ms", Kind.PUBLISHED, tr("two thirds of light in vacuum"), "")
                .input(tr("Detour of cables"), detour, "", Kind.MODELLED, source, "")
                .input(tr("For the ends"), ends, "ms", Kind.MODELLED, source, "");
        if (high) {
            figure.input(tr("p95 over p50"), factor, "", Kind.MODELLED, tr("assumed"), "");
        }
    }
}
