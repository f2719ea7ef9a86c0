package dev.tradewind.audit.bundle;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;

/** The files of an export, from a zip or from a folder. */
sealed interface BundleParts extends Closeable {
    String EVIDENCE_FOLDER = "evidence/";

    /** The file, or an empty stream if there is none. */
    InputStream find(String name) throws IOException;

    boolean has(String name);

    /** Paths of enclosed evidence. */
    List<String> evidence() throws IOException;

    default InputStream need(String name) throws IOException {
        if (!has(name)) {
            throw new IllegalArgumentException("This is no export of the audit log: " + name + " is missing");
        }
        return find(name);
    }

    static BundleParts open(Path export) throws IOException {
        return Files.isDirectory(export) ? new Folder(export) : new Zip(new ZipFile(export.toFile()));
    }

    record Folder(Path path) implements BundleParts {
        @Override
        public InputStream find(String name) throws IOException {
            return has(name) ? Files.newInputStream(path.resolve(name)) : InputStream.nullInputStream();
        }

        @Override
        public boolean has(String name) {
            return Files.isRegularFile(path.resolve(name));
        }

        @Override
        public List<String> evidence() throws IOException {
            var folder = path.resolve(EVIDENCE_FOLDER);
            if (!Files.isDirectory(folder)) {
                return List.of();
            }
            try (var files = Files.list(folder)) {
                return files.map(file -> EVIDENCE_FOLDER + file.getFileName()).toList();
            }
        }

        @Override
        public void close() {}
    }

    record Zip(ZipFile zip) implements BundleParts {
        @Override
        public InputStream find(String name) throws IOException {
            var entry = zip.getEntry(name);
            return entry == null ? InputStream.nullInputStream() : zip.getInputStream(entry);
        }

        @Override
        public boolean has(String name) {
            return zip.getEntry(name) != null;
        }

        @Override
        public List<String> evidence() {
            return zip.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(EVIDENCE_FOLDER) && !name.endsWith("/"))
                    .toList();
        }

        @Override
        public void close() throws IOException {
            zip.close();
        }
    }
}
