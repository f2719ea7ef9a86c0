package dev.tradewind.audit.archive;

import dev.tradewind.quantity.Hashes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A directory in which each file is written once, flushed and made read-only. A directory cannot hold its owner back: put it
 * on a file system that does, or on another machine.
 */
public final class DirectoryArchive implements ArchiveStore {
    private final Path folder;

    public DirectoryArchive(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public String name() {
        return folder.toString();
    }

    @Override
    public void put(String name, Path file, String sha256, Instant retainUntil) throws IOException {
        var target = target(name);
        Files.createDirectories(target.getParent());
        var aside = target.resolveSibling("." + UUID.randomUUID() + ".part");
        try {
            Files.copy(file, aside, StandardCopyOption.COPY_ATTRIBUTES);
            try (var channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.setPosixFilePermissions(aside, PosixFilePermissions.fromString("r--r--r--"));
            Files.createLink(target, aside); // never over something that is there
        } catch (FileAlreadyExistsException e) {
            try (var there = Files.newInputStream(target)) {
                if (!Hashes.sha256(there.readAllBytes()).equals(sha256)) {
                    throw new IOException(target + " holds other bytes than those that were to be sealed", e);
                }
            }
        } finally {
            Files.deleteIfExists(aside);
        }
        try (var shelf = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
            shelf.force(true);
        }
    }

    @Override
    public InputStream open(String name) throws IOException {
        return Files.newInputStream(target(name));
    }

    @Override
    public List<String> list(String prefix) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.startsWith(prefix) && !name.contains("/."))
                    .sorted()
                    .toList();
        }
    }

    /** Tries to delete a file of its own; on a plain directory that succeeds, and the answer says so. */
    @Override
    public Lock tryLock(List<String> kept, Instant now) throws IOException {
        var probe = folder.resolve("probe").resolve(UUID.randomUUID().toString());
        Files.createDirectories(probe.getParent());
        Files.writeString(probe, "a file that should not be deletable\n", StandardOpenOption.CREATE_NEW);
        Files.setPosixFilePermissions(probe, PosixFilePermissions.fromString("r--r--r--"));
        try {
            Files.delete(probe);
            return new Lock(false, "files are written once, but the directory lets its owner delete them");
        } catch (IOException refused) {
            return new Lock(true, "the file system refused to delete a file");
        }
    }

    @Override
    public void close() {
        // holds nothing open
    }

    private Path target(String name) {
        var target = folder.resolve(name).normalize();
        if (!target.startsWith(folder) || target.equals(folder)) {
            throw new IllegalArgumentException("'" + name + "' leads out of the archive " + folder);
        }
        return target;
    }
}
