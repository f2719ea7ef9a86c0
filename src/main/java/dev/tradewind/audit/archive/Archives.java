package dev.tradewind.audit.archive;

import dev.tradewind.audit.log.Checkpoints;
import dev.tradewind.audit.log.LogKey;
import dev.tradewind.audit.merkle.NoteKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Seals what waits into every archive that is set up, and looks whether they are whole and really locked. */
@Component
public class Archives {
    private final ArchiveSettings settings;
    private final Sealer sealer;
    private final ArchiveLedger ledger;
    private final Checkpoints checkpoints;
    private final LogKey key;
    private final Clock clock;

    Archives(
            ArchiveSettings settings,
            Sealer sealer,
            ArchiveLedger ledger,
            Checkpoints checkpoints,
            LogKey key,
            Clock clock) {
        this.settings = settings;
        this.sealer = sealer;
        this.ledger = ledger;
        this.checkpoints = checkpoints;
        this.key = key;
        this.clock = clock;
    }

    public boolean configured() {
        return settings.configured();
    }

    /** Seals all that is due. What one archive cannot take now does not keep it from the other. */
    public int seal() {
        int sealed = 0;
        for (var open : stores()) {
            try (var store = open) {
                if (ledger.leads(clock.instant())) {
                    int done = sealer.seal(store, settings);
                    ledger.tried(store.name(), clock.instant(), null);
                    sealed += done;
                }
            } catch (IOException | RuntimeException e) {
                ledger.tried(open.name(), clock.instant(), String.valueOf(e.getMessage()));
            }
        }
        return sealed;
    }

    /** Reads every archive from its beginning, with the keys of this log, and tries its lock. */
    public void verify() {
        for (var open : stores()) {
            try (var store = open) {
                var reader = new ArchiveReader(store, keys());
                var whole = reader.read((index, content) -> {}, (manifest, root) -> {});
                var names = new ArrayList<String>();
                whole.forEach(manifest -> {
                    names.add(manifest.entriesName());
                    names.add(Manifest.name(manifest.from(), manifest.to()));
                });
                var lock = store.tryLock(names, clock.instant());
                long to = whole.isEmpty() ? 0 : whole.getLast().to();
                var found = new ArrayList<>(reader.findings().stream()
                        .map(finding -> finding.detail())
                        .toList());
                if (found.isEmpty() && to < ledger.sealedTo(store.name())) {
                    found.add("It ends at entry " + to + ", " + ledger.sealedTo(store.name()) + " were sealed into it");
                }
                ledger.verified(store.name(), clock.instant(), to, lock, found);
            } catch (IOException | RuntimeException e) {
                ledger.tried(open.name(), clock.instant(), String.valueOf(e.getMessage()));
            }
        }
    }

    /**
     * How one archive stands.
     *
     * @param size entries of the log now, to compare with
     */
    public List<ArchiveState> states() {
        long size = checkpoints.last().map(Checkpoints.Stored::size).orElse(0L);
        return names().stream().map(name -> ledger.state(name, size)).toList();
    }

    /** Entries that the slowest archive has not sealed; 0 where none is set up. */
    public long behind() {
        return states().stream()
                .mapToLong(state -> state.size() - state.sealedTo())
                .max()
                .orElse(0);
    }

    private List<NoteKey> keys() {
        return key.publicKeys();
    }

    private List<String> names() {
        var names = new ArrayList<String>();
        if (settings.directory() != null) {
            names.add(new DirectoryArchive(Path.of(settings.directory())).name());
        }
        if (settings.s3() != null) {
            names.add("s3://" + settings.s3().bucket() + "/" + settings.s3().prefix());
        }
        return names;
    }

    /** Opened for each round: an archive is not worth a client that lives as long as the console. */
    private List<ArchiveStore> stores() {
        var stores = new ArrayList<ArchiveStore>();
        if (settings.directory() != null) {
            stores.add(new DirectoryArchive(Path.of(settings.directory())));
        }
        if (settings.s3() != null) {
            stores.add(new S3Archive(Objects.requireNonNull(settings.s3())));
        }
        return stores;
    }

    /** Retention of what is sealed now. */
    Instant retainUntil() {
        return clock.instant().plus(settings.retention());
    }
}
