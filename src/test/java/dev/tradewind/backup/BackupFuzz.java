package dev.tradewind.backup;

import dev.tradewind.fuzz.FuzzTarget;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Backups that somebody is asked to restore: refused with a reason, or restored into the directory and nowhere else. */
public final class BackupFuzz implements FuzzTarget {
    @Override
    public void read(byte[] input) throws IOException {
        var folder = Files.createTempDirectory("tradewind-fuzz");
        try {
            var archive = Files.write(folder.resolve("backup.zip"), input);
            var into = folder.resolve("into");
            try {
                Restore.unpack(archive, into);
            } catch (Restore.Refused refused) {
                requireEmpty(into);
            }
            try (var beside = Files.list(folder)) {
                if (beside.anyMatch(each -> !each.equals(archive) && !each.equals(into))) {
                    throw new IllegalStateException("something was restored outside of the directory");
                }
            }
        } finally {
            delete(folder);
        }
    }

    private static void requireEmpty(Path into) throws IOException {
        if (Files.exists(into)) {
            try (var left = Files.list(into)) {
                if (left.findAny().isPresent()) {
                    throw new IllegalStateException("a refused backup left something behind");
                }
            }
        }
    }

    @Override
    public List<byte[]> seeds() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var archive = new Archive(out)) {
            archive.add("VERSION", text("0.1.0"));
            archive.add("database/dump.sql", text("create table a (b int);"));
            archive.add("keys/log.key", text("secret"));
            archive.finish(true);
        }
        return List.of(out.toByteArray());
    }

    private static ByteArrayInputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
