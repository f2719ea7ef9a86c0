package dev.tradewind.connector;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.lake.Lake;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes back a delivery that turned out to be wrong: the months that it replaced count again as they were before. */
@Component
public class TakeBacks {
    private final ImportLedger ledger;
    private final Lake lake;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    TakeBacks(ImportLedger ledger, Lake lake, AuditTrail audit, TransactionTemplate transaction) {
        this.ledger = ledger;
        this.lake = lake;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Done(ImportReceipt receipt) implements Outcome {}

        /** Nothing was changed, and why. */
        record Refused(String why) implements Outcome {}
    }

    /** @param reason in the person's words; the log keeps it */
    public Outcome takeBack(UUID id, String reason) {
        if (reason.isBlank()) {
            return new Outcome.Refused("a reason is needed to take back import " + id);
        }
        var why = transaction.execute(status -> {
            var before = ledger.byId(id);
            if (before.isEmpty() || before.get().state() != ImportState.IMPORTED) {
                return "only an import that counts can be taken back";
            }
            if (lake.generationsOf(id).isEmpty()) {
                return "it brought no bill; newer values replace what it brought";
            }
            if (!lake.takeBack(id)) {
                return "a newer delivery of one of its months counts already; take that one back first";
            }
            ledger.takeBack(id, "Taken back: " + reason.strip());
            audit.record(Change.of(
                            "import.taken-back",
                            "import",
                            id.toString(),
                            Map.of("state", ImportState.IMPORTED.name()),
                            Map.of("state", ImportState.TAKEN_BACK.name(), "months", months(id)))
                    .because(reason.strip())
                    .restingOn(List.of(before.get().sha256())));
            return "";
        });
        return why == null || why.isEmpty()
                ? new Outcome.Done(ledger.byId(id).orElseThrow())
                : new Outcome.Refused(why);
    }

    private List<String> months(UUID id) {
        return lake.generationsOf(id).stream()
                .map(each -> each.scope() + " " + each.period() + " " + each.generation())
                .toList();
    }

    /** What would count instead, month by month, in words; empty if this import cannot be taken back. */
    public List<String> wouldCount(ImportReceipt of) {
        var all = lake.generationsOf(of.id());
        if (of.state() != ImportState.IMPORTED || all.stream().anyMatch(each -> each.supersededAt() != null)) {
            return List.of();
        }
        return all.stream()
                .map(each -> each.period() + " of " + each.scope() + ": "
                        + lake.before(each)
                                .map(before -> "delivery " + before.generation() + " with " + before.rows()
                                        + " rows counts again")
                                .orElse("nothing counts"))
                .toList();
    }
}
