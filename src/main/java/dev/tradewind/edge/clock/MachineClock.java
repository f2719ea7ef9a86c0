package dev.tradewind.edge.clock;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of this machine. On Linux the steady clock counts from the machine's start, sleep included, so that a
 * process that was killed and started again still knows how long its lease has left. Elsewhere it counts from the start
 * of the process, and a restart gives leases up.
 */
public final class MachineClock implements SiteClock {
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final Path UPTIME = Path.of("/proc/uptime");

    private final String boot;
    private final @Nullable FileChannel uptime;
    /** Every write asks for the time: the file stays open and its text is read without making one. */
    private final ByteBuffer text = ByteBuffer.allocateDirect(64);

    public MachineClock() {
        String read;
        try {
            read = Files.readString(BOOT).strip();
        } catch (IOException noLinux) {
            read = UUID.randomUUID().toString();
        }
        this.boot = read;
        this.uptime = opened();
    }

    private static @Nullable FileChannel opened() {
        try {
            return FileChannel.open(UPTIME, StandardOpenOption.READ);
        } catch (IOException noLinux) {
            return null;
        }
    }

    @Override
    public long wallMillis() {
        return System.currentTimeMillis();
    }

    @Override
    public long steadyMillis() {
        if (uptime == null) {
            return System.nanoTime() / 1_000_000;
        }
        try {
            synchronized (text) {
                text.clear();
                uptime.read(text, 0);
                text.flip();
                return millis(text);
            }
        } catch (IOException gone) {
            throw new IllegalStateException("Cannot read " + UPTIME + ", by which leases are timed", gone);
        }
    }

    /** Of {@code 4711.25 8000.10}: seconds and hundredths since the machine's start. */
    static long millis(ByteBuffer uptime) {
        var hundredths = 0L;
        var digits = 0;
        for (var next = uptime.get(); next != ' '; next = uptime.get()) {
            if (next != '.') {
                hundredths = hundredths * 10 + next - '0';
                digits++;
            }
        }
        if (digits < 3) {
            throw new IllegalStateException(UPTIME + " has no time of the form 4711.25");
        }
        return hundredths * 10;
    }

    @Override
    public String boot() {
        return boot;
    }
}
