package dev.tradewind.audit.archive;

import dev.tradewind.audit.AuditSettings;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Seals and verifies on a schedule; without an archive it has no thread. */
@Component
final class ArchiveDuty implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ArchiveDuty.class);

    private final Archives archives;
    private final ArchiveSettings settings;
    private final AuditSettings audit;
    private @Nullable ScheduledExecutorService thread;

    ArchiveDuty(Archives archives, ArchiveSettings settings, AuditSettings audit) {
        this.archives = archives;
        this.settings = settings;
        this.audit = audit;
    }

    @Override
    public synchronized void start() {
        if (!audit.scheduled() || !settings.configured()) {
            return;
        }
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("audit-archive").factory());
        started.scheduleWithFixedDelay(
                () -> attempt("seal", archives::seal), 20_000, settings.every().toMillis(), TimeUnit.MILLISECONDS);
        started.scheduleWithFixedDelay(
                () -> attempt("verify", archives::verify),
                60_000,
                settings.verifyEvery().toMillis(),
                TimeUnit.MILLISECONDS);
        thread = started;
    }

    private static void attempt(String duty, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("Could not {} the archive of the log now, will try again", duty, e);
        }
    }

    @Override
    public synchronized void stop() {
        var running = thread;
        thread = null;
        if (running != null) {
            running.shutdownNow();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
