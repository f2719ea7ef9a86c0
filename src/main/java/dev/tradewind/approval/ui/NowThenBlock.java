package dev.tradewind.approval.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.recommendation.Side;
import dev.tradewind.recommendation.Sides;
import dev.tradewind.ui.Formats;
import java.math.BigDecimal;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Now beside then: the same lines on both sides, so that the eye compares without searching. */
final class NowThenBlock extends Div {
    private final ZoneId zone;

    NowThenBlock(Sides.NowAndThen sides, ZoneId zone) {
        this.zone = zone;
        addClassName("dc-nowthen");
        add(side(tr("Now"), sides.now(), sides.then()), side(tr("Then"), sides.then(), sides.now()));
    }

    private Div side(String when, Side of, Side other) {
        var label = new Div(when);
        label.addClassName("dc-quiet");
        var place = new Div(of.place());
        place.addClassName("dc-title");
        var id = new Div(of.siteId() == null ? "" : of.siteId() + (of.country() == null ? "" : ", " + of.country()));
        id.addClassNames("dc-quiet", "tw-mono");
        var block = new Div(label, place, id);
        if (of.start() != null || other.start() != null) {
            block.add(line(tr("Starts"), of.start() == null ? tr("unknown") : Formats.instant(of.start(), zone), ""));
        }
        money(block, tr("Compute"), of.computeUsd(), other.computeUsd());
        money(block, tr("Egress"), of.egressUsd(), other.egressUsd());
        money(block, tr("Moving, spread"), of.movingUsd(), other.movingUsd());
        if (of.kilogramsCo2e() != null) {
            block.add(line(tr("Emissions"), Formats.number(of.kilogramsCo2e(), 1), tr("kgCO2e / mo")));
        }
        if (of.gramsPerKwh() != null || other.gramsPerKwh() != null) {
            block.add(line(
                    tr("Grid, mean of its hours"),
                    of.gramsPerKwh() == null ? tr("unknown") : Formats.number(of.gramsPerKwh(), 0),
                    of.gramsPerKwh() == null ? "" : "g/kWh"));
        }
        if (some(of.rttMillis()) || some(other.rttMillis())) {
            block.add(line(
                    tr("Round trip to users"),
                    of.rttMillis() == null ? tr("unknown") : Formats.number(of.rttMillis(), 1),
                    of.rttMillis() == null ? "" : "ms"));
        }
        return block;
    }

    private static boolean some(@Nullable Double value) {
        return value != null && value != 0;
    }

    /** Lines that are zero on both sides say nothing. */
    private static void money(Div block, String name, @Nullable BigDecimal here, @Nullable BigDecimal there) {
        if (here != null && (here.signum() != 0 || there != null && there.signum() != 0)) {
            block.add(line(name, Formats.money(here), tr("USD / mo")));
        }
    }

    private static Div line(String name, String value, String unit) {
        var figure = new Span(value);
        figure.addClassName("tw-num");
        var quiet = new Span(unit);
        quiet.addClassName("tw-unit");
        var line = new Div(new Span(name), new Span(figure, quiet));
        line.addClassName("tw-pair");
        return line;
    }
}
