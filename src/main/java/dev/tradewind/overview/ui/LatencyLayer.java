package dev.tradewind.overview.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.QueryParameters;
import dev.tradewind.catalog.Site;
import dev.tradewind.latency.RoundTripEstimate;
import dev.tradewind.latency.RoundTrips;
import dev.tradewind.latency.ui.ModelledTime;
import dev.tradewind.ui.EvidenceDrawer;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import dev.tradewind.ui.KindMark;
import dev.tradewind.ui.ScopeParameters;
import dev.tradewind.ui.Segments;
import dev.tradewind.ui.TwMap;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Who is near to whom: round-trip times from one origin against an objective. */
@Component
@Order(2)
class LatencyLayer implements MapLayer {
    private static final String DEFAULT_OBJECTIVE = "100";

    private final RoundTrips roundTrips;
    private final MapSites sites;
    private final Clock clock;

    LatencyLayer(RoundTrips roundTrips, MapSites sites, Clock clock) {
        this.roundTrips = roundTrips;
        this.sites = sites;
        this.clock = clock;
    }

    @Override
    public TwMap.Layer layer() {
        return TwMap.Layer.LATENCY;
    }

    @Override
    public DrawnLayer draw(ScopeParameters scope, QueryParameters query) {
        var all = sites.inScope(scope);
        var used = sites.used(scope);
        var high = query.getSingleParameter("percentile").filter("p95"::equals).isPresent();
        var objective = objective(query.getSingleParameter("objective").orElse(DEFAULT_OBJECTIVE));
        var origin = all.stream()
                .filter(site ->
                        site.id().equals(query.getSingleParameter("origin").orElse("")))
                .findFirst()
                .or(() -> all.stream().filter(site -> used.contains(site.id())).findFirst())
                .orElse(all.getFirst());
        var rows = all.stream()
                .filter(site -> !site.id().equals(origin.id()))
                .map(site ->
                        new Row(site, roundTrips.between(origin.id(), site.id()).orElse(null), high))
                .sorted(Comparator.comparingDouble(Row::millis))
                .toList();
        var drawn = rows.stream()
                .map(row -> drawn(row, used.contains(row.site().id()), objective))
                .collect(java.util.stream.Collectors.toList());
        drawn.add(MapSites.drawn(origin, 0.0, "origin", Kind.UNKNOWN, "origin", "", List.of(), "", true));
        long inside = rows.stream().filter(row -> row.millis() <= objective).count();
        return new DrawnLayer(
                tr("who waits too long, seen from one origin?"),
                new TwMap.Model(
                        layer(),
                        drawn,
                        List.of(),
                        null,
                        objective,
                        high ? tr("RTT p95 from the origin, ms") : tr("RTT p50 from the origin, ms")),
                tr("From {0}", origin.shortName()),
                tr("{0} of {1} within {2} ms", inside, rows.size(), Formats.number(objective, 0)),
                list(rows, objective, row -> EvidenceDrawer.open(figure(row, origin, scope))),
                null,
                controls(scope, all, origin, high, objective),
                id -> rows.stream()
                        .filter(row -> row.site().id().equals(id))
                        .findFirst()
                        .ifPresent(row -> EvidenceDrawer.open(figure(row, origin, scope))),
                (map, panel) -> {});
    }

    private static TwMap.Site drawn(Row row, boolean used, double objective) {
        var estimate = row.estimate();
        return estimate == null
                ? MapSites.drawn(
                        row.site(), null, tr("no data"), Kind.UNKNOWN, "", tr("never measured"), List.of(), "", used)
                : MapSites.drawn(
                        row.site(),
                        row.millis(),
                        Formats.number(row.millis(), 0) + " ms",
                        Kind.of(estimate.kind().name()),
                        row.millis() > objective ? "objective" : "",
                        "",
                        List.of(),
                        "",
                        used);
    }

    private static com.vaadin.flow.component.Component list(
            List<Row> rows, double objective, java.util.function.Consumer<Row> chosen) {
        var grid = Cells.<Row>sideList(tr("Round trips from the origin"));
        grid.addComponentColumn(
                        row -> Cells.named(row.site().shortName(), row.site().provider()))
                .setHeader(tr("Site"))
                .setComparator(Comparator.comparing((Row row) -> row.site().name()))
                .setFlexGrow(2);
        end(grid.addComponentColumn(LatencyLayer::middle), "p50 ms", "72px")
                .setComparator(Comparator.comparingDouble(Row::millis));
        end(grid.addComponentColumn(row -> Cells.number(row.p95())), "p95 ms", "58px");
        end(grid.addComponentColumn(row -> share(row, objective)), tr("of obj."), "64px");
        grid.addItemClickListener(click -> chosen.accept(click.getItem()));
        grid.setItems(rows);
        return grid;
    }

