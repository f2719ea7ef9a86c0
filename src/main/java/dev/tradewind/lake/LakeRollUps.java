package dev.tradewind.lake;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes up roll-ups of generations that were written before there was one, or under another reporting zone. Until then
 * they are answered from their rows: slower, and the same.
 */
@Component
public class LakeRollUps {
    private static final Logger LOG = LoggerFactory.getLogger(LakeRollUps.class);

    private final Lake lake;
    private final Manifest manifest;
    private final ObjectProvider<RollUp> declared;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    LakeRollUps(
            Lake lake,
            Manifest manifest,
            ObjectProvider<RollUp> declared,
            AuditTrail audit,
            TransactionTemplate transaction) {
        this.lake = lake;
        this.manifest = manifest;
        this.declared = declared;
        this.audit = audit;
        this.transaction = transaction;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
    void buildAll() {
        declared.stream().forEach(this::build);
    }

    /** @return how many generations that count had none */
    public int build(RollUp rollUp) {
        var built = 0;
        for (var each : manifest.summed(rollUp)) {
            if (each.path() == null && build(rollUp, each)) {
                built++;
            }
        }
        if (built > 0) {
            LOG.info("made {} roll-ups {} of deliveries that had none", built, rollUp.name());
        }
        return built;
    }

    private boolean build(RollUp rollUp, Manifest.Summed of) {
        var sums = lake.sum(rollUp, of.rows());
        try {
            transaction.executeWithoutResult(status -> {
                manifest.keep(of.generation(), sums);
                audit.record(Change.of(
                        "lake.rolled-up", "generation", of.generation().toString(), new RolledUp(sums.path())));
            });
            return true;
        } catch (DuplicateKeyException another) {
            // Another replica was faster; its file has the same name and the same sums.
            return false;
        }
    }

    private record RolledUp(String path) {}
}
