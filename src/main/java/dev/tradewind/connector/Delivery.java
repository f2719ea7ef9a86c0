package dev.tradewind.connector;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * What a folder or archive holds: the parts with data, chosen and ordered by its manifest where there is one.
 *
 * @param missing the part that the manifest names and the delivery lacks; null if it is whole
 */
record Delivery(
        List<SourcePart> parts, boolean amortized, @Nullable String missing) {
    private static final int MOST_PARTS = 20_000;
    private static final Pattern AMORTIZED = Pattern.compile("amorti[sz]ed", Pattern.CASE_INSENSITIVE);
    private static final Pattern NO_DATA = Pattern.compile(
            "(?:.*/)?(?:__MACOSX/.*|\\.[^/]*|_SUCCESS|_[^/]*\\.txt|(?:README|LICEN[CS]E)(?:\\.[^/]*)?|Thumbs\\.db|desktop\\.ini"
                    + "|[^/]*\\.(?:md5|sha256|crc))",
            Pattern.CASE_INSENSITIVE);

    static Delivery of(Delivered delivered, String fileName, AtomicLong bytesRead) throws IOException {
        if (delivered instanceof Delivered.Whole(var path) && Files.isDirectory(path)) {
            return chosen(folder(path, bytesRead));
        }
        if (isZip(delivered)) {
            return chosen(archive(delivered.path(), bytesRead));
        }
        return new Delivery(List.of(plain(fileName, delivered, bytesRead)), false, null);
    }

    /** Whether a folder is one export in parts: it has a manifest, or all its files have the same columns. */
    static boolean isOne(Path folder) throws IOException {
        var unread = new AtomicLong();
        var manifest = false;
        @Nullable List<String> columns = null;
        var same = true;
        var count = 0;
        for (var part : folder(folder, unread)) {
            if (NO_DATA.matcher(part.name()).matches()) {
                continue;
            }
            if (DeliveryManifest.of(part).isPresent()) {
                manifest = true;
                continue;
            }
            var found = part.head().columns();
            same &= !found.isEmpty() && (columns == null || columns.equals(found));
            columns = found;
            count++;
        }
        return manifest || (same && count > 1);
    }

    boolean saysAmortized(String fileName) {
        return amortized
                || AMORTIZED.matcher(fileName).find()
                || parts.stream()
                        .anyMatch(part -> AMORTIZED.matcher(part.name()).find());
    }

    private static Delivery chosen(List<SourcePart> all) throws IOException {
        var data = new ArrayList<SourcePart>();
        var manifests = new ArrayList<DeliveryManifest>();
        for (var part : all) {
            if (NO_DATA.matcher(part.name()).matches()) {
                continue;
            }
            var manifest = DeliveryManifest.of(part);
            if (manifest.isPresent()) {
                manifests.add(manifest.get());
            } else {
                data.add(part);
            }
        }
        var amortized = manifests.stream().anyMatch(DeliveryManifest::amortized);
        var named = DeliveryManifest.newest(manifests);
        if (named.isEmpty()) {
            return new Delivery(List.copyOf(data), amortized, null);
        }
        var ordered = new ArrayList<SourcePart>();
        for (var name : named) {
            var found = data.stream()
                    .filter(part -> ends(part.name(), name))
                    .max(Comparator.comparingInt(part -> common(part.name(), name)));
            if (found.isEmpty()) {
                return new Delivery(List.copyOf(data), amortized, name);
            }
            ordered.add(found.get());
        }
        return new Delivery(List.copyOf(ordered), amortized, null);
    }

    /** A manifest names paths of the bucket; a delivery may have kept all, some or none of their folders. */
    private static boolean ends(String part, String named) {
        return base(part).equals(base(named));
    }

    private static int common(String part, String named) {
        var length = 0;
        while (length < part.length()
                && length < named.length()
                && part.charAt(part.length() - 1 - length) == named.charAt(named.length() - 1 - length)) {
            length++;
        }
        return length;
    }

    private static String base(String name) {
        return name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }

    private static List<SourcePart> folder(Path root, AtomicLong bytesRead) throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(file -> plain(
                            root.relativize(file).toString().replace('\\', '/'), new Delivered.Whole(file), bytesRead))
                    .toList();
        }
    }

    private static SourcePart plain(String name, Delivered file, AtomicLong bytesRead) {
        return new SourcePart(name, () -> counted(file.open(), bytesRead), file);
    }

    private static List<SourcePart> archive(Path file, AtomicLong bytesRead) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_PARTS) {
                throw new IOException(
                        "the archive has " + zip.size() + " entries, at most " + MOST_PARTS + " are read");
            }
            return zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .sorted(Comparator.comparing(java.util.zip.ZipEntry::getName))
                    .map(entry -> entry(file, entry.getName(), bytesRead))
                    .toList();
        }
    }

    private static SourcePart entry(Path file, String name, AtomicLong bytesRead) {
        return new SourcePart(name, () -> counted(opened(file, name), bytesRead), null);
    }

    private static InputStream opened(Path file, String name) throws IOException {
        var zip = new ZipFile(file.toFile());
        var entry = zip.getEntry(name);
        if (entry == null) {
            zip.close();
            throw new IOException("the archive has lost its entry " + name);
        }
        var content = new Unpacked(name, zip.getInputStream(entry), entry::getCompressedSize);
        return new FilterInputStream(new BufferedInputStream(content)) {
            @Override
            public void close() throws IOException {
                super.close();
                zip.close();
            }
        };
    }

    private static boolean isZip(Delivered delivered) throws IOException {
        try (var in = delivered.open()) {
            var head = in.readNBytes(4);
            return head.length == 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
        }
    }

    static InputStream counted(InputStream in, AtomicLong bytesRead) {
        bytesRead.set(0);
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                var value = super.read();
                if (value >= 0) {
                    bytesRead.incrementAndGet();
                }
                return value;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                var count = super.read(target, offset, length);
                if (count > 0) {
                    bytesRead.addAndGet(count);
                }
                return count;
            }
        };
    }
}
