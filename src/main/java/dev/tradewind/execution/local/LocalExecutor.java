package dev.tradewind.execution.local;

import dev.tradewind.execution.spi.Executor;
import dev.tradewind.execution.spi.Observation;
import dev.tradewind.execution.spi.RunRequest;
import dev.tradewind.execution.spi.Submission;
import dev.tradewind.execution.spi.Where;
import dev.tradewind.execution.spi.Work;
import dev.tradewind.quantity.Hashes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Runs commands as child processes in sessions of their own, so that they outlive this engine. {@code runs/<key>/} is
 * created exclusively before the start. Whether a run was started is decided by one atomic act of the wrapper itself,
 * the directory {@code claim}: however often a wrapper is launched for a key, only the first runs the command.
 */
@Component
public class LocalExecutor implements Executor {
    public static final String ID = "local";
    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    /** A wrapper needs far less to write its pid; after this a run that has not started counts as not started. */
    private static final Duration LAUNCH = Duration.ofSeconds(20);

    private final Path runs;
    private final Clock clock;

    public LocalExecutor(@Value("${tradewind.data}") Path data, Clock clock) {
        this.runs = data.toAbsolutePath().resolve("runs");
        this.clock = clock;
    }

    @Override
    public Submission submit(RunRequest request) {
        if (!(request.work() instanceof Work.Command(var command))) {
            return new Submission.Refused("the local executor starts commands, not "
                    + request.work().getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT) + "s");
        }
        if (request.rehearsal()) {
            return new Submission.Taken(Hashes.sha256(spec(command, request)), false);
        }
        var run = runs.resolve(request.runKey());
        try {
            Files.createDirectories(runs);
            boolean first = create(run);
            var spec = spec(command, request);
            var specFile = run.resolve("spec");
            if (Files.exists(specFile) && !Files.readString(specFile).equals(spec)) {
                return new Submission.Refused("the key " + request.runKey()
                        + " was used for another command before; a key names one run for ever");
            }
            if (!Files.exists(run.resolve("claim"))) {
                writeWhole(specFile, spec);
                writeWhole(run.resolve("wrapper.sh"), Wrapper.SCRIPT);
                launch(run, command, request);
            }
            return new Submission.Taken(Hashes.sha256(spec), first);
        } catch (IOException e) {
            return new Submission.Refused(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    /** The exclusive act; false when the directory was there. */
    private static boolean create(Path run) throws IOException {
        try {
            Files.createDirectory(run);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    private static void launch(Path run, List<String> program, RunRequest request) throws IOException {
        var command = new ArrayList<>(List.of(
                "setsid",
                "sh",
                run.resolve("wrapper.sh").toString(),
                run.toString(),
                Long.toString(Math.max(1, request.longest().toSeconds())),
                Long.toString(request.mostOutputBytes())));
        command.addAll(program);
        var builder = new ProcessBuilder(command)
                .directory(run.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(request.environment());
        builder.environment().putIfAbsent("PATH", PATH);
        builder.environment().put("TRADEWIND_RUN_KEY", request.runKey());
        builder.start();
    }

    @Override
    public Observation observe(String runKey) {
        var run = runs.resolve(runKey);
        if (!Files.isDirectory(run)) {
            return new Observation.NotFound();
        }
        try {
            var exit = read(run.resolve("exit"));
            var started = read(run.resolve("started")).map(LocalExecutor::instant);
            if (exit.isPresent()) {
                var ended = Files.getLastModifiedTime(run.resolve("exit")).toInstant();
                return new Observation.Ended(
                        Where.of("process " + read(run.resolve("pid")).orElse("?")),
                        Integer.parseInt(exit.get()),
                        started.orElse(ended),
                        ended);
            }
            var pid = read(run.resolve("pid"));
            if (pid.isPresent() && started.isPresent()) {
                long number = Long.parseLong(pid.get());
                if (lives(number, read(run.resolve("birth")))) {
                    return new Observation.Running(Where.of("process " + number), started.get());
                }
                // it may have written its exit code between our two looks
                exit = read(run.resolve("exit"));
                return exit.isPresent()
                        ? observe(runKey)
                        : new Observation.Lost("process " + number + " is gone and left no exit code");
            }
            if (!Files.exists(run.resolve("claim"))) {
                return new Observation.Starting();
            }
            var claimed = Files.getLastModifiedTime(run.resolve("claim")).toInstant();
            return claimed.plus(LAUNCH).isAfter(clock.instant())
                    ? new Observation.Starting()
                    : new Observation.Lost("the start was claimed at " + claimed + " and no process was seen since");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same pid may belong to another process by now: its birth, in clock ticks since boot, tells them apart. */
    private static boolean lives(long pid, Optional<String> birth) throws IOException {
        if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
            return false;
        }
        var stat = Path.of("/proc", Long.toString(pid), "stat");
        if (birth.isEmpty() || birth.get().isEmpty() || !Files.isReadable(stat)) {
            return true;
        }
        try {
            var text = Files.readString(stat);
            return text.substring(text.lastIndexOf(')') + 2).split(" ")[19].equals(birth.get());
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public boolean cancel(String runKey) {
        var seen = observe(runKey);
        if (seen instanceof Observation.Starting) {
            claimForNobody(runs.resolve(runKey));
            return true;
        }
        if (!(seen instanceof Observation.Running)) {
            return false;
        }
        // the child, not the wrapper, which stays to write the exit code; timeout passes the signal on
        read(runs.resolve(runKey).resolve("child"))
                .map(Long::parseLong)
                .flatMap(ProcessHandle::of)
                .ifPresent(ProcessHandle::destroy);
        return true;
    }

    /** Takes the start away from a wrapper that has not come so far; where it has, the next look finds it running. */
    private static void claimForNobody(Path run) {
        try {
            if (create(run.resolve("claim"))) {
                writeWhole(run.resolve("exit"), "143");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Description describe() {
        var node = read(Path.of("/proc/sys/kernel/hostname")).orElse("this machine");
        return new Description(
                ID,
                "at most one start per key on this machine; a run that vanished without an exit code is unknown, not repeated",
                System.getProperty("user.name", "unknown"),
                node);
    }

    @Override
    public String output(String runKey, int mostBytes) {
        var file = runs.resolve(runKey).resolve("output");
        if (!runKey.matches("[A-Za-z0-9-]{1,90}") || !Files.isRegularFile(file)) {
            return "";
        }
        try (var channel = Files.newByteChannel(file, StandardOpenOption.READ)) {
            long size = channel.size();
            channel.position(Math.max(0, size - mostBytes));
            var buffer = java.nio.ByteBuffer.allocate((int) Math.min(size, mostBytes));
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // read on
            }
            return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public void forget(Set<String> asked, int newest) {
        if (!Files.isDirectory(runs)) {
            return;
        }
        try (var all = Files.list(runs)) {
            var over = all.filter(run -> !asked.contains(run.getFileName().toString()))
                    .sorted(Comparator.comparing(LocalExecutor::changed).reversed())
                    .skip(newest)
                    .toList();
            for (var run : over) {
                FileSystemUtils.deleteRecursively(run);
            }
        } catch (IOException busy) {
            throw new UncheckedIOException(busy);
        }
    }

    private static FileTime changed(Path run) {
        try {
            return Files.getLastModifiedTime(run);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Instant instant(String epochSeconds) {
        return Instant.ofEpochSecond(Long.parseLong(epochSeconds));
    }

    private static void writeWhole(Path file, String text) throws IOException {
        var part = Files.createTempFile(file.getParent(), "part", "");
        Files.writeString(part, text);
        Files.move(part, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    private static String spec(List<String> command, RunRequest request) {
        return String.join("\0", command) + "\0\0" + new java.util.TreeMap<>(request.environment()) + "\0"
                + request.longest() + "\0" + request.mostOutputBytes();
    }
}
