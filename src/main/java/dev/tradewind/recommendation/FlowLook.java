package dev.tradewind.recommendation;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.egress.FlowDays;
import dev.tradewind.quantity.TimeRange;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Looks at flow logs while the bill of the days after a change is waited for, and keeps what they say. */
@Component
class FlowLook {
    private static final Duration BEFORE = Duration.ofDays(28);

    private final ObjectProvider<FlowDays> flows;
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    FlowLook(ObjectProvider<FlowDays> flows, JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.flows = flows;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether flow logs can tell of it at all. */
    static boolean tellable(Promise promise) {
        return promise.flows().stream().map(FlowLook::sought).allMatch(FlowDays.Sought::tellable);
    }

    Optional<SeenInFlows> of(UUID recommendation) {
        return jdbc.sql("select seen from recommendation_seen where recommendation_id = ?")
                .param(recommendation)
                .query((row, n) -> json.readValue(row.getString(1), SeenInFlows.class))
                .optional();
    }

    /**
     * Writes down what the logs say when they cover more days than before; in the caller's transaction.
     *
     * @param applied the whole day of the change, which counts for neither side
     * @param after whole days of which some may not be over
     */
    Optional<SeenInFlows> look(
            UUID recommendation, String shortId, Promise promise, TimeRange applied, TimeRange after) {
        var known = of(recommendation);
        if (!tellable(promise)) {
            return known;
        }
        var sought = promise.flows().stream().map(FlowLook::sought).toList();
        var now = flows.getObject().of(sought, after);
        if (now.days() == 0 || known.isPresent() && known.get().daysAfter() >= now.days()) {
            return known;
        }
        var was = flows.getObject().of(sought, new TimeRange(applied.from().minus(BEFORE), applied.from()));
        if (was.days() == 0 || was.gigabytes().signum() == 0) {
            return known;
        }
        var seen = new SeenInFlows(
                after.from(), after.to(), was.days(), now.days(), perDay(was), perDay(now), promise.share());
        keep(recommendation, shortId, seen);
        return Optional.of(seen);
    }

    private void keep(UUID recommendation, String shortId, SeenInFlows seen) {
        jdbc.sql("delete from recommendation_seen where recommendation_id = ?")
                .param(recommendation)
                .update();
        jdbc.sql("insert into recommendation_seen (recommendation_id, seen, seen_at) values (?, ?, ?)")
                .params(
                        recommendation,
                        json.writeValueAsString(seen),
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        audit.record(Change.of(
                        "recommendation.seen-in-flows",
                        "recommendation",
                        shortId,
                        Map.of(
                                "daysAfter",
                                seen.daysAfter(),
                                "fell",
                                seen.fell().toPlainString()))
                .because(seen.words()));
    }

    private static BigDecimal perDay(FlowDays.Covered covered) {
        return covered.gigabytes().divide(BigDecimal.valueOf(covered.days()), MathContext.DECIMAL64);
    }

    private static FlowDays.Sought sought(Promise.Flow flow) {
        return new FlowDays.Sought(flow.transferClass(), flow.from(), flow.to(), flow.workload());
    }
}
