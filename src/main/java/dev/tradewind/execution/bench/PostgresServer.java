package dev.tradewind.execution.bench;

import dev.tradewind.bench.Loopback;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL of our own from a folder of binaries, which can be restarted underneath whoever uses it. */
public final class PostgresServer implements AutoCloseable {
    private final Path home;
    private final Path data;
    private final int port;
    private final Thread stopping;

    /** The folder that the launcher or the caller names; null where there is none. */
    public static @Nullable Path home() {
        var named = System.getProperty("tradewind.bench.postgres", System.getenv("TRADEWIND_BENCH_POSTGRES"));
        return named == null || !Files.isExecutable(Path.of(named, "bin", "initdb")) ? null : Path.of(named);
    }

    public PostgresServer(Path home, Path data) throws IOException, InterruptedException {
        this.home = home;
        this.data = data;
        port = Loopback.freePort();
        run("initdb", "-D", data.toString(), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync");
        start();
        stopping = new Thread(this::stop);
        // also when the bench itself is ended from outside
        Runtime.getRuntime().addShutdownHook(stopping);
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** Until {@link #start} nobody answers; connections are cut. */
    public void down() throws IOException, InterruptedException {
        run("pg_ctl", "-D", data.toString(), "-m", "immediate", "-w", "stop");
    }

    public void start() throws IOException, InterruptedException {
        var options = "-p %d -h 127.0.0.1 -c unix_socket_directories='' -c max_connections=100".formatted(port);
        run("pg_ctl", "-D", data.toString(), "-l", data.resolve("log").toString(), "-o", options, "-w", "start");
    }

    /** Until {@link #thaw} connections stay and nothing comes over them, as of a machine that hangs. */
    public void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    public void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String which) throws IOException, InterruptedException {
        var first = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
        var command = new ArrayList<>(List.of("kill", which, Long.toString(first)));
        ProcessHandle.of(first).stream()
                .flatMap(ProcessHandle::descendants)
                .forEach(each -> command.add(Long.toString(each.pid())));
        new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    /** As a crash: what was not committed is gone, and every connection too. */
    void restart() throws IOException, InterruptedException {
        run("pg_ctl", "-D", data.toString(), "-l", data.resolve("log").toString(), "-m", "immediate", "-w", "restart");
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(stopping);
        stop();
    }

    private void stop() {
        try {
            if (Files.exists(data.resolve("postmaster.pid"))) {
                down();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(String program, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) {
            // PostgreSQL refuses to run as root; in a user name space of its own it does not
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int exit = process.waitFor();
        if (exit != 0) {
            throw new IOException("%s of PostgreSQL in %s ended with %d".formatted(program, home, exit));
        }
    }
}
