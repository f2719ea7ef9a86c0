package dev.tradewind.recommendation;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.quantity.Timestamps;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Settles moves: once the days after one are over and billed, or the time for the bill is, its three promises are held against what
 * {@link MoveLook} says, and written down for good.
 */
@Component
public class MoveSettlements {
    private static final Logger LOG = LoggerFactory.getLogger(MoveSettlements.class);

    private final Recommendations recommendations;
    private final MoveLook look;
    private final RecommendationSettings settings;
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    MoveSettlements(
            Recommendations recommendations,
            MoveLook look,
            RecommendationSettings settings,
            JdbcClient jdbc,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.recommendations = recommendations;
        this.look = look;
        this.settings = settings;
        this.jdbc = jdbc;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    public Optional<MoveSettlement> of(UUID recommendation) {
        return jdbc.sql("select settlement from recommendation_move_settlement where recommendation_id = ?")
                .param(recommendation)
                .query((row, n) -> json.readValue(row.getString(1), MoveSettlement.class))
                .optional();
    }

    @Scheduled(fixedDelayString = "${tradewind.recommendation.settle-every:6h}", initialDelayString = "PT5M")
    void lookAtAll() {
        Actors.runAs(
                Actor.system("recommendation"),
                () -> recommendations.in(EnumSet.of(RecommendationState.SUCCEEDED)).stream()
                        .filter(of -> !of.kind().artefact() && of(of.id()).isEmpty())
                        .forEach(this::settle));
    }

    private void settle(RecommendationSummary of) {
        try {
            var realised = look.of(of).orElse(null);
            boolean late = clock.instant().isAfter(of.stateAt().plus(settings.settleWithin()));
            if (realised != null && realised.whole() && (realised.billed() || late)) {
                transaction.executeWithoutResult(status -> store(of, MoveSettlement.of(of, realised)));
            }
        } catch (DuplicateKeyException faster) {
            LOG.debug("Another replica settled {}", of.shortId(), faster);
        } catch (RuntimeException e) {
            LOG.warn("{} cannot be settled now, it is tried again", of.shortId(), e);
        }
    }

    private void store(RecommendationSummary of, MoveSettlement settlement) {
        jdbc.sql(
                        "insert into recommendation_move_settlement (recommendation_id, settlement, settled_at) values (?, ?, ?)")
                .params(of.id(), json.writeValueAsString(settlement), Timestamps.utc(clock.instant()))
                .update();
        audit.record(Change.of("recommendation.settled", "recommendation", of.shortId(), facts(settlement))
                .because(settlement.words()));
    }

    private static Map<String, Object> facts(MoveSettlement of) {
        var facts = new TreeMap<String, Object>();
        facts.put("promisedUsdPerMonth", of.promisedUsdPerMonth().toPlainString());
        facts.put("promisedKgCo2ePerMonth", Double.toString(of.promisedKgCo2ePerMonth()));
        facts.put("promisedRttMillis", Double.toString(of.promisedRttMillis()));
        if (of.realisedUsdPerMonth() != null) {
            facts.put("realisedUsdPerMonth", of.realisedUsdPerMonth().toPlainString());
        }
        if (of.realisedKgCo2ePerMonth() != null) {
            facts.put("realisedKgCo2ePerMonth", Double.toString(of.realisedKgCo2ePerMonth()));
        }
        if (of.realisedRttMillis() != null) {
            facts.put("realisedRttMillis", Double.toString(of.realisedRttMillis()));
        }
        return facts;
    }
}
