package dev.tradewind.recommendation;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What must still be true when an approved change starts, by those who approved it. Void with their approvals. */
@Component
public class Conditions {
    private final JdbcClient jdbc;

    Conditions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param leastUsdPerMonth that it must still save */
    public record Condition(UUID personId, BigDecimal leastUsdPerMonth) {}

    /** In the caller's transaction. */
    public void add(UUID recommendation, UUID person, BigDecimal leastUsdPerMonth) {
        jdbc.sql("delete from recommendation_condition where recommendation_id = ? and person_id = ?")
                .params(recommendation, person)
                .update();
        jdbc.sql(
                        "insert into recommendation_condition (recommendation_id, person_id, least_usd_per_month) values (?, ?, ?)")
                .params(recommendation, person, leastUsdPerMonth)
                .update();
    }

    /** The strictest of them. */
    public Optional<Condition> strictest(UUID recommendation) {
        return jdbc.sql("""
                select person_id, least_usd_per_month from recommendation_condition where recommendation_id = ?
                order by least_usd_per_month desc, person_id limit 1""")
                .param(recommendation)
                .query((row, n) -> new Condition(row.getObject(1, UUID.class), row.getBigDecimal(2)))
                .optional();
    }

    @EventListener
    void drop(RecommendationReturned returned) {
        drop(returned.recommendationId());
    }

    @EventListener
    void drop(RecommendationClosed closed) {
        drop(closed.recommendationId());
    }

    private void drop(UUID recommendation) {
        jdbc.sql("delete from recommendation_condition where recommendation_id = ?")
                .param(recommendation)
                .update();
    }
}
