package dev.tradewind.load;

import dev.tradewind.bench.Loopback;
import java.io.IOException;
import java.nio.file.Path;

/** HAProxy with the very configuration of {@code docker/proxy}. */
final class Proxy implements AutoCloseable {
    private static final Path CONFIGURATION =
            Path.of(System.getProperty("tradewind.home", "."), "docker", "proxy", "haproxy.cfg");

    private final Process process;
    private final int port;

    private Proxy(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static Proxy before(String one, String two, Path log) throws IOException {
        var program = System.getenv("TRADEWIND_HAPROXY");
        if (program == null) {
            throw new IOException("TRADEWIND_HAPROXY names no program. Maybe install the package haproxy?");
        }
        var port = Loopback.freePort();
        var builder = new ProcessBuilder(program, "-f", CONFIGURATION.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("TRADEWIND_PROXY_BIND", "127.0.0.1:" + port);
        builder.environment().put("TRADEWIND_PROXY_ONE", one);
        builder.environment().put("TRADEWIND_PROXY_TWO", two);
        return new Proxy(builder.start(), port);
    }

    int port() {
        return port;
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
