package dev.tradewind.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a backup: a ZIP whose last entry, {@value #SUMS}, holds the SHA-256 of every other one in the form of
 * {@code sha256sum}. An archive without that entry was cut off.
 */
final class Archive implements AutoCloseable {
    static final String SUMS = "SHA256SUMS";

    private final ZipOutputStream zip;
    private final Map<String, String> sums = new LinkedHashMap<>();
    private long bytes;

    Archive(OutputStream out) {
        this.zip = new ZipOutputStream(out);
    }

    void add(String name, InputStream content) throws IOException {
        var digest = sha256();
        zip.putNextEntry(new ZipEntry(name));
        try (var in = new DigestInputStream(content, digest)) {
            bytes += in.transferTo(zip);
        }
        zip.closeEntry();
        sums.put(name, HexFormat.of().formatHex(digest.digest()));
    }

    /** All files below the folder whose name does not begin with one of the given ones; none if there is no folder. */
    void addFolder(Path root, String folder, String... without) throws IOException {
        if (!Files.isDirectory(root.resolve(folder))) {
            return;
        }
        var found = new ArrayList<Path>();
        try (var all = Files.walk(root.resolve(folder))) {
            all.filter(Files::isRegularFile).sorted().forEach(found::add);
        }
        for (var file : found) {
            var name = root.relativize(file).toString().replace('\\', '/');
            var skipped = false;
            for (var prefix : without) {
                skipped |= name.startsWith(prefix);
            }
            if (!skipped) {
                addIfStillThere(name, file);
            }
        }
    }

    /** A file that a sweep removed since it was listed was named by nothing. */
    private void addIfStillThere(String name, Path file) throws IOException {
        InputStream content;
        try {
            content = Files.newInputStream(file);
        } catch (NoSuchFileException swept) {
            return;
        }
        add(name, content);
    }

    BackupSummary finish(boolean withKey) throws IOException {
        var text = new StringBuilder();
        sums.forEach((name, sum) -> text.append(sum).append("  ").append(name).append('\n'));
        zip.putNextEntry(new ZipEntry(SUMS));
        zip.write(text.toString().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        zip.finish();
        return new BackupSummary(sums.size(), bytes, withKey);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must have SHA-256", e);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
