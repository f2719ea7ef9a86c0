package dev.tradewind.connector;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.evidence.Blobs;
import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Mends rows in quarantine. The file is written anew from its evidence with the mended cells in their places and is
 * imported as a delivery of its own: it replaces what the first one brought, by the same rules as any newer delivery, and
 * both stay as evidence. Importing the mended rows alone would replace a month by a handful of rows. Mends of the same
 * delivery add up: those made before stay in their places.
 */
@Component
public class Mending {
    private static final int REASON_CHARACTERS = 500;

    private final Imports imports;
    private final ImportLedger ledger;
    private final MendHistory history;
    private final Blobs blobs;
    private final AuditTrail audit;
    private final CurrentPerson person;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Mending(
            Imports imports,
            ImportLedger ledger,
            MendHistory history,
            Blobs blobs,
            AuditTrail audit,
            CurrentPerson person,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.imports = imports;
        this.ledger = ledger;
        this.history = history;
        this.blobs = blobs;
        this.audit = audit;
        this.person = person;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** The mended file is being imported. */
        record Submitted(ImportReceipt receipt) implements Outcome {}

        /** Nothing was changed, and why. */
        record Refused(String why) implements Outcome {}

        /** Nothing was changed: these rows would wait in quarantine again, each for the reason that it gives. */
        record StillUnreadable(String fileName, List<Quarantined> rows) implements Outcome {}
    }

    /** Why rows of this import cannot be mended here; null if they can. */
    public @Nullable String obstacle(ImportReceipt receipt) {
        return MendedFile.obstacle(source(receipt));
    }

    /** Mends that were made of an import's rows, the newest first. */
    public List<Mend.Made> made(UUID importId, long offset, int limit) {
        return history.of(importId, offset, limit);
    }

    /** A cell of a row in quarantine. */
    public record Cell(String column, String value) {}

    /** The cells of a row as delivered; empty where it does not fit the header, so that the whole row must be mended. */
    public List<Cell> cells(ImportReceipt receipt, Quarantined row) {
        var record = row.record();
        try {
            var columns = record == null ? List.<String>of() : MendedFile.columns(source(receipt));
            var cells = record == null ? List.<String>of() : MendedFile.cells(record, ',');
            var all = new ArrayList<Cell>();
            for (var i = 0; cells.size() == columns.size() && i < cells.size(); i++) {
                all.add(new Cell(columns.get(i), cells.get(i)));
            }
            return all;
        } catch (IOException broken) {
            throw new UncheckedIOException("Cannot read the evidence of import " + receipt.id(), broken);
        }
    }

    /**
     * Writes the file with these cells in their places and imports it; it goes on in the background.
     *
     * @param reason in the person's words; kept with each mend
     */
    public Outcome mend(UUID importId, List<Mend> mends, String reason) {
        var by = person.current();
        if (!by.has(Role.ANALYST) && !by.has(Role.SUSTAINABILITY)) {
            return new Outcome.Refused("mending takes the role ANALYST");
        }
        var receipt = ledger.byId(importId).orElse(null);
        if (receipt == null || receipt.state() != ImportState.IMPORTED) {
            return new Outcome.Refused("only an import that has ended can be mended");
        }
        if (mends.isEmpty()) {
            return new Outcome.Refused("nothing was mended");
        }
        if (reason.isBlank() || reason.strip().length() > REASON_CHARACTERS) {
            return new Outcome.Refused("say in 1 to " + REASON_CHARACTERS + " characters why the rows are mended");
        }
        var obstacle = obstacle(receipt);
        return obstacle == null ? write(by, receipt, mends, reason.strip()) : new Outcome.Refused(obstacle);
    }

    private Outcome write(Person by, ImportReceipt receipt, List<Mend> mends, String reason) {
        var all = new ArrayList<>(history.standing(receipt.id()));
        all.addAll(mends);
        var file = new MendedFile(source(receipt), all);
        try {
            var folder = Files.createTempDirectory("tradewind-mended");
            var whole = folder.resolve("whole.csv");
            var rows = folder.resolve("rows.csv");
            try {
                file.write(whole, rows, lines(mends));
                var unreadable = unreadable(file, rows, receipt);
                return unreadable.isEmpty()
                        ? submit(by, receipt, file, mends, whole, reason)
                        : new Outcome.StillUnreadable(receipt.fileName(), unreadable);
            } catch (MendedFile.NotMendable cannot) {
                return new Outcome.Refused(cannot.why());
            } finally {
                Files.deleteIfExists(whole);
                Files.deleteIfExists(rows);
                Files.delete(folder);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("Cannot write the mended file of import " + receipt.id(), broken);
        }
    }

    private static Set<Long> lines(List<Mend> mends) {
        return mends.stream().map(Mend::line).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Reads the mended rows alone as an import would: which of them it would set aside. */
    private List<Quarantined> unreadable(MendedFile file, Path rows, ImportReceipt receipt) {
        return DryRun.of(rows, ledger.options(receipt.id())).reasons().stream()
                .map(row -> new Quarantined(
                        file.delivered(row.line()), row.column(), row.value(), row.reason(), row.record()))
                .toList();
    }

    private Outcome submit(Person by, ImportReceipt of, MendedFile file, List<Mend> mends, Path whole, String reason)
            throws IOException {
        ImportReceipt receipt;
        try (var content = Files.newInputStream(whole)) {
            receipt = imports.submit(
                    name(of.fileName()), content, ledger.options(of.id()).asking(false));
        }
        if (!receipt.repeated()) {
            var at = clock.instant();
            transaction.executeWithoutResult(status -> {
                mends.forEach(mend ->
                        history.add(new Mend.Made(of.id(), mend, file.was(mend), reason, by.name(), at, receipt.id())));
                audit.record(Change.of(
                                "import.mended",
                                "import",
                                of.id().toString(),
                                Map.of(
                                        "as",
                                        receipt.id().toString(),
                                        "lines",
                                        lines(mends).toString()))
                        .because(reason)
                        .restingOn(List.of(of.sha256(), receipt.sha256())));
            });
        }
        return new Outcome.Submitted(receipt);
    }

    /** {@code bill.csv.gz} becomes {@code bill-mended.csv}. */
    static String name(String fileName) {
        var plain = fileName.replaceFirst("(?i)\\.(gz|zip)$", "").replaceFirst("-mended(\\.\\w+)?$", "$1");
        int dot = plain.lastIndexOf('.');
        return dot <= 0 ? plain + "-mended.csv" : plain.substring(0, dot) + "-mended" + plain.substring(dot);
    }

    private SourceFile source(ImportReceipt of) {
        return new SourceFile(blobs.path(of.sha256()), of.fileName());
    }
}
