package dev.tradewind.connector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Imports files of this machine one after the other, as {@code tradewind import --data DIR} does. */
@Component
public class LocalImport {
    private static final int PAGE = 1000;

    private final Imports imports;
    private final Quarantine quarantine;

    LocalImport(Imports imports, Quarantine quarantine) {
        this.imports = imports;
        this.quarantine = quarantine;
    }

    List<Stored> take(List<Path> files, ImportOptions options) {
        return files.stream().map(file -> take(file, options)).toList();
    }

    private Stored take(Path file, ImportOptions options) {
        if (!Files.exists(file)) {
            return Stored.refused(file.toString(), "no such file. Check the path.");
        }
        ImportReceipt receipt;
        try (var packed = DeliveryArchive.of(file);
                var content = Files.newInputStream(packed.path())) {
            receipt = imports.importNow(String.valueOf(packed.path().getFileName()), content, options);
        } catch (IOException | UncheckedIOException unreadable) {
            return Stored.refused(file.toString(), "the file cannot be read: " + unreadable.getMessage());
        }
        return new Stored(
                file.toString(),
                receipt.id(),
                receipt.state(),
                receipt.repeated(),
                receipt.dialect(),
                receipt.accepted(),
                receipt.quarantined(),
                receipt.roundedRows(),
                reasons(receipt.id()),
                receipt.totals(),
                imports.transfers(receipt.id()),
                receipt.message());
    }

    private List<Quarantined> reasons(UUID id) {
        var all = new ArrayList<Quarantined>();
        List<Quarantined> page;
        do {
            page = quarantine.rows(id, all.size(), PAGE);
            all.addAll(page);
        } while (page.size() == PAGE);
        return all;
    }
}
