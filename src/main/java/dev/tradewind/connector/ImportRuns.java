package dev.tradewind.connector;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What every run of an import needs, in one place. */
@Component
class ImportRuns {
    private final List<Destination<?>> destinations;
    private final ImportLedger ledger;
    private final Quarantine quarantine;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ImportRuns(
            List<Destination<?>> destinations,
            ImportLedger ledger,
            Quarantine quarantine,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.destinations = destinations;
        this.ledger = ledger;
        this.quarantine = quarantine;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The ledger's row and the log's entry that an import began, in one transaction. */
    void begin(ImportReceipt receipt) {
        transaction.executeWithoutResult(status -> {
            ledger.begin(receipt);
            audit.record(Change.of("import.started", "import", receipt.id().toString(), new Begun(receipt.fileName()))
                    .restingOn(List.of(receipt.sha256())));
        });
    }

    private record Begun(String fileName) {}

    ImportRun of(ImportReceipt receipt, ImportOptions options, SourceFile file) {
        return new ImportRun(this, receipt, options, file);
    }

    @SuppressWarnings("unchecked") // rowType() is the proof
    <R> Destination<R> destination(Dialect<R> dialect) {
        return (Destination<R>) destinations.stream()
                .filter(each -> each.rowType().equals(dialect.rowType()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no destination takes the rows of dialect " + dialect.id() + ". Maybe its bean is missing?"));
    }

    ImportLedger ledger() {
        return ledger;
    }

    Quarantine quarantine() {
        return quarantine;
    }

    AuditTrail audit() {
        return audit;
    }

    TransactionTemplate transaction() {
        return transaction;
    }

    Clock clock() {
        return clock;
    }
}
