package dev.tradewind.execution;

import dev.tradewind.execution.local.LocalExecutor;
import dev.tradewind.execution.spi.Executor;
import dev.tradewind.execution.spi.Observation;
import dev.tradewind.execution.spi.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.io.TempDir;

class LocalExecutorContractTest extends ExecutorContract {
    @TempDir
    Path data;

    @Override
    protected Executor executor() {
        return new LocalExecutor(data, Clock.systemUTC());
    }

    /** Writes its key into a journal, then waits for its exit code in a file. */
    @Override
    protected Work work() {
        return new Work.Command(List.of(
                "sh",
                "-c",
                "echo $TRADEWIND_RUN_KEY >> %1$s/journal; while [ ! -f %1$s/end-$TRADEWIND_RUN_KEY ]; do sleep 0.05; done; exit $(cat %1$s/end-$TRADEWIND_RUN_KEY)"
                        .formatted(data)));
    }

    @Override
    protected Work otherWork() {
        return new Work.Command(List.of("true"));
    }

    @Override
    protected int starts(String runKey) {
        try {
            return (int) Files.readAllLines(data.resolve("journal")).stream()
                    .filter(runKey::equals)
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected void begin(String runKey) {
        await(() -> executor().observe(runKey) instanceof Observation.Running
                && Files.exists(data.resolve("journal"))
                && starts(runKey) > 0);
    }

    @Override
    protected void end(String runKey, int exitCode) throws IOException {
        var part = Files.writeString(data.resolve("part-" + runKey), Integer.toString(exitCode));
        Files.move(part, data.resolve("end-" + runKey), StandardCopyOption.ATOMIC_MOVE);
        awaitEnd(runKey);
    }

    @Override
    protected void awaitEnd(String runKey) {
        await(() -> executor().observe(runKey) instanceof Observation.Ended);
    }

    @Override
    protected void awaitEndBeforeStart(String runKey) {
        await(() -> executor().observe(runKey) instanceof Observation.Ended
                || !executor().cancel(runKey));
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + 20_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not come about in 20 s");
            }
            LockSupport.parkNanos(20_000_000);
        }
    }
}
