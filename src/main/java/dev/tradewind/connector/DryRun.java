package dev.tradewind.connector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a file as an import would and stores nothing: what {@code tradewind import --dry-run} answers. Pure. */
final class DryRun {
    private DryRun() {}

    /** What an import of the file would say; {@code refusal} is null if the file was read. */
    record Result(
            String file,
            @Nullable String dialect,
            long accepted,
            long quarantined,
            long roundedRows,
            List<Quarantined> reasons,
            List<CurrencyTotal> totals,
            List<TransferTotal> transfers,
            @Nullable String remarks,
            Reading.@Nullable Refused refusal) {

        long rows() {
            return accepted + quarantined;
        }
    }

    static Result of(Path path, ImportOptions options) {
        if (!Files.exists(path)) {
            return refused(path, null, new Reading.Refused(null, "no such file", "Check the path."));
        }
        var file = new SourceFile(path, path.getFileName().toString());
        try {
            return switch (Dialects.sniff(file, options)) {
                case Dialects.Sniffed.Known(var dialect) -> read(path, file, dialect, options);
                case Dialects.Sniffed.Unusable(var why) -> refused(path, null, why);
            };
        } catch (IOException | UncheckedIOException broken) {
            return refused(path, null, Reading.unreadable(broken));
        }
    }

    private static <R> Result read(Path path, SourceFile file, Dialect<R> dialect, ImportOptions options)
            throws IOException {
        var reasons = new ArrayList<Quarantined>();
        var intake = new Intake<>(dialect, file, row -> {}, reasons::add);
        return switch (intake.read(options)) {
            case Reading.Refused refused -> refused(path, dialect.id(), refused);
            case Reading.Complete complete -> result(path, intake, reasons);
            case Reading.CutOff cutOff -> result(path, intake, reasons);
        };
    }

    private static Result result(Path path, Intake<?> intake, List<Quarantined> reasons) {
        var tally = intake.tally();
        return new Result(
                path.toString(),
                intake.dialect(),
                intake.accepted(),
                intake.quarantined(),
                tally.roundedRows(),
                reasons,
                tally.totals(),
                tally.transfers(),
                intake.remarks(),
                null);
    }

    private static Result refused(Path path, @Nullable String dialect, Reading.Refused refusal) {
        return new Result(path.toString(), dialect, 0, 0, 0, List.of(), List.of(), List.of(), null, refusal);
    }
}
