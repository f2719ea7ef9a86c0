package dev.tradewind.latency.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.html.Span;
import dev.tradewind.latency.LatencyDigests;
import dev.tradewind.latency.LinkHistory;
import dev.tradewind.latency.RoundTripDigest;
import dev.tradewind.latency.RoundTrips;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SignalPoint;
import dev.tradewind.ui.ChartSeries;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import dev.tradewind.ui.Legend;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.ScopeParameters;
import dev.tradewind.ui.TrendChart;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The course of one link over the range of the page, as it was measured; a silence is a gap. */
final class LinkTrend {
    private static final Duration SILENCE = Duration.ofHours(3);

    private final String title;
    private final ScopeParameters scope;
    private final LinkHistory history;
    private final @Nullable RoundTripDigest samples;

    /** @param link {@code from>to} */
    LinkTrend(
            RoundTrips roundTrips,
            LatencyDigests digests,
            UnaryOperator<String> names,
            String link,
            ScopeParameters scope) {
        int arrow = link.indexOf('>');
        String from = arrow < 0 ? link : link.substring(0, arrow);
        String to = arrow < 0 ? "" : link.substring(arrow + 1);
        this.title = tr("{0} to {1}", names.apply(from), names.apply(to));
        this.scope = scope;
        var range = new TimeRange(scope.from(), scope.to());
        this.history = roundTrips.history(from, to, range);
        this.samples = digests.over(from, to, range).orElse(null);
    }

    Panel panel() {
        String words = tr("RTT in ms, {0}", Formats.range(scope.from(), scope.to()));
        if (history.middle().isEmpty()) {
            return new Panel(
                    title,
                    words,
                    new EmptyState(
                            "timer",
                            tr("Nobody measured this link in this range"),
                            tr(
                                    "Its time is modelled from the distance. Import round trips or let a probe or Prometheus measure it."),
                            tr("Import round trips"),
                            scope.link("data")));
        }
        var chart = new TrendChart(tr("Round trip {0}", title), "ms");
        chart.setData(List.of(
                new ChartSeries("p50", "--tw-class-inter-region", points(history.middle()), Kind.MEASURED),
                new ChartSeries("p95", "--tw-class-internet", points(history.high()), Kind.MEASURED)));
        chart.setHeight("220px");
        return new Panel(title, words, chart)
                .tools(Downloads.csv(
                        "link.csv",
                        List.of("statistic", "from UTC", "to UTC", "ms", "kind", "source"),
                        () -> Stream.of(history.middle(), history.high())
                                .flatMap(List::stream)
                                .map(LinkTrend::row)
                                .toList()))
                .foot(
                        new Legend().colour("--tw-class-inter-region", "p50").colour("--tw-class-internet", "p95"),
                        new Span(history.basis()),
                        new Span(history.middle().getLast().source()));
    }

    private static List<Object> row(SignalPoint point) {
        return Arrays.asList(
                point.series().substring(point.series().lastIndexOf(':') + 1),
                point.validFrom(),
                point.validTo(),
                point.value(),
                point.kind(),
                point.source());
    }

    private static List<ChartSeries.Point> points(List<SignalPoint> measured) {
        var points = new ArrayList<ChartSeries.Point>();
        Instant last = null;
        for (SignalPoint point : measured) {
            if (last != null && point.validFrom().isAfter(last.plus(SILENCE))) {
                points.add(new ChartSeries.Point(last, null));
            }
            points.add(new ChartSeries.Point(point.validFrom(), point.value().doubleValue()));
            last = point.validTo();
        }
        return points;
    }
}
