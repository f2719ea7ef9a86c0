package dev.tradewind.edge.clock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The clocks of this machine. On Linux the steady clock counts from the machine's start, sleep included, so that a
 * process that was killed and started again still knows how long its lease has left. Elsewhere it counts from the start
 * of the process, and a restart gives leases up.
 */
public final class MachineClock implements SiteClock {
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final Path UPTIME = Path.of("/proc/uptime");

    private final String boot;
    private final boolean counted;

    public MachineClock() {
        String read;
        try {
            read = Files.readString(BOOT).strip();
        } catch (IOException noLinux) {
            read = UUID.randomUUID().toString();
        }
        this.boot = read;
        this.counted = Files.isReadable(UPTIME);
    }

    @Override
    public long wallMillis() {
        return System.currentTimeMillis();
    }

    @Override
    public long steadyMillis() {
        if (!counted) {
            return System.nanoTime() / 1_000_000;
        }
        try {
            var text = Files.readString(UPTIME);
            return Math.round(Double.parseDouble(text.substring(0, text.indexOf(' '))) * 1000);
        } catch (IOException gone) {
            throw new IllegalStateException("Cannot read " + UPTIME + ", by which leases are timed", gone);
        }
    }

    @Override
    public String boot() {
        return boot;
    }
}
