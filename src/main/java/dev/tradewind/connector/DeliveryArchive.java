package dev.tradewind.connector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * One file to be stored, whatever was named: a file is itself, a folder of parts is packed for as long as it is open. The
 * same folder always packs into the same bytes, so that it is imported once.
 */
record DeliveryArchive(Path path, boolean temporary) implements AutoCloseable {
    private static final FileTime EVER = FileTime.from(Instant.parse("1980-01-01T00:00:00Z"));

    static DeliveryArchive of(Path named) throws IOException {
        if (!Files.isDirectory(named)) {
            return new DeliveryArchive(named, false);
        }
        var name = named.toAbsolutePath().normalize().getFileName() + ".zip";
        var packed = Files.createTempDirectory("tradewind-delivery").resolve(name);
        try (var zip = new ZipOutputStream(Files.newOutputStream(packed));
                var below = Files.walk(named)) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (var file : below.filter(Files::isRegularFile).sorted().toList()) {
                var entry = new ZipEntry(named.relativize(file).toString().replace('\\', '/'));
                entry.setLastModifiedTime(EVER);
                zip.putNextEntry(entry);
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
        return new DeliveryArchive(packed, true);
    }

    @Override
    public void close() throws IOException {
        if (temporary) {
            Files.deleteIfExists(path);
            Files.deleteIfExists(path.toAbsolutePath().getParent());
        }
    }
}
