package dev.tradewind.audit.log;

import dev.tradewind.audit.AuditSettings;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Sequences four times a second and verifies on a schedule, on threads of its own: a long job elsewhere must not delay the
 * promise of a checkpoint within a second.
 */
@Component
final class LogDuties implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LogDuties.class);

    private final Sequencer sequencer;
    private final WholeLog wholeLog;
    private final Witnesses witnesses;
    private final LogKey key;
    private final AuditSettings settings;
    private @Nullable ScheduledExecutorService threads;

    LogDuties(Sequencer sequencer, WholeLog wholeLog, Witnesses witnesses, LogKey key, AuditSettings settings) {
        this.sequencer = sequencer;
        this.wholeLog = wholeLog;
        this.witnesses = witnesses;
        this.key = key;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        if (!settings.scheduled()) {
            return;
        }
        var started = Executors.newScheduledThreadPool(
                3, Thread.ofPlatform().daemon().name("audit-", 1).factory());
        var pause = settings.sequenceEvery().toMillis();
        started.scheduleWithFixedDelay(() -> attempt("sequence", sequencer::run), 0, pause, TimeUnit.MILLISECONDS);
        started.scheduleWithFixedDelay(
                () -> attempt("verify", wholeLog::verify),
                5_000,
                settings.verifyEvery().toMillis(),
                TimeUnit.MILLISECONDS);
        started.scheduleWithFixedDelay(
                () -> attempt("show checkpoints of", witnesses::run),
                3_000,
                settings.witnessEvery().toMillis(),
                TimeUnit.MILLISECONDS);
        started.scheduleWithFixedDelay(
                () -> attempt("drop retired keys of", key::dropRetired), 10_000, 60_000, TimeUnit.MILLISECONDS);
        threads = started;
    }

    /** A database that is away for a moment must not end the duty for good. */
    private static void attempt(String duty, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("Could not {} the audit log now, will try again", duty, e);
        }
    }

    @Override
    public synchronized void stop() {
        var running = threads;
        threads = null;
        if (running != null) {
            running.shutdown();
            try {
                running.awaitTermination(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return threads != null;
    }
}
