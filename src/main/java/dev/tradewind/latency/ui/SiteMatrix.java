package dev.tradewind.latency.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.catalog.Site;
import dev.tradewind.latency.RoundTripEstimate;
import dev.tradewind.latency.RoundTrips;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.EvidenceDrawer;
import dev.tradewind.ui.FigureButton;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.HeatMap;
import dev.tradewind.ui.KindMark;
import dev.tradewind.ui.MatrixChart;
import dev.tradewind.ui.Panel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Site by site, and the same as a list with kind and age. */
final class SiteMatrix {
    /** Where no objective is chosen the colours break here, a time that people begin to notice. */
    private static final double BREAK_MILLIS = 100;

    private final List<Site> sites;
    private final List<RoundTripEstimate> estimates = new ArrayList<>();
    private final Instant now;

    SiteMatrix(RoundTrips roundTrips, List<Site> sites, Instant now) {
        this.sites = sites;
        this.now = now;
        RoundTrips.Look look = roundTrips.look();
        for (Site from : sites) {
            for (Site to : sites) {
                if (!from.id().equals(to.id())) {
                    estimates.add(look.between(from, to));
                }
            }
        }
    }

    List<RoundTripEstimate> estimates() {
        return estimates;
    }

    long measured() {
        return estimates.stream()
                .filter(estimate -> estimate.kind() != SignalKind.MODELLED)
                .count();
    }

    Panel panel() {
        List<String> ids = sites.stream().map(Site::id).toList();
        List<String> names = sites.stream().map(SiteMatrix::label).toList();
        Map<String, Integer> places = new HashMap<>();
        ids.forEach(id -> places.put(id, places.size()));
        var cells = new ArrayList<HeatMap.Cell>();
        for (RoundTripEstimate estimate : estimates) {
            cells.add(new HeatMap.Cell(
                    places.getOrDefault(estimate.fromSite(), 0),
                    places.getOrDefault(estimate.toSite(), 0),
                    estimate.p50Millis()));
        }
        var chart = new MatrixChart(tr("Round-trip time between sites, p50"), "ms");
        chart.setData(names, names, cells, BREAK_MILLIS);
        chart.getStyle().set("max-height", "none");
        chart.addMarkClickListener(click -> open(names.indexOf(click.series()), names.indexOf(click.name()), ids));
        return new Panel(tr("Site by site"), tr("RTT p50 in ms, from row to column"), chart)
                .foot(
                        new Span(tr("colours break at {0} ms", Formats.number(BREAK_MILLIS, 0))),
                        new Span(tr("{0} of {1} pairs measured, the rest modelled", measured(), estimates.size())));
    }

    private void open(int from, int to, List<String> ids) {
        if (from >= 0 && to >= 0) {
            estimates.stream()
                    .filter(estimate -> estimate.fromSite().equals(ids.get(from))
                            && estimate.toSite().equals(ids.get(to)))
                    .findFirst()
                    .ifPresent(estimate -> EvidenceDrawer.open(RoundTripFigures.of(estimate, now)));
        }
    }

    /** One provider has no two places of one name; two providers do. */
    static String label(Site site) {
        return site.shortName() + " " + site.provider();
    }

    /** Without the provider, where the place alone matters: users are somewhere, not at a provider. */
    String place(String siteId) {
        return sites.stream()
                .filter(site -> site.id().equals(siteId))
                .map(Site::shortName)
                .findFirst()
                .orElse(siteId);
    }

    String name(String siteId) {
        return sites.stream()
                .filter(site -> site.id().equals(siteId))
                .map(SiteMatrix::label)
                .findFirst()
                .orElse(siteId);
    }

    /** @param trend where the course of a pair is shown */
    Panel pairs(Function<RoundTripEstimate, String> trend) {
        var grid = new Grid<RoundTripEstimate>();
        grid.addColumn(estimate -> name(estimate.fromSite()))
                .setHeader(tr("From"))
                .setSortable(true)
                .setFlexGrow(2);
        grid.addColumn(estimate -> name(estimate.toSite()))
                .setHeader(tr("To"))
                .setSortable(true)
                .setFlexGrow(2);
        grid.addComponentColumn(estimate -> new FigureButton(
                        Formats.number(estimate.p50Millis(), 1), "", () -> RoundTripFigures.of(estimate, now)))
                .setHeader("p50 ms")
                .setComparator(Comparator.comparingDouble(RoundTripEstimate::p50Millis))
                .setTextAlign(ColumnTextAlign.END);
        grid.addComponentColumn(estimate -> new FigureButton(
                        Formats.number(estimate.p95Millis(), 1), "", () -> RoundTripFigures.high(estimate, now)))
                .setHeader("p95 ms")
                .setComparator(Comparator.comparingDouble(RoundTripEstimate::p95Millis))
                .setTextAlign(ColumnTextAlign.END);
        grid.addComponentColumn(estimate -> new KindMark(RoundTripFigures.kind(estimate)))
                .setHeader(tr("Kind"))
                .setComparator(Comparator.comparing(RoundTripEstimate::kind));
        grid.addColumn(RoundTripEstimate::basis).setHeader(tr("Basis")).setFlexGrow(2);
        grid.addColumn(estimate -> RoundTripFigures.age(estimate, now))
                .setHeader(tr("Age"))
                .setTextAlign(ColumnTextAlign.END);
        grid.addComponentColumn(estimate -> new Anchor(trend.apply(estimate), tr("Trend")))
                .setHeader("")
                .setWidth("84px")
                .setFlexGrow(0);
        grid.setPageSize(Panel.FIRST_ROWS);
        grid.addThemeVariants(GridVariant.AURA_NO_BORDER);
        grid.setItems(estimates);
        grid.setHeight("360px");
        grid.getElement().setAttribute("aria-label", tr("Pairs of sites"));
        return new Panel(tr("Pairs"), tr("ms, with kind and age of each"), grid)
                .flush()
                .tools(Downloads.csv(
                        "round-trips.csv",
                        List.of("from", "to", "p50 ms", "p95 ms", "kind", "basis", "source", "observed UTC"),
                        () -> estimates.stream()
                                .map(estimate -> Arrays.<Object>asList(
                                        estimate.fromSite(),
                                        estimate.toSite(),
                                        estimate.p50Millis(),
                                        estimate.p95Millis(),
                                        estimate.kind(),
                                        estimate.basis(),
                                        estimate.source(),
                                        estimate.observedAt()))
                                .toList()));
    }
}