    private static Grid.Column<Row> end(Grid.Column<Row> column, String header, String width) {
        return column.setHeader(header)
                .setTextAlign(ColumnTextAlign.END)
                .setWidth(width)
                .setFlexGrow(0);
    }

    /** The kind is the shape before the number. */
    private static com.vaadin.flow.component.Component middle(Row row) {
        var estimate = row.estimate();
        var kind = estimate == null ? Kind.UNKNOWN : Kind.of(estimate.kind().name());
        var mark = new KindMark(kind);
        mark.addClassName("tw-kind-shape-only");
        mark.getElement().setAttribute("title", said(kind.word()));
        var cell =
                new Div(mark, Cells.number(estimate == null ? tr("unknown") : Formats.number(estimate.p50Millis(), 0)));
        cell.addClassNames("tw-line", "tw-end");
        return cell;
    }

    private static com.vaadin.flow.component.Component share(Row row, double objective) {
        var text = Cells.number(
                row.estimate() == null ? tr("unknown") : Formats.percent(row.millis() / objective, 0) + " %");
        if (row.estimate() != null && row.millis() > objective) {
            text.addClassName("tw-over");
        }
        return text;
    }

    private static Div controls(ScopeParameters scope, List<Site> all, Site origin, boolean high, double objective) {
        var box = new ComboBox<Site>();
        box.setAriaLabel(tr("Origin"));
        box.setPrefixComponent(Cells.quiet(tr("Origin")));
        box.setWidth("280px");
        box.setItems(all);
        box.setItemLabelGenerator(site -> site.shortName() + ", " + site.id());
        box.setValue(origin);
        box.addValueChangeListener(event -> {
            if (event.getValue() != null) {
                UI.getCurrent()
                        .navigate(scope.link("map", parameters(event.getValue().id(), high, objective)));
            }
        });
        var segments = new Segments(tr("Percentile"))
                .add("p50", scope.link("map", parameters(origin.id(), false, objective)), !high)
                .add("p95", scope.link("map", parameters(origin.id(), true, objective)), high);
        var bar = new Div(box, segments);
        bar.addClassName("tw-line");
        return bar;
    }

    private static Map<String, String> parameters(String origin, boolean high, double objective) {
        var own = new LinkedHashMap<String, String>();
        own.put("layer", "latency");
        own.put("origin", origin);
        own.put("percentile", high ? "p95" : "p50");
        own.put("objective", Formats.number(objective, 0));
        return own;
    }

    private Figure figure(Row row, Site origin, ScopeParameters scope) {
        var estimate = row.estimate();
        var figure = Figure.of(
                        tr("Round trip {0} to {1}", origin.name(), row.site().name()),
                        estimate == null ? "unknown" : Formats.number(row.millis(), 1),
                        "ms")
                .formula(
                        tr(
                                "The newest measurement of the pair, else the one from the other end, else a model of the distance."))
                .query("series rtt:" + origin.id() + ">" + row.site().id())
                .rows(scope.link("latency"));
        if (estimate != null) {
            var observed = estimate.observedAt();
            var age = observed == null ? "" : Formats.age(observed, clock.instant());
            var kind = Kind.of(estimate.kind().name());
            var percentile = row.high() ? "p95" : "p50";
            var terms = estimate.terms();
            if (terms == null) {
                figure.input(percentile, Formats.number(row.millis(), 2), "ms", kind, estimate.source(), age);
            } else {
                ModelledTime.state(figure, terms, row.high(), estimate.source());
            }
            figure.basis(percentile + ", " + estimate.basis())
                    .note(tr("Great circle"), Formats.number(origin.kilometresTo(row.site()), 0) + " km");
        }
        return figure.build();
    }

    private static double objective(String text) {
        try {
            return Math.max(1, Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return Double.parseDouble(DEFAULT_OBJECTIVE);
        }
    }

    private record Row(Site site, @Nullable RoundTripEstimate estimate, boolean high) {
        double millis() {
            return estimate == null ? Double.MAX_VALUE : high ? estimate.p95Millis() : estimate.p50Millis();
        }

        String p95() {
            return estimate == null ? tr("unknown") : Formats.number(estimate.p95Millis(), 0);
        }
    }
}
