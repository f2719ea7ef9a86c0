package dev.tradewind.connector;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.evidence.Blobs;
import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.identity.Role;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
 * both stay as evidence. Importing the mended rows alone would replace a month by a handful of rows.
 */
@Component
public class Mending {
    private static final int CELL_CHARACTERS = 1 << 20;

    private final Imports imports;
    private final ImportLedger ledger;
    private final Blobs blobs;
    private final AuditTrail audit;
    private final CurrentPerson person;
    private final TransactionTemplate transaction;

    Mending(
            Imports imports,
            ImportLedger ledger,
            Blobs blobs,
            AuditTrail audit,
            CurrentPerson person,
            PlatformTransactionManager transactions) {
        this.imports = imports;
        this.ledger = ledger;
        this.blobs = blobs;
        this.audit = audit;
        this.person = person;
        transaction = new TransactionTemplate(transactions);
    }

    /**
     * One mended place.
     *
     * @param line physical line in the unpacked file, as the quarantine names it
     * @param column the cell's column; null to replace the whole row
     * @param value what stands there instead; a whole row as CSV with commas
     */
    public record Mend(long line, @Nullable String column, String value) {}

    /** What came of it. */
    public sealed interface Outcome {
        /** The mended file is being imported. */
        record Submitted(ImportReceipt receipt) implements Outcome {}

        /** Nothing was changed, and why. */
        record Refused(String why) implements Outcome {}
    }

    /** Why rows of this import cannot be mended here; null if they can. */
    public @Nullable String obstacle(ImportReceipt receipt) {
        try {
            var parts = source(receipt).parts();
            if (parts.size() != 1) {
                return "it came as " + parts.size() + " parts; mend the part and deliver all again";
            }
            if (parts.getFirst().isParquet()) {
                return "it is Parquet; mend it where it was written and deliver it again";
            }
            try (var text = new BufferedReader(parts.getFirst().reader())) {
                var header = text.readLine();
                boolean table = header != null
                        && !header.stripLeading().startsWith("{")
                        && !header.stripLeading().startsWith("[")
                        && cells(header, Separator.of(header).sign()).size() > 1;
                return table ? null : "it is no table; mend the file and deliver it again";
            }
        } catch (IOException broken) {
            return "its evidence cannot be read: " + broken.getMessage();
        }
    }

    /** Writes the file with these cells in their places and imports it; it goes on in the background. */
    public Outcome mend(UUID importId, List<Mend> mends) {
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
        var obstacle = obstacle(receipt);
        if (obstacle != null) {
            return new Outcome.Refused(obstacle);
        }
        try {
            var mended = Files.createTempFile("tradewind-mended", ".csv");
            try {
                var problem = write(receipt, mends, mended);
                return problem == null ? submit(receipt, mends, mended) : new Outcome.Refused(problem);
            } finally {
                Files.deleteIfExists(mended);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("Cannot write the mended file of import " + importId, broken);
        }
    }

    private Outcome submit(ImportReceipt of, List<Mend> mends, Path mended) throws IOException {
        ImportReceipt receipt;
        try (var content = Files.newInputStream(mended)) {
            receipt = imports.submit(
                    name(of.fileName()), content, ledger.options(of.id()).asking(false));
        }
        if (!receipt.repeated()) {
            var lines = new TreeSet<>(mends.stream().map(Mend::line).toList());
            transaction.executeWithoutResult(status -> audit.record(Change.of(
                            "import.mended",
                            "import",
                            of.id().toString(),
                            Map.of("as", receipt.id().toString(), "lines", lines.toString()))
                    .restingOn(List.of(of.sha256(), receipt.sha256()))));
        }
        return new Outcome.Submitted(receipt);
    }

    /** {@code bill.csv.gz} becomes {@code bill-mended.csv}. */
    static String name(String fileName) {
        var plain = fileName.replaceFirst("(?i)\\.(gz|zip)$", "").replaceFirst("-mended(\\.\\w+)?$", "$1");
        int dot = plain.lastIndexOf('.');
        return dot <= 0 ? plain + "-mended.csv" : plain.substring(0, dot) + "-mended" + plain.substring(dot);
    }

    private @Nullable String write(ImportReceipt of, List<Mend> mends, Path mended) throws IOException {
        var byLine = new HashMap<Long, List<Mend>>(mends.stream().collect(Collectors.groupingBy(Mend::line)));
        var open = new HashSet<>(byLine.keySet());
        var part = source(of).parts().getFirst();
        char separator;
        try (var text = new BufferedReader(part.reader())) {
            separator = Separator.of(String.valueOf(text.readLine())).sign();
        }
        try (var records = CsvReader.builder()
                        .fieldSeparator(separator)
                        .allowMissingFields(true)
                        .allowExtraFields(true)
                        .maxBufferSize(16 * CELL_CHARACTERS)
                        .ofCsvRecord(part.reader());
                var out = CsvWriter.builder()
                        .fieldSeparator(separator)
                        .build(Files.newBufferedWriter(mended, StandardCharsets.UTF_8))) {
            Header header = null;
            for (CsvRecord row : records) {
                if (header == null) {
                    header = new Header(row.getFields());
                    out.writeRecord(row.getFields());
                    continue;
                }
                var here = byLine.getOrDefault(row.getStartingLineNumber(), List.of());
                var cells = new ArrayList<>(row.getFields());
                for (var mend : here) {
                    var problem = apply(mend, header, cells);
                    if (problem != null) {
                        return problem;
                    }
                }
                open.remove(row.getStartingLineNumber());
                out.writeRecord(cells);
            }
        }
        return open.isEmpty() ? null : "the file has no row at " + lines(open);
    }

    private static @Nullable String apply(Mend mend, Header header, List<String> cells) {
        var column = mend.column();
        if (column == null) {
            cells.clear();
            cells.addAll(cells(mend.value(), ','));
            return cells.size() == header.width()
                    ? null
                    : "line %d: the mended row has %d cells, the header %d"
                            .formatted(mend.line(), cells.size(), header.width());
        }
        int position = header.position(column);
        if (position < 0) {
            return "line %d: the file has no column '%s'; mend the whole row instead".formatted(mend.line(), column);
        }
        while (cells.size() <= position) {
            cells.add("");
        }
        cells.set(position, mend.value());
        return null;
    }

    private static List<String> cells(String line, char separator) {
        return CsvReader.builder().fieldSeparator(separator).ofCsvRecord(line).stream()
                .findFirst()
                .map(CsvRecord::getFields)
                .orElse(List.of());
    }

    private static String lines(Set<Long> open) {
        return "line " + new TreeSet<>(open).stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private SourceFile source(ImportReceipt of) {
        return new SourceFile(blobs.path(of.sha256()), of.fileName());
    }
}
