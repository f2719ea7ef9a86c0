package dev.tradewind.edge.agent;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Starts an agent from the words of the command line. */
public final class AgentProcess {
    private static final Set<String> OPTIONS = Set.of(
            "--site",
            "--console",
            "--data",
            "--port",
            "--token",
            "--spiffe-socket",
            "--spiffe-audience",
            "--disk-mib",
            "--pulse-ms",
            "--batch",
            "--probes",
            "--probe-seconds");

    private AgentProcess() {}

    public static int run(String[] words, PrintStream out, PrintStream err) {
        AgentSettings settings;
        try {
            settings = settings(words);
        } catch (IllegalArgumentException bad) {
            err.println("tradewind edge: " + bad.getMessage());
            return 2;
        }
        try (var agent = new Agent(settings);
                var server = new LocalServer(settings.port(), new LocalApi(agent)::answer)) {
            var loop = Thread.ofPlatform().name("edge-link").start(new LinkLoop(agent));
            var work = Thread.ofPlatform().name("edge-work").start(agent.work().rounds());
            var probes = agent.probes()
                    .map(each -> Thread.ofPlatform().name("edge-probe").start(each.rounds()));
            out.println("edge agent of " + settings.site() + " on http://127.0.0.1:" + server.port() + ", data in "
                    + settings.data());
            out.flush();
            var stopped = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(stopped::countDown));
            stopped.await();
            server.close();
            loop.interrupt();
            work.interrupt();
            if (probes.isPresent()) {
                probes.get().interrupt();
                probes.get().join();
            }
            work.join();
            return 0;
        } catch (IOException unusable) {
            err.println("tradewind edge: " + unusable.getMessage());
            return 3;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static AgentSettings settings(String[] words) {
        Map<String, String> given = new HashMap<>();
        for (var i = 0; i < words.length; i += 2) {
            if (!OPTIONS.contains(words[i])) {
                throw new IllegalArgumentException("no option " + words[i] + " here; there are " + OPTIONS);
            }
            if (i + 1 == words.length) {
                throw new IllegalArgumentException(words[i] + " needs a value");
            }
            given.put(words[i], words[i + 1]);
        }
        var site = Optional.ofNullable(given.get("--site"));
        var console = Optional.ofNullable(given.get("--console"));
        var data = Optional.ofNullable(given.get("--data"));
        return new AgentSettings(
                site.orElseThrow(
                        () -> new IllegalArgumentException("--site is missing, such as larkspur:store-chicago")),
                console.map(URI::create).orElseThrow(() -> new IllegalArgumentException("--console URL is missing")),
                data.map(Path::of).orElseThrow(() -> new IllegalArgumentException("--data DIR is missing")),
                (int) number(given, "--port", 7_070),
                Optional.ofNullable(given.get("--token"))
                        .or(() -> Optional.ofNullable(System.getenv("TRADEWIND_ENROLMENT")))
                        .orElse(null),
                spiffe(given),
                number(given, "--disk-mib", 1_024) * 1024 * 1024,
                number(given, "--pulse-ms", 2_000),
                (int) number(given, "--batch", 1_000),
                given.containsKey("--probes") ? SiteProbes.endpoints(given.get("--probes")) : Map.of(),
                Math.max(5, number(given, "--probe-seconds", 60)) * 1_000);
    }

    private static AgentSettings.@Nullable Spiffe spiffe(Map<String, String> given) {
        var socket = given.get("--spiffe-socket");
        var audience = given.get("--spiffe-audience");
        if (socket == null && audience == null) {
            return null;
        }
        if (socket == null || given.containsKey("--token")) {
            throw new IllegalArgumentException("--spiffe-audience needs --spiffe-socket, and neither goes with --token:"
                    + " the console knows an agent by its SPIFFE ID or by a key that a token enrolled");
        }
        // --console was looked for before
        return new AgentSettings.Spiffe(
                socket, audience == null ? Objects.requireNonNull(given.get("--console")) : audience);
    }

    private static long number(Map<String, String> given, String option, long otherwise) {
        var word = given.get(option);
        try {
            return word == null ? otherwise : Long.parseLong(word);
        } catch (NumberFormatException bad) {
            throw new IllegalArgumentException(option + " must be a whole number, not " + word, bad);
        }
    }
}
