package dev.tradewind;

import dev.tradewind.audit.AuditLog;
import dev.tradewind.audit.LogExport;
import dev.tradewind.audit.archive.ArchiveLocation;
import dev.tradewind.audit.archive.LogRebuild;
import dev.tradewind.backup.Backup;
import dev.tradewind.backup.Restore;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.json.JsonMapper;

/** {@code audit export OUT}, {@code backup OUT} and {@code restore IN}: what leaves a data directory as one file, and back. */
final class ArchiveCommands {
    private static final Set<String> WHERE = Set.of("--data", "--console");
    private static final Duration SEQUENCED_WITHIN = Duration.ofSeconds(30);

    private ArchiveCommands() {}

    static int auditExport(List<String> args, PrintStream out, PrintStream err) {
        return guarded("audit export", args, Set.of("--json"), err, (arguments, target) -> {
            var console = arguments.value("--console");
            if (console != null) {
                Remote.download(console, "GET", "/api/v1/audit/export", target);
                return done(arguments, out, target, Map.of());
            }
            return OnDirectory.run(
                    DataDirectory.chosen(arguments.value("--data")), "audit export", true, err, context -> {
                        awaitSequenced(context.getBean(AuditLog.class));
                        write(target, context.getBean(LogExport.class)::write);
                        var size = context.getBean(AuditLog.class).status().size();
                        return done(arguments, out, target, Map.of("entries", size));
                    });
        });
    }

    static int backup(List<String> args, PrintStream out, PrintStream err) {
        return guarded("backup", args, Set.of("--json", "--with-key"), err, (arguments, target) -> {
            var console = arguments.value("--console");
            var withKey = arguments.has("--with-key");
            if (console != null && withKey) {
                throw new Arguments.Bad("the log's signing key does not travel over the network: stop the console and"
                        + " use --data for a backup --with-key");
            }
            if (console != null) {
                Remote.download(console, "POST", "/api/v1/backups", target);
                return done(arguments, out, target, Map.of("withKey", false));
            }
            return OnDirectory.run(DataDirectory.chosen(arguments.value("--data")), "backup", true, err, context -> {
                var parts = new TreeMap<String, Object>();
                try {
                    write(target, stream -> {
                        var made = context.getBean(Backup.class).write(stream, withKey);
                        parts.putAll(Map.of("files", made.files(), "bytes", made.bytes(), "withKey", made.withKey()));
                    });
                } catch (IllegalStateException otherDatabase) {
                    err.println("tradewind backup: " + otherDatabase.getMessage());
                    return 2;
                }
                return done(arguments, out, target, parts);
            });
        });
    }

    static int restore(List<String> args, PrintStream out, PrintStream err) {
        try {
            var arguments = Arguments.parse(args, Set.of("--data"), Set.of("--json"));
            var archive = Path.of(arguments.one("IN"));
            if (!Files.isRegularFile(archive)) {
                throw new Arguments.Bad(archive + ": no such file");
            }
            var into = DataDirectory.chosen(arguments.value("--data"));
            var made = Restore.unpack(archive, into);
            return done(
                    arguments,
                    out,
                    into,
                    Map.of("files", made.files(), "bytes", made.bytes(), "withKey", made.withKey()));
        } catch (Arguments.Bad | Restore.Refused bad) {
            err.println("tradewind restore: " + bad.getMessage());
            return 2;
        } catch (IOException failed) {
            err.println("tradewind restore: " + failed);
            return 3;
        }
    }

    /** Into a directory whose log is empty: a fresh one, with the log's own key in {@code keys/log.key}. */
    static int rebuild(List<String> args, PrintStream out, PrintStream err) {
        try {
            var arguments = Arguments.parse(args, Set.of("--data", "--key"), Set.of("--json"));
            var key = arguments.value("--key");
            var trusted = key == null ? List.<String>of() : List.of(key);
            var into = DataDirectory.chosen(arguments.value("--data"));
            try (var archive = ArchiveLocation.open(arguments.one("ARCHIVE"), System.getenv())) {
                return OnDirectory.run(into, "audit archive rebuild", false, err, context -> {
                    try {
                        var entries = context.getBean(LogRebuild.class).from(archive, trusted);
                        return done(arguments, out, into, Map.of("entries", entries));
                    } catch (IllegalArgumentException | IllegalStateException refused) {
                        err.println("tradewind audit archive rebuild: " + refused.getMessage());
                        return 2;
                    }
                });
            }
        } catch (Arguments.Bad | IllegalArgumentException bad) {
            err.println("tradewind audit archive rebuild: " + bad.getMessage());
            return 2;
        }
    }

    @FunctionalInterface
    private interface Body {
        int run(Arguments arguments, Path target) throws IOException, Arguments.Bad, Remote.Refused;
    }

    private static int guarded(String command, List<String> args, Set<String> flags, PrintStream err, Body body) {
        try {
            var arguments = Arguments.parse(args, WHERE, flags);
            var target = Path.of(arguments.one("OUT"));
            if (Files.exists(target)) {
                throw new Arguments.Bad(target + " exists; give a name that is free");
            }
            return body.run(arguments, target);
        } catch (Arguments.Bad | Remote.Refused bad) {
            err.println("tradewind " + command + ": " + bad.getMessage());
            return 2;
        } catch (IOException failed) {
            err.println("tradewind " + command + ": " + failed);
            return 3;
        }
    }

    @FunctionalInterface
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /** Under its name only once it is whole and on disk. */
    static void write(Path target, Writing writing) throws IOException {
        var absolute = target.toAbsolutePath();
        Files.createDirectories(absolute.getParent());
        var aside = absolute.resolveSibling(absolute.getFileName() + ".part");
        try {
            try (var stream = Files.newOutputStream(aside)) {
                writing.to(stream);
            }
            try (var channel = java.nio.channels.FileChannel.open(aside, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(aside, absolute, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    /** What a console committed last may wait for its place until the lease of that console has run out. */
    private static void awaitSequenced(AuditLog log) throws IOException {
        var latest = System.nanoTime() + SEQUENCED_WITHIN.toNanos();
        while (log.status().unsequenced() > 0 || log.status().checkpoint() == null) {
            if (System.nanoTime() > latest) {
                throw new IOException("the log's last entries have had no place for " + SEQUENCED_WITHIN.toSeconds()
                        + " s. Maybe another replica holds the sequencer's lease?");
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private static int done(Arguments arguments, PrintStream out, Path target, Map<String, Object> more)
            throws IOException {
        var answer = new TreeMap<String, Object>(more);
        answer.put("file", target.toString());
        if (Files.isRegularFile(target)) {
            answer.put("size", Files.size(target));
        }
        if (arguments.has("--json")) {
            out.println(JsonMapper.builder().build().writeValueAsString(answer));
        } else {
            answer.forEach((name, value) -> out.println(name + ": " + value));
        }
        return 0;
    }
}
