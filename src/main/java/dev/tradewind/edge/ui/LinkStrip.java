package dev.tradewind.edge.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.edge.EdgeSite;
import dev.tradewind.edge.LinkState;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Locality;
import dev.tradewind.ui.Panel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The last 24 hours of one link in steps of ten minutes; a step shows the worst that it saw. */
final class LinkStrip {
    private static final Duration STEP = Duration.ofMinutes(10);
    private static final int STEPS = 144;

    private final EdgeSite site;
    private final String name;
    private final List<Map.Entry<Instant, LinkState>> changes;
    private final Instant now;

    LinkStrip(EdgeSite site, String name, List<Map.Entry<Instant, LinkState>> changes, Instant now) {
        this.site = site;
        this.name = name;
        this.changes = changes;
        this.now = now;
    }

    /** Changes from here on are needed; a week more, to know the state at the beginning. */
    static Instant from(Instant now) {
        return now.minus(STEP.multipliedBy(STEPS)).minus(Duration.ofDays(7));
    }

    Panel panel() {
        var bars = new Div();
        bars.addClassName("tw-edge-link");
        var start = now.minus(STEP.multipliedBy(STEPS));
        var cut = 0;
        for (var i = 0; i < STEPS; i++) {
            var worst = worst(start.plus(STEP.multipliedBy(i)), start.plus(STEP.multipliedBy(i + 1)));
            cut += worst == LinkState.CUT_OFF ? 1 : 0;
            var bar = new Span();
            bar.addClassName(
                    "tw-edge-" + (worst == null ? "unknown" : worst.name().toLowerCase(java.util.Locale.ROOT)));
            bars.add(bar);
        }
        var words = tr(
                "{0}: in {1} of {2} steps of ten minutes it was cut off; now {3} since {4}",
                name,
                cut,
                STEPS,
                said(site.link().word()),
                Formats.instant(site.since(), Locality.current().zone()));
        bars.getElement().setAttribute("role", "img").setAttribute("aria-label", words);
        var legend = new Div(
                new Span(Formats.instant(start, Locality.current().zone())),
                key("linked", "tw-edge-linked"),
                key("degraded", "tw-edge-degraded"),
                key("cut off", "tw-edge-cut_off"),
                key("no agent yet", "tw-edge-unknown"),
                new Span(tr("now")));
        legend.addClassNames("tw-edge-legend", "tw-quiet", "tw-small");
        return new Panel(tr("Link of {0}", name), tr("24 h, 10-minute steps"), bars, legend);
    }

    private static Span key(String word, String tone) {
        var swatch = new Span();
        swatch.addClassNames("tw-edge-swatch", tone);
        return new Span(swatch, new Span(word));
    }

    private @Nullable LinkState worst(Instant from, Instant to) {
        LinkState before = null;
        LinkState worst = null;
        for (var change : changes) {
            if (!change.getKey().isAfter(from)) {
                before = change.getValue();
            } else if (change.getKey().isBefore(to)) {
                worst = worst == null || change.getValue().compareTo(worst) > 0 ? change.getValue() : worst;
            }
        }
        return worst == null || before != null && before.compareTo(worst) > 0 ? before : worst;
    }
}
