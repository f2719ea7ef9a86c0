package dev.tradewind.backup;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Unpacks a backup into an empty directory and checks every byte of it against its sums. */
public final class Restore {
    /** Lies in the directory until all of it is there; a console refuses to start beside it. */
    public static final String UNFINISHED = "RESTORE-UNFINISHED";

    /** Some hundred thousand files; a real one has a hundred bytes for each. */
    private static final int LARGEST_SUMS = 64 * 1024 * 1024;

    private Restore() {}

    /** The archive or the directory cannot be used; the message says what to do. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    /**
     * @param into a directory that has no files or does not exist
     * @throws Refused if it is neither, or the archive is none of ours, cut off or altered; nothing is left behind
     */
    public static BackupSummary unpack(Path archive, Path into) throws IOException, Refused {
        requireEmpty(into);
        try (var zip = new ZipFile(archive.toFile())) {
            var sums = sums(archive, zip);
            Files.createDirectories(into);
            Files.writeString(into.resolve(UNFINISHED), "from " + archive + "\n");
            try {
                var bytes = 0L;
                for (var sum : sums.entrySet()) {
                    bytes += one(archive, zip, sum.getKey(), sum.getValue(), into);
                }
                Files.delete(into.resolve(UNFINISHED));
                return new BackupSummary(sums.size(), bytes, sums.containsKey("keys/log.key"));
            } catch (IOException | Refused e) {
                empty(into);
                throw e;
            }
        } catch (ZipException | EOFException broken) {
            throw new Refused(archive + " is no whole ZIP file (" + broken.getMessage()
                    + "). Maybe it was cut off: copy it again.");
        }
    }

    private static void requireEmpty(Path into) throws IOException, Refused {
        if (!Files.exists(into)) {
            return;
        }
        if (!Files.isDirectory(into)) {
            throw new Refused(into + " is not a directory.");
        }
        // Folders without a file are what the container image brings for volumes to be mounted on.
        try (var entries = Files.walk(into)) {
            if (entries.anyMatch(each -> !Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS))) {
                throw new Refused(into + " is not empty. A backup is restored into an empty directory only, so that"
                        + " nothing of two systems mixes: give another one with --data.");
            }
        }
    }

    private static Map<String, String> sums(Path archive, ZipFile zip) throws IOException, Refused {
        var entry = zip.getEntry(Archive.SUMS);
        if (entry == null || zip.getEntry("VERSION") == null) {
            throw new Refused(archive + " is no backup of Tradewind, or not a whole one: it holds no "
                    + (entry == null ? Archive.SUMS : "VERSION") + ".");
        }
        var sums = new HashMap<String, String>();
        byte[] text;
        try (var in = zip.getInputStream(entry)) {
            text = in.readNBytes(LARGEST_SUMS + 1);
        }
        if (text.length > LARGEST_SUMS) {
            throw new Refused(archive + ": " + Archive.SUMS + " is larger than " + LARGEST_SUMS + " bytes.");
        }
        for (var line : new String(text, java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .toList()) {
            if (!line.matches("[0-9a-f]{64} {2}.+")) {
                throw new Refused(archive + ": " + Archive.SUMS + " holds a line that is no sum: " + line);
            }
            sums.put(line.substring(66), line.substring(0, 64));
        }
        requireFiles(archive, sums.keySet());
        for (var each : zip.stream().map(ZipEntry::getName).toList()) {
            if (!each.equals(Archive.SUMS) && !sums.containsKey(each)) {
                throw new Refused(archive + " holds " + each + ", which its sums do not name. It was altered.");
            }
        }
        return sums;
    }

    /** Names that our own archives have: files below the directory, none of them also a folder of another. */
    private static void requireFiles(Path archive, Set<String> names) throws Refused {
        var folders = new HashSet<String>();
        for (var name : names) {
            if (name.indexOf('\0') >= 0
                    || name.equals(UNFINISHED)
                    || Arrays.stream(name.split("/", -1))
                            .anyMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."))) {
                throw new Refused(archive + " names no file, or one outside the directory: " + name);
            }
            for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
                folders.add(name.substring(0, slash));
            }
        }
        for (var name : names) {
            if (folders.contains(name)) {
                throw new Refused(archive + " names " + name + " as a file and as a folder. It was altered.");
            }
        }
    }

    private static long one(Path archive, ZipFile zip, String name, String sum, Path into) throws IOException, Refused {
        var target = into.resolve(name).normalize();
        if (!target.startsWith(into.normalize())) {
            throw new Refused(archive + " names a file outside the directory: " + name);
        }
        var entry = zip.getEntry(name);
        if (entry == null) {
            throw new Refused(archive + " lacks " + name + ", which its sums name. It was altered or cut off.");
        }
        Files.createDirectories(target.getParent());
        var digest = Archive.sha256();
        long bytes;
        try (var in = new DigestInputStream(zip.getInputStream(entry), digest)) {
            bytes = Files.copy(in, target);
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(sum)) {
            throw new Refused(archive + ": " + name + " does not have the SHA-256 that the sums name. It was altered.");
        }
        if (name.startsWith("keys/")) {
            onlyOwner(target);
        }
        try (var channel = java.nio.channels.FileChannel.open(target, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        return bytes;
    }

    private static void onlyOwner(Path file) throws IOException {
        Files.setPosixFilePermissions(file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
    }

    private static void empty(Path into) throws IOException {
        try (var all = Files.walk(into)) {
            for (var each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                if (!each.equals(into)) {
                    Files.delete(each);
                }
            }
        }
    }
}
