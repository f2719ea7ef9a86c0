package dev.tradewind.recommendation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** How far promises of a kind were kept: Σ realised ÷ Σ promised, USD a month, over its last twenty that were settled. */
@Component
public class Confidences {
    private static final int LAST = 20;

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.builder().build();

    Confidences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param settled how many it rests on, at most 20
     * @param promisedUsdPerMonth sum over these
     * @param realisedUsdPerMonth sum over these; below 0 where cost rose
     */
    public record Confidence(int settled, BigDecimal promisedUsdPerMonth, BigDecimal realisedUsdPerMonth) {
        Confidence and(Settlement other) {
            return new Confidence(
                    settled + 1,
                    promisedUsdPerMonth.add(other.promisedUsdPerMonth()),
                    realisedUsdPerMonth.add(other.realisedUsdPerMonth()));
        }

        /** Never below 0: a kind that made things dearer promises nothing. */
        public BigDecimal ratio() {
            return promisedUsdPerMonth.signum() <= 0
                    ? BigDecimal.ONE
                    : realisedUsdPerMonth.max(BigDecimal.ZERO).divide(promisedUsdPerMonth, MathContext.DECIMAL64);
        }
    }

    /** Those of one moment. */
    public record Of(Map<RecommendationKind, Confidence> byKind) {
        public Of {
            byKind = Map.copyOf(byKind);
        }

        /** Empty where nothing of the kind was settled, which says nothing for it or against it. */
        public Optional<Confidence> of(RecommendationKind kind) {
            return Optional.ofNullable(byKind.get(kind));
        }

        /** The change of cost as promised, times the confidence where it saves; a rise is never made small. */
        public BigDecimal expectedUsdPerMonth(RecommendationSummary of) {
            return of.deltaUsdPerMonth().signum() >= 0
                    ? of.deltaUsdPerMonth()
                    : of(of.kind())
                            .map(confidence -> of.deltaUsdPerMonth().multiply(confidence.ratio()))
                            .orElse(of.deltaUsdPerMonth());
        }
    }

    @Transactional(readOnly = true)
    public Of now() {
        var byKind = new EnumMap<RecommendationKind, Confidence>(RecommendationKind.class);
        jdbc.sql("""
                select r.kind, s.settlement from recommendation_settlement s
                join recommendation r on r.id = s.recommendation_id
                order by s.settled_at desc, s.recommendation_id""").query(row -> {
            var kind = RecommendationKind.valueOf(row.getString(1));
            var sum = byKind.getOrDefault(kind, new Confidence(0, BigDecimal.ZERO, BigDecimal.ZERO));
            if (sum.settled() < LAST) {
                byKind.put(kind, sum.and(json.readValue(row.getString(2), Settlement.class)));
            }
        });
        return new Of(byKind);
    }
}
