package dev.tradewind.connector;

import dev.tradewind.audit.Change;
import dev.tradewind.connector.hand.HandMappingYaml;
import dev.tradewind.identity.OutOfScope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One import from its first byte to its ledger row: all or nothing. */
final class ImportRun {
    private static final Logger LOG = LoggerFactory.getLogger(ImportRun.class);

    private final ImportRuns with;
    private final ImportReceipt first;
    private final Beginning begun;
    private final ImportOptions options;
    private final SourceFile file;
    private final @Nullable List<Replacement> confirmed;
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private volatile @Nullable Intake<?> intake;
    private @Nullable Instant readFrom;

    /**
     * @param first the receipt as far as it is known while bytes arrive
     * @param begun when all have, and the ledger has the import
     * @param confirmed what the person saw who let a held import count; null if nobody was asked
     */
    ImportRun(
            ImportRuns with,
            ImportReceipt first,
            Beginning begun,
            ImportOptions options,
            SourceFile file,
            @Nullable List<Replacement> confirmed) {
        this.confirmed = confirmed;
        this.with = with;
        this.first = first;
        this.begun = begun;
        this.options = options;
        this.file = file;
    }

    static String contentKey(String sha256, ImportOptions options) {
        var key = options.currency() == null ? sha256 : sha256 + " " + options.currency();
        var mapping = options.mapping();
        return (options.amortized() ? key + " amortized" : key)
                + (mapping == null ? "" : " mapped " + HandMappingYaml.digest(mapping));
    }

    String contentKey() {
        return contentKey(begun.await().sha256(), options);
    }

    UUID id() {
        return first.id();
    }

    void cancel() {
        cancelled.set(true);
        var reading = intake;
        if (reading != null) {
            reading.cancel();
        }
    }

    /** How far it is right now. */
    ImportReceipt receipt() {
        return receipt(ImportState.RUNNING, null);
    }

    /** @throws AlreadyImported if the ledger had these bytes from before; then nothing of this run is kept */
    ImportReceipt run() {
        readFrom = with.clock().instant();
        try {
            return switch (Dialects.sniff(file, options)) {
                case Dialects.Sniffed.Known(var dialect) -> read(dialect);
                case Dialects.Sniffed.Unusable(var why) -> refuse(why);
            };
        } catch (AlreadyImported known) {
            throw known;
        } catch (ImportCancelled stopped) {
            return end(ImportState.CANCELLED, "Cancelled; nothing of this file was kept.");
        } catch (IOException | UncheckedIOException broken) {
            return refuse(Reading.unreadable(broken));
        } catch (OutOfScope refused) {
            return end(
                    ImportState.REFUSED, first.fileName() + ": " + refused.getMessage() + ". Nothing of it was kept.");
        } catch (RuntimeException fault) {
            LOG.error("import {} of {} failed", first.id(), first.fileName(), fault);
            return end(
                    ImportState.FAILED,
                    "Something went wrong on our side (error " + first.id() + " in the log); nothing was kept.");
        }
    }

    /** Another import of the same bytes was faster. */
    ImportReceipt refuseRepeated(ImportReceipt before) {
        return end(
                ImportState.REFUSED,
                "These bytes were imported before, at " + before.startedAt() + " as " + before.fileName()
                        + "; nothing changed.");
    }

    private <R> ImportReceipt read(Dialect<R> dialect) throws IOException {
        var quarantined = with.quarantine().of(first.id(), begun::await);
        try (var staging = with.destination(dialect).open(first)) {
            var reading = new Intake<>(dialect, file, staging::accept, quarantined);
            intake = reading;
            if (cancelled.get()) {
                throw new ImportCancelled();
            }
            return switch (reading.read(options)) {
                case Reading.Refused refused -> refuse(refused);
                case Reading.Complete complete -> keep(reading, staging, quarantined, null);
                case Reading.CutOff cutOff ->
                    keep(reading, staging, quarantined, "Line " + cutOff.line() + ": " + cutOff.reason());
            };
        }
    }

    private static @Nullable String joined(@Nullable String first, @Nullable String more) {
        if (first == null || more == null) {
            return first == null ? more : first;
        }
        return first + " " + more;
    }

