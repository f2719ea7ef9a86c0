package dev.tradewind.egress.budget;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks at the budgets every ten minutes, so that a restated bill or a changed budget counts soon. Looking again tells
 * nothing twice.
 */
@Component
class BudgetSchedule implements MeterBinder {
    private static final Logger LOG = LoggerFactory.getLogger(BudgetSchedule.class);

    private final BudgetWatch watch;
    private final BudgetStatuses statuses;
    private final BudgetAlerts alerts;
    private final Clock clock;
    private volatile long lookedAt;

    BudgetSchedule(BudgetWatch watch, BudgetStatuses statuses, BudgetAlerts alerts, Clock clock) {
        this.watch = watch;
        this.statuses = statuses;
        this.alerts = alerts;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 6, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void tick() {
        try {
            var look = Actors.runAs(Actor.system("budget-watch"), watch::look);
            lookedAt = clock.instant().getEpochSecond();
            if (look.passed() + look.cleared() > 0) {
                LOG.info(
                        "Looked at {} budgets: {} thresholds passed, {} no more",
                        look.budgets(),
                        look.passed(),
                        look.cleared());
            }
        } catch (RuntimeException broken) {
            LOG.error("Looking at the budgets broke off; it is tried again in ten minutes", broken);
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var basis : Threshold.Basis.values()) {
            Gauge.builder("tradewind.budgets.over", alerts, a -> a.over(basis, statuses.now()))
                    .tag("basis", basis.name().toLowerCase(Locale.ROOT))
                    .description("Budgets whose amount is passed this month, by what is billed or by forecast")
                    .register(registry);
        }
        TimeGauge.builder("tradewind.budgets.watched.timestamp", () -> lookedAt, TimeUnit.SECONDS)
                .description("When the budgets were last looked at; 0 if never")
                .register(registry);
    }
}
