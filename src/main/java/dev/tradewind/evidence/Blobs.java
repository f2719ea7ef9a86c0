package dev.tradewind.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The store of immutable bytes, each named by its SHA-256. Storing the same bytes again changes nothing. A blob is
 * visible only once it is whole and on disk: written aside, flushed, renamed, and the folder flushed.
 */
@Component
public final class Blobs {
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");

    private final Path folder;

    @Autowired
    Blobs(@Value("${tradewind.data}") String data) {
        this(Path.of(data, "evidence"));
    }

    /** A store in this folder, which is made on the first write. */
    public Blobs(Path folder) {
        this.folder = folder;
    }

    static boolean isName(String sha256) {
        return NAME.matcher(sha256).matches();
    }

    public BlobRef put(byte[] bytes) {
        return put(new ByteArrayInputStream(bytes));
    }

    public BlobRef put(Path file) {
        try (var in = Files.newInputStream(file)) {
            return put(in);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /** Reads the stream to its end without holding it in memory; does not close it. */
    public BlobRef put(InputStream in) {
        try {
            return stored(in, aside(), any -> {});
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot store evidence in " + folder, e);
        }
    }

    /** As {@link #put(InputStream)}, and the bytes can be read while they come; the stream is read until this is closed. */
    public ArrivingBlob arriving(InputStream in) {
        try {
            var aside = Files.createFile(aside());
            return new ArrivingBlob(
                    FileChannel.open(aside, StandardOpenOption.READ),
                    ref -> path(ref.sha256()),
                    progress -> stored(in, aside, progress));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot store evidence in " + folder, e);
        }
    }

    private Path aside() throws IOException {
        return Files.createDirectories(folder.resolve("tmp")).resolve(UUID.randomUUID() + ".part");
    }

    private BlobRef stored(InputStream in, Path aside, HashedCopy.Progress progress) throws IOException {
        try {
            var ref = write(in, aside, progress);
            keep(aside, ref);
            return ref;
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static BlobRef write(InputStream in, Path aside, HashedCopy.Progress progress) throws IOException {
        try (var channel = FileChannel.open(aside, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            var ref = HashedCopy.of(in, channel, progress);
            channel.force(true);
            return ref;
        }
    }

    private void keep(Path aside, BlobRef ref) throws IOException {
        var target = path(ref.sha256());
        if (Files.exists(target) && Files.size(target) == ref.bytes()) {
            return;
        }
        var shelf = folder.resolve(ref.sha256().substring(0, 2));
        if (!Files.isDirectory(shelf)) {
            Files.createDirectories(shelf);
            flush(folder);
        }
        Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        flush(shelf);
    }

    /** A rename survives a power cut only once the folder that holds the name has been flushed too. */
    private static void flush(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    public boolean has(String sha256) {
        return Files.isRegularFile(path(sha256));
    }

    /** @throws BlobMissing if nothing is stored under that name */
    public InputStream open(String sha256) {
        try {
            return Files.newInputStream(path(sha256));
        } catch (NoSuchFileException e) {
            throw new BlobMissing(sha256);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot open evidence " + sha256, e);
        }
    }

    /** Where the blob lies, or would lie. Never write there. */
    public Path path(String sha256) {
        if (!isName(sha256)) {
            throw new IllegalArgumentException("'" + sha256 + "' is no SHA-256 in lower-case hex (64 characters)");
        }
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    /** Whether the stored bytes still hash to their name; false also when there are none. */
    public boolean isWhole(String sha256) {
        if (!has(sha256)) {
            return false;
        }
        try (var in = open(sha256);
                var out = new DigestOutputStream(OutputStream.nullOutputStream(), sha256())) {
            in.transferTo(out);
            return HexFormat.of().formatHex(out.getMessageDigest().digest()).equals(sha256);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read evidence " + sha256, e);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must have SHA-256", e);
        }
    }
}
