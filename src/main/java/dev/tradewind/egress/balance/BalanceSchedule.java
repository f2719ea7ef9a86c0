package dev.tradewind.egress.balance;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.egress.EgressQueries;
import dev.tradewind.quantity.TimeRange;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Holds this month and the one before against their charges every hour; the same gap is told once. */
@Component
class BalanceSchedule implements MeterBinder {
    private static final Logger LOG = LoggerFactory.getLogger(BalanceSchedule.class);

    private final Balance balance;
    private final BalanceNews news;
    private final EgressQueries egress;
    private final Clock clock;
    private final Map<YearMonth, List<Gap>> known = new ConcurrentHashMap<>();
    private volatile long lookedAt;

    BalanceSchedule(Balance balance, BalanceNews news, EgressQueries egress, Clock clock) {
        this.balance = balance;
        this.news = news;
        this.egress = egress;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 7, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void tick() {
        try {
            var now = YearMonth.now(clock.withZone(egress.reportingZone()));
            known.keySet().removeIf(month -> month.isBefore(now.minusMonths(1)));
            hold(now.minusMonths(1));
            hold(now);
            lookedAt = clock.instant().getEpochSecond();
        } catch (RuntimeException broken) {
            LOG.error("Holding egress against its charges broke off; it is tried again in an hour", broken);
        }
    }

    private void hold(YearMonth month) {
        var zone = egress.reportingZone();
        var gaps = balance.gaps(new TimeRange(
                month.atDay(1).atStartOfDay(zone).toInstant(),
                month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant()));
        var before = known.put(month, gaps);
        if (!gaps.isEmpty() && !gaps.equals(before)) {
            LOG.error("Egress of {} does not add up to its charges: {}", month, gaps);
            Actors.runAs(Actor.system("egress-balance"), () -> news.tell(month, gaps));
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(
                        "tradewind.egress.gaps",
                        known,
                        all -> all.values().stream().mapToInt(List::size).sum())
                .description("Breakdowns of this month and the one before that do not add up to their charges")
                .register(registry);
        TimeGauge.builder("tradewind.egress.balanced.timestamp", () -> lookedAt, TimeUnit.SECONDS)
                .description("When egress was last held against its charges; 0 if never")
                .register(registry);
    }
}
