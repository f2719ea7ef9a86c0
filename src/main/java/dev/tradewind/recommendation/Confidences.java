package dev.tradewind.recommendation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far promises of a kind were kept: Σ realised ÷ Σ promised over its last twenty that were settled, for each of the three figures
 * by itself. Only what was promised to become less counts, and only where it could be told what came of it.
 */
@Component
public class Confidences {
    private static final int LAST = 20;

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.builder().build();

    Confidences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of which figure: USD a month, kgCO2e a month, or ms. */
    public enum Figure {
        COST("USD a month"),
        EMISSIONS("kgCO2e a month"),
        LATENCY("ms");

        private final String unit;

        Figure(String unit) {
            this.unit = unit;
        }

        public String unit() {
            return unit;
        }
    }

    /**
     * @param settled how many it rests on, at most 20
     * @param promised sum over these, by which the figure was to fall
     * @param realised sum over these; below 0 where it rose
     */
    public record Confidence(int settled, BigDecimal promised, BigDecimal realised) {
        static final Confidence NONE = new Confidence(0, BigDecimal.ZERO, BigDecimal.ZERO);

        private Confidence and(BigDecimal promise, BigDecimal brought) {
            return settled == LAST ? this : new Confidence(settled + 1, promised.add(promise), realised.add(brought));
        }

        /** Never below 0: a kind that made things worse promises nothing. */
        public BigDecimal ratio() {
            return promised.signum() <= 0
                    ? BigDecimal.ONE
                    : realised.max(BigDecimal.ZERO).divide(promised, MathContext.DECIMAL64);
        }
    }

    /** Those of one moment. */
    public record Of(Map<Figure, Map<RecommendationKind, Confidence>> byFigure) {
        public Of {
            byFigure = Map.copyOf(byFigure);
        }

        /** Empty where nothing of the kind was settled, which says nothing for it or against it. */
        public Optional<Confidence> of(RecommendationKind kind, Figure figure) {
            return Optional.ofNullable(byFigure.getOrDefault(figure, Map.of()).get(kind));
        }

        /** The change of cost as promised, times the confidence where it saves; a rise is never made small. */
        public BigDecimal expectedUsdPerMonth(RecommendationSummary of) {
            return of.deltaUsdPerMonth().signum() >= 0
                    ? of.deltaUsdPerMonth()
                    : of(of.kind(), Figure.COST)
                            .map(confidence -> of.deltaUsdPerMonth().multiply(confidence.ratio()))
                            .orElse(of.deltaUsdPerMonth());
        }
    }

    @Transactional(readOnly = true)
    public Of now() {
        return of(jdbc.sql("""
                select r.kind, s.settlement, s.moved, s.settled_at, s.recommendation_id from (
                    select recommendation_id, settlement, settled_at, 0 as moved from recommendation_settlement
                    union all
                    select recommendation_id, settlement, settled_at, 1 as moved from recommendation_move_settlement
                ) s join recommendation r on r.id = s.recommendation_id
                order by s.settled_at desc, s.recommendation_id""")
                .query((row, n) -> {
                    var kind = RecommendationKind.valueOf(row.getString("kind"));
                    var text = row.getString("settlement");
                    return row.getInt("moved") == 0
                            ? new Settled(kind, json.readValue(text, Settlement.class), null)
                            : new Settled(kind, null, json.readValue(text, MoveSettlement.class));
                })
                .list());
    }

    /** One of both. */
    record Settled(
            RecommendationKind kind,
            @Nullable Settlement text,
            @Nullable MoveSettlement move) {}

    /** Pure: the newest first. */
    static Of of(List<Settled> settled) {
        var sums = new EnumMap<Figure, Map<RecommendationKind, Confidence>>(Figure.class);
        for (var each : settled) {
            if (each.text() != null) {
                add(
                        sums,
                        Figure.COST,
                        each.kind(),
                        each.text().promisedUsdPerMonth(),
                        each.text().realisedUsdPerMonth());
            }
            if (each.move() != null) {
                add(sums, each.kind(), each.move());
            }
        }
        return new Of(sums);
    }

    private static void add(
            Map<Figure, Map<RecommendationKind, Confidence>> sums, RecommendationKind kind, MoveSettlement of) {
        var usd = of.realisedUsdPerMonth();
        add(sums, Figure.COST, kind, of.promisedUsdPerMonth().negate(), usd == null ? null : usd.negate());
        add(sums, Figure.EMISSIONS, kind, fall(of.promisedKgCo2ePerMonth()), fall(of.realisedKgCo2ePerMonth()));
        add(sums, Figure.LATENCY, kind, fall(of.promisedRttMillis()), fall(of.realisedRttMillis()));
    }

    private static void add(
            Map<Figure, Map<RecommendationKind, Confidence>> sums,
            Figure figure,
            RecommendationKind kind,
            @Nullable BigDecimal promised,
            @Nullable BigDecimal realised) {
        if (promised != null && promised.signum() > 0 && realised != null) {
            sums.computeIfAbsent(figure, each -> new EnumMap<>(RecommendationKind.class))
                    .compute(kind, (each, sum) -> (sum == null ? Confidence.NONE : sum).and(promised, realised));
        }
    }

    private static @Nullable BigDecimal fall(@Nullable Double change) {
        return change == null ? null : BigDecimal.valueOf(-change);
    }
}
