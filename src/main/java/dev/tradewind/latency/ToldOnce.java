package dev.tradewind.latency;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps a change and its telling together, as the engine's: of several replicas that see it at once, one tells it. */
@Component
class ToldOnce {
    private static final Actor ENGINE = Actor.system("latency");

    private final TransactionTemplate transaction;

    ToldOnce(TransactionTemplate transaction) {
        this.transaction = transaction;
    }

    /** @param change inserts a row with a key of its own, or does nothing where it finds none to delete */
    void change(Runnable change) {
        try {
            Actors.runAs(ENGINE, () -> {
                transaction.executeWithoutResult(status -> change.run());
                return true;
            });
        } catch (DuplicateKeyException anotherReplicaWasFirst) {
            // It has told it.
        }
    }
}
