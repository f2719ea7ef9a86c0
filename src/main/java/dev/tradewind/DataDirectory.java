package dev.tradewind;

import dev.tradewind.backup.Restore;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The directory that holds everything a console stores. One process at a time: an operating-system lock that also says
 * who holds it. A directory written by a newer format is refused, never guessed at.
 */
final class DataDirectory implements AutoCloseable {
    private static final int FORMAT = 1;

    private final FileChannel channel;
    private final FileLock lock;

    private DataDirectory(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Thrown when the directory cannot be used; the message says what to do. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    /** For a console that will answer on this port of the loopback address. */
    static DataDirectory open(Path directory, int port) throws IOException, Refused {
        return open(directory, "http://127.0.0.1:" + port);
    }

    /** @param holder what others are told: the console's address, or the command's name */
    static DataDirectory open(Path directory, String holder) throws IOException, Refused {
        Files.createDirectories(directory);
        if (Files.exists(directory.resolve(Restore.UNFINISHED))) {
            throw new Refused(
                    "a restore into " + directory + " did not finish. Empty the directory and restore again.");
        }
        requireReadableFormat(directory.resolve("VERSION"));
        var file = directory.resolve("tradewind.lock");
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        var lock = tryLock(channel);
        if (lock == null) {
            channel.close();
            throw new Refused("the data directory " + directory + " is in use by "
                    + Files.readString(file).strip()
                    + ". Use that console (--console URL), or give another directory with --data.");
        }
        var text =
                "process %d, %s, since %s%n".formatted(ProcessHandle.current().pid(), holder, Instant.now());
        channel.truncate(0);
        channel.write(StandardCharsets.UTF_8.encode(text), 0);
        channel.force(true);
        return new DataDirectory(channel, lock);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static void requireReadableFormat(Path version) throws IOException, Refused {
        if (!Files.exists(version)) {
            Files.writeString(version, FORMAT + "\n");
            return;
        }
        var found = Files.readString(version).strip();
        if (!found.equals(Integer.toString(FORMAT))) {
            throw new Refused("the data directory has format " + found + ", this program reads format " + FORMAT
                    + ". Maybe a newer Tradewind wrote it: start that version, or give another directory with --data.");
        }
    }

    /** {@code --data}, then {@code TRADEWIND_DATA}, then {@code ~/.local/share/tradewind}. */
    static Path chosen(@Nullable String given) {
        if (given != null) {
            return Path.of(given);
        }
        var stated = System.getenv("TRADEWIND_DATA");
        return stated == null || stated.isBlank()
                ? Path.of(System.getProperty("user.home"), ".local/share/tradewind")
                : Path.of(stated);
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}