    private <R> ImportReceipt keep(
            Intake<R> reading,
            Destination.Staging<R> staging,
            Quarantine.Batches quarantined,
            @Nullable String cutOff) {
        quarantined.flush();
        staging.seal();
        if (cancelled.get()) {
            throw new ImportCancelled();
        }
        var replaced = staging.replaces();
        if (mustAsk(replaced, cutOff != null)) {
            return hold(reading, replaced, cutOff);
        }
        var ended = receipt(ImportState.IMPORTED, joined(cutOff, reading.remarks()));
        with.transaction().executeWithoutResult(status -> {
            staging.commit();
            with.ledger().end(ended, reading.tally().transfers(), contentKey());
            with.audit()
                    .record(Change.of("import.completed", "import", first.id().toString(), Summary.of(ended))
                            .restingOn(List.of(ended.sha256())));
            with.news().completed(ended);
        });
        return ended;
    }

    /** A confirmation counts for what was shown: if another delivery came in between, it is asked for again. */
    private boolean mustAsk(List<Replacement> replaced, boolean cutOff) {
        var seen = confirmed;
        if (seen != null) {
            return !generations(seen).equals(generations(replaced));
        }
        return !options.replace() && ((options.ask() && !replaced.isEmpty()) || with.mustAsk(replaced, cutOff));
    }

    private static Set<String> generations(List<Replacement> of) {
        return of.stream()
                .map(each -> each.scope() + " " + each.period() + " " + each.generation())
                .collect(Collectors.toUnmodifiableSet());
    }

    private <R> ImportReceipt hold(Intake<R> reading, List<Replacement> replaced, @Nullable String message) {
        var held = receipt(ImportState.HELD, HeldMessage.of(replaced, message));
        with.transaction().executeWithoutResult(status -> {
            with.ledger().end(held, reading.tally().transfers(), contentKey());
            with.ledger().replaces(first.id(), replaced);
            with.audit()
                    .record(Change.of("import.held", "import", first.id().toString(), Summary.of(held))
                            .restingOn(List.of(held.sha256())));
            with.news().held(held);
        });
        return held;
    }

    private ImportReceipt refuse(Reading.Refused refused) {
        return end(ImportState.REFUSED, first.fileName() + ": " + refused.reason() + ". " + refused.advice());
    }

    private ImportReceipt end(ImportState state, String message) {
        var ended = emptied(receipt(state, message));
        with.transaction().executeWithoutResult(status -> {
            with.quarantine().drop(first.id());
            with.ledger().end(ended, List.of(), first.id().toString());
            with.audit().record(Change.of("import.ended", "import", first.id().toString(), Summary.of(ended)));
        });
        return ended;
    }

    /** What the log keeps of an import. */
    private record Summary(String state, String fileName, String sha256, long accepted, long quarantined) {
        static Summary of(ImportReceipt receipt) {
            return new Summary(
                    receipt.state().name(),
                    receipt.fileName(),
                    receipt.sha256(),
                    receipt.accepted(),
                    receipt.quarantined());
        }
    }

    private static ImportReceipt emptied(ImportReceipt of) {
        return new ImportReceipt(
                of.id(),
                of.fileName(),
                of.sha256(),
                of.bytes(),
                of.bytes(),
                of.dialect(),
                of.state(),
                0,
                0,
                0,
                0,
                List.of(),
                of.message(),
                of.startedAt(),
                of.endedAt(),
                of.readIn(),
                of.startedBy(),
                false);
    }

    private ImportReceipt receipt(ImportState state, @Nullable String message) {
        var reading = intake;
        var ended = state != ImportState.RUNNING;
        var known = ended ? begun.await() : begun.orElse(first);
        var now = with.clock().instant();
        var accepted = reading == null ? 0 : reading.accepted();
        var quarantined = reading == null ? 0 : reading.quarantined();
        return new ImportReceipt(
                first.id(),
                first.fileName(),
                known.sha256(),
                known.bytes(),
                ended ? known.bytes() : file.bytesRead(),
                reading == null ? null : reading.dialect(),
                state,
                accepted + quarantined,
                accepted,
                quarantined,
                // The tally is not made for two threads; it is asked only once the reading is over.
                ended && reading != null ? reading.tally().roundedRows() : 0,
                ended && reading != null ? reading.tally().totals() : List.of(),
                message,
                first.startedAt(),
                ended ? now : null,
                ended ? Duration.between(readFrom == null ? now : readFrom, now) : null,
                first.startedBy(),
                false);
    }
}
