package dev.tradewind.connector;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.ActorSource;
import dev.tradewind.audit.Actors;
import dev.tradewind.connector.hand.Mappings;
import dev.tradewind.evidence.ArrivingBlob;
import dev.tradewind.evidence.Blobs;
import dev.tradewind.quantity.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The way in for every file, from browser, REST and command line alike. The bytes become evidence first; then one
 * import after the other reads them. The same bytes are imported once, and the second time says so.
 */
@Component
public class Imports {
    private final Blobs blobs;
    private final ImportLedger ledger;
    private final ImportRuns runs;
    private final Mappings mappings;
    private final ActorSource actors;
    private final Clock clock;
    private final Map<UUID, ImportRun> running = new ConcurrentHashMap<>();
    // One at a time: two bills at once would share the lake's memory, and their commits would wait for each other.
    private final Semaphore turn = new Semaphore(1, true);

    Imports(Blobs blobs, ImportLedger ledger, ImportRuns runs, Mappings mappings, ActorSource actors, Clock clock) {
        this.blobs = blobs;
        this.ledger = ledger;
        this.runs = runs;
        this.mappings = mappings;
        this.actors = actors;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void endInterrupted() {
        ledger.endInterrupted(clock.instant());
    }

    /** Takes the file and imports it in the background; ask {@link #byId} how far it is. */
    public ImportReceipt submit(String fileName, InputStream content, ImportOptions options) {
        var prepared = prepare(fileName, content, options);
        var run = prepared.run();
        if (run == null) {
            return prepared.receipt();
        }
        inBackground(run);
        return prepared.receipt();
    }

    /** Takes the file and imports it before it returns. Where no other import runs it is read while its bytes become evidence. */
    public ImportReceipt importNow(String fileName, InputStream content, ImportOptions options) {
        if (turn.tryAcquire()) {
            try {
                return readArriving(fileName, content, options);
            } finally {
                turn.release();
            }
        }
        var prepared = prepare(fileName, content, options);
        var run = prepared.run();
        return run == null ? prepared.receipt() : finish(run);
    }

    private ImportReceipt readArriving(String fileName, InputStream content, ImportOptions asked) {
        var first = begun(fileName, "", 0);
        try (var arriving = blobs.arriving(content)) {
            var file = new SourceFile(new Delivered.Arriving(arriving), fileName);
            var options = mappings.choose(file, asked);
            var beginning = new Beginning();
            var run = runs.of(first, beginning, options, file);
            var actor = actor();
            Thread.ofVirtual()
                    .name("begin-" + first.id())
                    .start(() -> Actors.runAs(actor, () -> begin(run, beginning, arriving, first, options)));
            return ended(run);
        } catch (AlreadyImported known) {
            var again = again(known.before(), asked);
            var confirmed = again.run();
            return confirmed == null ? again.receipt() : ended(confirmed);
        } catch (IOException stuck) {
            throw new UncheckedIOException("Cannot close " + fileName, stuck);
        }
    }

    private ImportReceipt ended(ImportRun run) {
        try {
            return run.run();
        } finally {
            running.remove(run.id());
        }
    }

    /** Once all bytes are evidence the ledger gets the import, unless it has it already; then reading on is vain. */
    private void begin(
            ImportRun run, Beginning beginning, ArrivingBlob arriving, ImportReceipt first, ImportOptions options) {
        try {
            var blob = arriving.kept();
            var before = ledger.byContent(ImportRun.contentKey(blob.sha256(), options));
            if (before.isPresent()) {
                throw new AlreadyImported(before.get());
            }
            var receipt = first.of(blob.sha256(), blob.bytes());
            runs.begin(receipt, options);
            running.put(receipt.id(), run);
            beginning.state(receipt);
        } catch (RuntimeException | Error vain) {
            beginning.fail(vain);
            run.cancel();
        }
    }

    private record Prepared(ImportReceipt receipt, @Nullable ImportRun run) {}

    private Prepared prepare(String fileName, InputStream content, ImportOptions asked) {
        var blob = blobs.put(content);
        var file = new SourceFile(blobs.path(blob.sha256()), fileName);
        var options = mappings.choose(file, asked);
        var before = ledger.byContent(ImportRun.contentKey(blob.sha256(), options));
        if (before.isPresent()) {
            return again(before.get(), options);
        }
        var receipt = begun(fileName, blob.sha256(), blob.bytes());
        runs.begin(receipt, options);
        var run = runs.of(receipt, Beginning.of(receipt), options, file);
        running.put(receipt.id(), run);
        return new Prepared(receipt, run);
    }

    /** What becomes of bytes that the ledger knows. */
    private Prepared again(ImportReceipt known, ImportOptions options) {
        var confirmed = known.state() == ImportState.HELD && options.replace() ? resume(known) : null;
        return confirmed == null ? new Prepared(repeated(known), null) : new Prepared(known, confirmed);
    }

    private ImportReceipt begun(String fileName, String sha256, long bytes) {
        return new ImportReceipt(
                Ids.next(),
                fileName,
                sha256,
                bytes,
                0,
                null,
                ImportState.RUNNING,
                0,
                0,
                0,
                0,
                List.of(),
                null,
                clock.instant(),
                null,
                null,
                actor().id(),
                false);
    }

    private ImportReceipt finish(ImportRun run) {
        turn.acquireUninterruptibly();
        try {
            // While this one waited, the same bytes may have come in by another way.
            var before = ledger.byContent(run.contentKey())
                    .filter(other -> !other.id().equals(run.id()));
            return before.isPresent() ? run.refuseRepeated(before.get()) : run.run();
        } finally {
            turn.release();
            running.remove(run.id());
        }
    }

    private @Nullable ImportRun resume(ImportReceipt held) {
        var run = runs.confirmed(held, new SourceFile(blobs.path(held.sha256()), held.fileName()))
                .orElse(null);
        if (run != null) {
            running.put(held.id(), run);
        }
        return run;
    }

    /**
     * Lets a held import count, after a person has seen {@link #replaces what it replaces}. It is read again from its
     * evidence; if another delivery came in between it is held again.
     *
     * @return how it ended; empty if it does not wait for a confirmation
     */
    public Optional<ImportReceipt> confirm(UUID id) {
        return ledger.byId(id).map(this::resume).map(this::finish);
    }

    /** As {@link #confirm}, in the background; ask {@link #byId} how far it is. */
    public void submitConfirmed(UUID id) {
        ledger.byId(id).map(this::resume).ifPresent(this::inBackground);
    }

    private void inBackground(ImportRun run) {
        var actor = actor();
        // reading and DuckDB's native calls hold a carrier as long as they last
        Thread.ofPlatform()
                .daemon()
                .name("import-" + run.id())
                .start(() -> Actors.runAs(actor, () -> {
                    finish(run);
                }));
    }

    /**
     * Imports the bytes of an earlier import again, by this mapping; it goes on in the background.
     *
     * @throws IllegalArgumentException if there is no such import
     */
    public ImportReceipt submitAgain(UUID id, String mapping) {
        var earlier = ledger.byId(id).orElseThrow(() -> new IllegalArgumentException("there is no import " + id));
        try (var content = Files.newInputStream(blobs.path(earlier.sha256()))) {
            return submit(
                    earlier.fileName(), content, ledger.options(id).by(mapping).asking(false));
        } catch (IOException broken) {
            throw new UncheckedIOException("Cannot read the evidence of import " + id, broken);
        }
    }

    /** What was delivered, from its evidence. */
    public SourceFile source(ImportReceipt of) {
        return new SourceFile(blobs.path(of.sha256()), of.fileName());
    }

    /** Gives a held import up. False if it does not wait for a confirmation. */
    public boolean discard(UUID id) {
        return ledger.byId(id).map(runs::discard).orElse(false);
    }

    /** What a held import would take the place of, or an imported one took. */
    public List<Replacement> replaces(UUID id) {
        return ledger.replaces(id);
    }

    private static ImportReceipt repeated(ImportReceipt before) {
        return new ImportReceipt(
                before.id(),
                before.fileName(),
                before.sha256(),
                before.bytes(),
                before.bytesRead(),
                before.dialect(),
                before.state(),
                before.rows(),
                before.accepted(),
                before.quarantined(),
                before.roundedRows(),
                before.totals(),
                before.state() == ImportState.HELD
                        ? before.message()
                        : "These bytes were imported before, at " + before.startedAt() + " as " + before.fileName()
                                + "; nothing changed.",
                before.startedAt(),
                before.endedAt(),
                before.readIn(),
                before.startedBy(),
                true);
    }

    private Actor actor() {
        return Actors.acting().orElseGet(actors::current);
    }

    /** The import, live if it runs. */
    public Optional<ImportReceipt> byId(UUID id) {
        var run = running.get(id);
        return run == null ? ledger.byId(id) : Optional.of(run.receipt());
    }

    /** The newest imports first, live where they run. */
    public List<ImportReceipt> newest(int limit) {
        return newest(limit, null);
    }

    /** As {@link #newest(int)}, beginning behind the import of that id. */
    public List<ImportReceipt> newest(int limit, @Nullable UUID behind) {
        return ledger.newest(limit, behind).stream()
                .map(receipt -> {
                    var run = running.get(receipt.id());
                    return run == null ? receipt : run.receipt();
                })
                .toList();
    }

    /** Transfers of an import by class, places and unit. */
    public List<TransferTotal> transfers(UUID id) {
        return ledger.transfers(id);
    }

    /** Stops a running import; nothing of it is kept. False if it has ended already. */
    public boolean cancel(UUID id) {
        var run = running.get(id);
        if (run == null) {
            return false;
        }
        run.cancel();
        return true;
    }

    /** Titles of the kinds of file that can be imported. */
    public List<String> kinds() {
        return Dialects.all().stream().map(Dialect::title).distinct().toList();
    }
}
