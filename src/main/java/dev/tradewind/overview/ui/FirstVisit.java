package dev.tradewind.overview.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.tradewind.ui.FirstPage;
import dev.tradewind.ui.ScopeParameters;
import dev.tradewind.ui.SignInOpened;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Makes the Overview once for nobody as soon as somebody opens the page to sign in, so that they do not wait for forecasts,
 * the lake and the classes behind them to come up. What was worked out is kept where it always is; a console that nobody
 * visits starts no slower and holds no more for it.
 */
@Component
class FirstVisit implements FirstPage {
    private static final Logger LOG = LoggerFactory.getLogger(FirstVisit.class);

    private final OverviewFigures figures;
    private final EgressTiles egress;
    private final WorkTiles work;
    private final FreshnessStrip freshness;
    private final Clock clock;
    private final AtomicBoolean begun = new AtomicBoolean();

    FirstVisit(OverviewFigures figures, EgressTiles egress, WorkTiles work, FreshnessStrip freshness, Clock clock) {
        this.figures = figures;
        this.egress = egress;
        this.work = work;
        this.freshness = freshness;
        this.clock = clock;
    }

    @EventListener(SignInOpened.class)
    void startPreparing() {
        if (!begun.getAndSet(true)) {
            Thread.ofPlatform().daemon().name("first-visit").start(this::prepare);
        }
    }

    @Override
    public boolean prepare() {
        try {
            var scope = ScopeParameters.of(QueryParameters.empty(), clock);
            figures.strip(scope);
            egress.map(scope);
            egress.byClass(scope);
            work.waiting(scope);
            work.running(scope);
            freshness.strip(scope);
            return true;
        } catch (RuntimeException unprepared) {
            LOG.info("The Overview was not made ready beforehand; its first visitor waits instead", unprepared);
            return false;
        }
    }
}
