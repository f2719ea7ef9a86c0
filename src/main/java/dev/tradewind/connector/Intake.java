package dev.tradewind.connector;

import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One reading of one file: counts each row once, tallies what is accepted, and stops when it is cancelled. Pure. */
final class Intake<R> implements RowSink<R> {
    private final Dialect<R> dialect;
    private final SourceFile file;
    private final Tally<R> tally;
    private final Consumer<R> accepted;
    private final Consumer<Quarantined> quarantined;
    private final AtomicLong acceptedRows = new AtomicLong();
    private final AtomicLong quarantinedRows = new AtomicLong();
    private final AtomicBoolean cancelled = new AtomicBoolean();

    Intake(Dialect<R> dialect, SourceFile file, Consumer<R> accepted, Consumer<Quarantined> quarantined) {
        this.dialect = dialect;
        this.file = file;
        this.tally = dialect.tally();
        this.accepted = accepted;
        this.quarantined = quarantined;
    }

    Reading read(ImportOptions options) throws IOException {
        return dialect.read(file, options, this);
    }

    @Override
    public void accept(long line, R row) {
        stopIfCancelled();
        accepted.accept(row);
        tally.add(row);
        acceptedRows.incrementAndGet();
    }

    @Override
    public void quarantine(Quarantined row) {
        stopIfCancelled();
        quarantined.accept(row);
        quarantinedRows.incrementAndGet();
    }

    void cancel() {
        cancelled.set(true);
    }

    private void stopIfCancelled() {
        if (cancelled.get()) {
            throw new ImportCancelled();
        }
    }

    String dialect() {
        return dialect.id();
    }

    /** What a person should know of this file besides its numbers; null if nothing. */
    @Nullable
    String remarks() {
        var remarks = new ArrayList<String>();
        dialect.warning().ifPresent(remarks::add);
        remarks.addAll(tally.remarks());
        if (accepted() + quarantined() == 0) {
            remarks.add("The file holds a header and no rows; nothing of it counts.");
        }
        var foreign = tally.totals().stream()
                .map(CurrencyTotal::currency)
                .filter(code -> !Iso4217.names(code))
                .toList();
        if (!foreign.isEmpty()) {
            remarks.add("Outside ISO 4217: " + String.join(", ", foreign)
                    + ". Amounts in such a unit are kept apart and never converted.");
        }
        return remarks.isEmpty() ? null : String.join(" ", remarks);
    }

    Tally<R> tally() {
        return tally;
    }

    long accepted() {
        return acceptedRows.get();
    }

    long quarantined() {
        return quarantinedRows.get();
    }

    long bytesRead() {
        return file.bytesRead();
    }
}
