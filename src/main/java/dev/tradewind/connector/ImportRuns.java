package dev.tradewind.connector;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What every run of an import needs, in one place. */
@Component
class ImportRuns {
    private final List<Destination<?>> destinations;
    private final ImportLedger ledger;
    private final Quarantine quarantine;
    private final AuditTrail audit;
    private final ImportNews news;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ConnectorSettings settings;

    ImportRuns(
            List<Destination<?>> destinations,
            ImportLedger ledger,
            Quarantine quarantine,
            AuditTrail audit,
            ImportNews news,
            TransactionTemplate transaction,
            Clock clock,
            ConnectorSettings settings) {
        this.destinations = destinations;
        this.ledger = ledger;
        this.quarantine = quarantine;
        this.audit = audit;
        this.news = news;
        this.transaction = transaction;
        this.clock = clock;
        this.settings = settings;
    }

    /** The ledger's row and the log's entry that an import began, in one transaction. */
    void begin(ImportReceipt receipt, ImportOptions options) {
        transaction.executeWithoutResult(status -> {
            ledger.begin(receipt, options);
            audit.record(Change.of("import.started", "import", receipt.id().toString(), new Begun(receipt.fileName()))
                    .restingOn(List.of(receipt.sha256())));
        });
    }

    private record Begun(String fileName) {}

    ImportRun of(ImportReceipt receipt, Beginning begun, ImportOptions options, SourceFile file) {
        return new ImportRun(this, receipt, begun, options, file, null);
    }

    /** A held import, to be read again from its evidence because a person has seen what it would replace. */
    Optional<ImportRun> confirmed(ImportReceipt held, SourceFile file) {
        var resumed = transaction.execute(status -> {
            if (!ledger.resume(held.id())) {
                return false;
            }
            quarantine.drop(held.id());
            audit.record(Change.of("import.confirmed", "import", held.id().toString(), ledger.replaces(held.id()))
                    .restingOn(List.of(held.sha256())));
            return true;
        });
        return Boolean.TRUE.equals(resumed)
                ? Optional.of(new ImportRun(
                        this,
                        held,
                        Beginning.of(held),
                        ledger.options(held.id()).replacing(),
                        file,
                        ledger.replaces(held.id())))
                : Optional.empty();
    }

    /** @return false if it does not wait any more */
    boolean discard(ImportReceipt held) {
        var done = transaction.execute(status -> {
            if (!ledger.discard(held.id(), "Given up; nothing of this file counts.")) {
                return false;
            }
            quarantine.drop(held.id());
            audit.record(Change.of("import.discarded", "import", held.id().toString(), new Begun(held.fileName())));
            return true;
        });
        return Boolean.TRUE.equals(done);
    }

    /** Whether a person must be asked before these rows count. */
    boolean mustAsk(List<Replacement> replaced, boolean cutOff) {
        return replaced.stream()
                .anyMatch(each -> cutOff ? each.shrinks() : each.shrinksBelow(settings.askBelowPercent()));
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

    ImportNews news() {
        return news;
    }

    TransactionTemplate transaction() {
        return transaction;
    }

    Clock clock() {
        return clock;
    }
}
