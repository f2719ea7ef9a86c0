package dev.tradewind.audit.log;

import dev.tradewind.audit.merkle.NoteSigner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The secret halves, one file each, which only their owner reads: {@code log.key} signs; {@code log.key.next} is there
 * while a rotation is under way; {@code log.key.former} signs beside it until it retires.
 */
final class KeyFiles {
    private final Path current;
    private final Path next;
    private final Path former;

    KeyFiles(Path folder) {
        this.current = folder.resolve("log.key");
        this.next = folder.resolve("log.key.next");
        this.former = folder.resolve("log.key.former");
    }

    /** All that are there, in no order that means anything: which one signs, the database says. */
    List<NoteSigner> all() {
        var found = new ArrayList<NoteSigner>();
        for (var file : List.of(current, next, former)) {
            if (Files.exists(file)) {
                found.add(read(file));
            }
        }
        return found;
    }

    /**
     * Whole or not at all: a console that starts in the same moment on the same folder never reads half of it.
     *
     * @throws java.nio.file.FileAlreadyExistsException if another process was first
     */
    void writeFirst(NoteSigner signer) throws IOException {
        Files.createDirectories(current.getParent());
        var whole = current.resolveSibling("log.key." + UUID.randomUUID());
        write(whole, signer);
        try {
            Files.createLink(current, whole);
        } finally {
            Files.delete(whole);
        }
    }

    void writeNext(NoteSigner signer) {
        try {
            Files.deleteIfExists(next); // of a rotation that was never committed
            write(next, signer);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the log's next key " + next, e);
        }
    }

    /** After the rotation was committed. Until this is done {@link #all} finds the keys where they are. */
    void promoteNext() {
        try {
            Files.move(current, former, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Files.move(next, current, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot move the log's keys in " + current.getParent(), e);
        }
    }

    void deleteFormer() {
        try {
            Files.deleteIfExists(former);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete the log's retired key " + former, e);
        }
    }

    private static NoteSigner read(Path file) {
        try {
            return NoteSigner.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the log's key " + file, e);
        }
    }

    private static void write(Path file, NoteSigner signer) throws IOException {
        var onlyOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel =
                FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), onlyOwner)) {
            channel.write(ByteBuffer.wrap((signer.secretLine() + "\n").getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
    }
}
