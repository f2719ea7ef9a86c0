package dev.tradewind.planning.savings;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.planning.PastMonth;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Reckons a month once, beside the page that asked, and keeps it until it is asked to look again. */
@Component
public class Savings {
    private final PastMonth past;
    private final Clock clock;
    private final Map<YearMonth, CompletableFuture<MonthSavings>> made = new ConcurrentHashMap<>();

    Savings(PastMonth past, Clock clock) {
        this.past = past;
        this.clock = clock;
    }

    /** The last month that is over, in UTC. */
    public YearMonth lastMonth() {
        return YearMonth.now(clock.withZone(ZoneOffset.UTC)).minusMonths(1);
    }

    /** Begins where nobody has asked before; a failure is forgotten, so that the next question tries again. */
    public CompletableFuture<MonthSavings> of(YearMonth month) {
        return made.computeIfAbsent(month, asked -> {
            var result = new CompletableFuture<MonthSavings>();
            Thread.ofPlatform().daemon().name("savings").start(() -> {
                try {
                    result.complete(Actors.runAs(Actor.system("savings"), () -> reckon(asked)));
                } catch (RuntimeException failed) {
                    made.remove(asked);
                    result.completeExceptionally(failed);
                }
            });
            return result;
        });
    }

    public void forget(YearMonth month) {
        made.remove(month);
    }

    private MonthSavings reckon(YearMonth month) {
        var first = month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        var end = month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        var inputs = past.between(first, end, MonthSignals.HOURS_BEFORE);
        var signals = new MonthSignals(inputs.from(), inputs.sites());
        return new MonthReplay(signals, inputs.weights(), inputs.links()).run(month, inputs.runs(), clock.instant());
    }
}
