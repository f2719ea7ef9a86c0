package dev.tradewind.overview.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.router.QueryParameters;
import dev.tradewind.recommendation.RecommendationLinks;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.recommendation.Recommendations;
import dev.tradewind.ui.Delta;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.ScopeParameters;
import dev.tradewind.ui.TwMap;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Where work stands today, and the moves that are proposed. */
@Component
@Order(3)
class PlacementLayer implements MapLayer {
    private final Recommendations recommendations;
    private final MapSites sites;

    PlacementLayer(Recommendations recommendations, MapSites sites) {
        this.recommendations = recommendations;
        this.sites = sites;
    }

    @Override
    public TwMap.Layer layer() {
        return TwMap.Layer.PLACEMENT;
    }

    @Override
    public DrawnLayer draw(ScopeParameters scope, QueryParameters query) {
        var moves = recommendations.open().stream()
                .filter(r -> scope.owner() == null || scope.owner().equals(r.owner()))
                .toList();
        var used = new HashSet<>(sites.used(scope));
        moves.forEach(move -> used.add(move.toSite()));
        var arcs = moves.stream()
                .filter(move -> !move.copiesData()
                        && move.fromSite() != null
                        && !move.toSite().equals(move.fromSite()))
                .map(this::arc)
                .toList();
        var drawn = sites.inScope(scope).stream()
                .map(site -> MapSites.plain(site, used.contains(site.id())))
                .toList();
        return new DrawnLayer(
                tr("where does work stand, and where should it move?"),
                new TwMap.Model(layer(), drawn, arcs, null, null, tr("Arrows are open recommendations")),
                tr("Proposed moves"),
                moves.isEmpty()
                        ? tr("none is open")
                        : tr("{0} to another site, {1} in time or route", arcs.size(), moves.size() - arcs.size()),
                moves.isEmpty()
                        ? new EmptyState(
                                "lightbulb",
                                tr("No move is proposed"),
                                tr("Make a plan and what it would move appears here as arrows."),
                                tr("Make a plan"),
                                "plans")
                        : list(moves),
                null,
                null,
                id -> moves.stream()
                        .filter(move -> move.shortId().equals(id))
                        .findFirst()
                        .ifPresent(move -> UI.getCurrent().navigate(RecommendationLinks.to(move.id()))),
                (map, panel) -> {});
    }

    private TwMap.Arc arc(RecommendationSummary move) {
        var from = String.valueOf(move.fromSite());
        return new TwMap.Arc(
                move.shortId(),
                from,
                move.toSite(),
                1500,
                "--tw-accent",
                move.workload() + ": " + sites.shortName(from) + " → " + sites.shortName(move.toSite()),
                List.of(
                        List.of(tr("Cost"), tr("{0} USD / month", Formats.signed(move.deltaUsdPerMonth(), 0))),
                        List.of(
                                tr("Emissions"),
                                tr("{0} kgCO2e / month", Formats.signed(move.deltaKgCo2ePerMonth(), 0))),
                        List.of(tr("Delay"), Formats.signed(move.deltaRttMillis(), 0) + " ms")));
    }

    private static com.vaadin.flow.component.Component list(List<RecommendationSummary> moves) {
        var grid = Cells.<RecommendationSummary>sideList(tr("Proposed moves"));
        grid.addComponentColumn(move -> Cells.named(move.workload(), move.shortId()))
                .setHeader(tr("Workload"))
                .setComparator(Comparator.comparing(RecommendationSummary::workload))
                .setFlexGrow(1);
        grid.addComponentColumn(move -> Delta.of(move.deltaUsdPerMonth(), "", 0))
                .setHeader(tr("USD / mo"))
                .setWidth("78px")
                .setFlexGrow(0)
                .setTextAlign(ColumnTextAlign.END)
                .setComparator(Comparator.comparing(RecommendationSummary::deltaUsdPerMonth));
        grid.addComponentColumn(move -> Delta.of(move.deltaKgCo2ePerMonth(), "", 0))
                .setHeader(tr("kgCO2e / mo"))
                .setWidth("92px")
                .setFlexGrow(0)
                .setTextAlign(ColumnTextAlign.END)
                .setComparator(Comparator.comparingDouble(RecommendationSummary::deltaKgCo2ePerMonth));
        grid.addItemClickListener(event ->
                UI.getCurrent().navigate(RecommendationLinks.to(event.getItem().id())));
        grid.setItems(moves);
        return grid;
    }
}
