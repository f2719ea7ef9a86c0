package dev.tradewind.recommendation;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.EgressQueries;
import dev.tradewind.egress.WorkloadFlow;
import dev.tradewind.egress.WorkloadFlows;
import dev.tradewind.quantity.TimeRange;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** All promises and what became of them, by recommendation. */
@Component
public class Promises {
    private static final int DAY_SECONDS = 86_400;

    private final JdbcClient jdbc;
    private final ObjectProvider<WorkloadFlows> flows;
    private final ObjectProvider<EgressQueries> egress;
    private final RecommendationSettings settings;
    private final FlowLook look;
    private final AuditTrail audit;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    Promises(
            JdbcClient jdbc,
            ObjectProvider<WorkloadFlows> flows,
            ObjectProvider<EgressQueries> egress,
            RecommendationSettings settings,
            FlowLook look,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.flows = flows;
        this.egress = egress;
        this.settings = settings;
        this.look = look;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the bills say of a promise so far. */
    public sealed interface Measured {
        record NotYet(Instant lookAgain, String why) implements Measured {}

        /** The stated days are over and no bill tells. */
        record Untold(String why) implements Measured {}

        record Settled(Settlement settlement) implements Measured {}
    }

    public Optional<Promise> of(UUID recommendation) {
        return jdbc.sql("select promise from recommendation_promise where recommendation_id = ?")
                .param(recommendation)
                .query((row, n) -> json.readValue(row.getString(1), Promise.class))
                .optional();
    }

    public Optional<Settlement> settlement(UUID recommendation) {
        return jdbc.sql("select settlement from recommendation_settlement where recommendation_id = ?")
                .param(recommendation)
                .query((row, n) -> json.readValue(row.getString(1), Settlement.class))
                .optional();
    }

    /** What flow logs say of it so far; empty where there are none, or where they cannot tell. */
    public Optional<SeenInFlows> seen(UUID recommendation) {
        return look.of(recommendation);
    }

    void keep(UUID recommendation, Promise promise) {
        jdbc.sql("delete from recommendation_promise where recommendation_id = ?")
                .param(recommendation)
                .update();
        jdbc.sql("insert into recommendation_promise (recommendation_id, promise) values (?, ?)")
                .params(recommendation, json.writeValueAsString(promise))
                .update();
    }

    /** Why what was promised no longer rests on what was billed; empty if it does. */
    public Optional<String> objection(UUID recommendation) {
        var promise = of(recommendation).orElse(null);
        if (promise == null) {
            return Optional.of("nothing says what it promised");
        }
        var now = matching(promise, new TimeRange(promise.from(), promise.to()));
        for (var was : promise.flows()) {
            var is = now.stream()
                    .filter(was::is)
                    .map(Promise.Flow::of)
                    .findFirst()
                    .orElse(null);
            if (is == null
                    || is.usd().compareTo(was.usd()) != 0
                    || is.gigabytes().compareTo(was.gigabytes()) != 0) {
                return Optional.of("the bill of its range was restated: %s %s → %s was USD %s and is %s"
                        .formatted(
                                was.transferClass().label(),
                                was.from(),
                                was.to(),
                                was.usd().toPlainString(),
                                is == null ? "gone" : "USD " + is.usd().toPlainString()));
            }
        }
        return Optional.empty();
    }

    /**
     * Holds the first whole days after the change against the days that the promise rests on, once the bill reaches that
     * far; stores what came of it in the caller's transaction.
     */
    @Transactional
    public Measured measure(UUID recommendation, Instant appliedAt) {
        var promise = of(recommendation)
                .orElseThrow(() -> new IllegalStateException("nothing says what " + recommendation + " promised"));
        var zone = egress.getObject().reportingZone();
        var first = appliedAt.atZone(zone).toLocalDate().plusDays(1);
        var after = TimeRange.ofDays(first, first.plusDays(settings.settleDays()), zone);
        var now = clock.instant();
        var today = now.atZone(zone).toLocalDate();
        var over = TimeRange.ofDays(first, today.isBefore(first) ? first : today, zone);
        var seen = look.look(
                recommendation,
                shortId(recommendation),
                promise,
                TimeRange.ofDays(first.minusDays(1), first, zone),
                over.to().isBefore(after.to()) ? over : after);
        var also = seen.map(each -> "; " + each.words()).orElse("");
        if (now.isBefore(after.to())) {
            var lookAgain =
                    FlowLook.tellable(promise) ? earlier(now.plus(settings.settleEvery()), after.to()) : after.to();
            return new Measured.NotYet(lookAgain, "the days that are looked at end at " + after.to() + also);
        }
        if (!billed(promise, after)) {
            var latest = appliedAt.plus(settings.settleWithin());
            var missing = "no bill reaches %s yet%s".formatted(after.to(), also);
            return now.isBefore(latest)
                    ? new Measured.NotYet(earlier(now.plus(settings.settleEvery()), latest), missing)
                    : new Measured.Untold(missing + ", and the "
                            + settings.settleWithin().toDays() + " days for it are over; import the bill and retry");
        }
        var before = new TimeRange(promise.from(), promise.to());
        var settlement = Settlement.of(
                appliedAt,
                after.from(),
                after.to(),
                promise.share(),
                perDay(promise.flows(), before),
                perDay(matching(promise, after).stream().map(Promise.Flow::of).toList(), after),
                Traffic.grown(kind(recommendation), promise, before, inUsd(before), after, inUsd(after)));
        store(recommendation, settlement);
        return new Measured.Settled(settlement);
    }

    private void store(UUID recommendation, Settlement settlement) {
        jdbc.sql("delete from recommendation_settlement where recommendation_id = ?")
                .param(recommendation)
                .update();
        jdbc.sql("insert into recommendation_settlement (recommendation_id, settlement, settled_at) values (?, ?, ?)")
                .params(
                        recommendation,
                        json.writeValueAsString(settlement),
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        audit.record(Change.of(
                        "recommendation.settled",
                        "recommendation",
                        shortId(recommendation),
                        Map.of(
                                "verdict", settlement.verdict().name(),
                                "promisedUsdPerMonth",
                                        settlement.promisedUsdPerMonth().toPlainString(),
                                "realisedUsdPerMonth",
                                        settlement.realisedUsdPerMonth().toPlainString()))
                .because(settlement.words()));
    }

    private String shortId(UUID recommendation) {
        return "REC-"
                + jdbc.sql("select number from recommendation where id = ?")
                        .param(recommendation)
                        .query(Long.class)
                        .single();
    }

    /** Whether the last day of the range stands on a bill of every provider that the promise is about. */
    private boolean billed(Promise promise, TimeRange range) {
        var last = new TimeRange(range.to().minus(Duration.ofDays(1)), range.to());
        return promise.flows().stream()
                .map(flow -> flow.from().substring(0, Math.max(0, flow.from().indexOf(':'))))
                .distinct()
                .allMatch(provider -> !flows.getObject()
                        .of(EgressFilter.of(last).scoped(null, null, provider))
                        .isEmpty());
    }

    private RecommendationKind kind(UUID recommendation) {
        return RecommendationKind.valueOf(jdbc.sql("select kind from recommendation where id = ?")
                .param(recommendation)
                .query(String.class)
                .single());
    }

    private List<WorkloadFlow> inUsd(TimeRange range) {
        return flows.getObject().of(EgressFilter.of(range)).stream()
                .filter(each -> each.flow().total().currency().equals("USD"))
                .toList();
    }

    private List<WorkloadFlow> matching(Promise promise, TimeRange range) {
        return inUsd(range).stream()
                .filter(each -> promise.flows().stream().anyMatch(flow -> flow.is(each)))
                .toList();
    }

    private static Settlement.PerDay perDay(List<Promise.Flow> flows, TimeRange range) {
        var seconds = BigDecimal.valueOf(range.duration().toSeconds());
        var days = seconds.divide(BigDecimal.valueOf(DAY_SECONDS), MathContext.DECIMAL64);
        return new Settlement.PerDay(
                flows.stream()
                        .map(Promise.Flow::usd)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(days, MathContext.DECIMAL64),
                flows.stream()
                        .map(Promise.Flow::gigabytes)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(days, MathContext.DECIMAL64));
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
