package dev.tradewind.execution;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Tells trouble with our own database from what a target or a check answered. */
final class OwnTrouble {
    private OwnTrouble() {}

    /**
     * Whether it says nothing of the step: what the target was asked may have been taken, so the attempt stays the same
     * and is asked again under its key. A further attempt would have another key, and its effect would be a second one.
     */
    static boolean isIn(@Nullable Throwable thrown) {
        for (var each = thrown; each != null; each = each.getCause()) {
            if (each instanceof DataAccessException
                    || each instanceof TransactionException
                    || each instanceof PersistenceException
                    || each instanceof SQLException) {
                return true;
            }
        }
        return false;
    }
}
