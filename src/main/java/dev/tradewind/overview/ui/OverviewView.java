package dev.tradewind.overview.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.tradewind.ui.Access;
import dev.tradewind.ui.MainLayout;
import dev.tradewind.ui.Page;
import dev.tradewind.ui.ScopeParameters;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;

/**
 * Somebody with coffee and ten minutes asks whether all is well: cost, carbon, delay, what waits for them, what runs,
 * what is stale and whether the log is whole. Every tile leads on.
 */
@Route(value = "", layout = MainLayout.class)
@PageTitle("Overview · Tradewind")
@RolesAllowed(Access.VIEWER)
class OverviewView extends Page implements BeforeEnterObserver {
    private final FirstSteps first;
    private final OverviewFigures figures;
    private final EgressTiles egress;
    private final WorkTiles work;
    private final FreshnessStrip freshness;
    private final Clock clock;

    OverviewView(
            FirstSteps first,
            OverviewFigures figures,
            EgressTiles egress,
            WorkTiles work,
            FreshnessStrip freshness,
            Clock clock) {
        super(tr("Overview"), tr("are we fine?"));
        this.first = first;
        this.figures = figures;
        this.egress = egress;
        this.work = work;
        this.freshness = freshness;
        this.clock = clock;
        addClassName("tw-overview");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var scope = ScopeParameters.of(event.getLocation().getQueryParameters(), clock);
        getChildren().skip(1).toList().forEach(this::remove);
        first.panel(scope).ifPresent(panel -> add(row("minmax(0, 1fr)", panel)));
        add(
                figures.strip(scope),
                row("minmax(0, 1.22fr) minmax(0, 1fr)", egress.map(scope), work.waiting(scope)),
                row("minmax(0, 1.22fr) minmax(0, 1fr)", egress.byClass(scope), work.running(scope)),
                freshness.strip(scope));
    }
}
