package dev.tradewind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.bench.Loopback;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console as the launcher starts it: from beans that were written down before, by the same steps as the launcher's. */
class PreparedStartIT {
    private static final String PROGRAM = Arrays.stream(
                    System.getProperty("java.class.path").split(":"))
            .filter(place -> !place.contains("test-classes"))
            .collect(Collectors.joining(":"));

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @TempDir
    private static Path folder;

    @BeforeAll
    static void prepare() throws Exception {
        Files.createDirectories(folder.resolve("classes"));
        run(
                "processed",
                tool("java"),
                "-Dspring.aot.repositories.enabled=false",
                "-Dvaadin.productionMode=true",
                "-cp",
                PROGRAM,
                "org.springframework.boot.SpringApplicationAotProcessor",
                "dev.tradewind.Console",
                folder.resolve("sources").toString(),
                folder.resolve("resources").toString(),
                folder.resolve("classes").toString(),
                "dev.tradewind",
                "tradewind",
                "--tradewind.data=" + folder.resolve("none"),
                "--tradewind.demo=true");
        assertThat(folder.resolve("none")).doesNotExist();
        var compile = new ArrayList<>(List.of(
                tool("javac"),
                "-proc:none",
                "-parameters",
                "-nowarn",
                "-cp",
                folder.resolve("classes") + ":" + PROGRAM,
                "-d",
                folder.resolve("classes").toString()));
        try (var sources = Files.walk(folder.resolve("sources"))) {
            sources.map(Path::toString)
                    .filter(name -> name.endsWith(".java"))
                    .sorted()
                    .forEach(compile::add);
        }
        run("compiled", compile.toArray(String[]::new));
    }

    /** As the launcher's build does it; the process ends by itself. */
    @Test
    void withoutTheDemoTheSignInPageOpensAndNothingOfTheDemoIsThere() throws Exception {
        var data = folder.resolve("empty");
        var log = run("empty", console(data, "0", false, "-Dtradewind.training=true"));
        assertThat(log).contains("Starting AOT-processed Console").doesNotContain("Demo company", " ERROR ");
        assertThat(data.resolve("state")).exists();
        assertThat(data.resolve("demo-files")).doesNotExist();
    }

    @Test
    void withTheDemoItLoadsBehindTheOpenSignInPage() throws Exception {
        var data = folder.resolve("demo");
        var port = Loopback.freePort();
        var process = started("demo", console(data, String.valueOf(port), true));
        try {
            await(process, () -> Loopback.answers(port, "/readyz") && Files.exists(data.resolve("demo-files")));
            assertThat(new Training(port).openSignIn()).contains("password");
        } finally {
            process.destroy();
            process.waitFor(30, TimeUnit.SECONDS);
        }
        assertThat(Files.readString(log("demo"))).contains("Starting AOT-processed Console");
    }

    @Test
    void aSettingThatDecidesBeansStartsInFull() throws Exception {
        var log = run(
                "full",
                console(
                        folder.resolve("full"),
                        "0",
                        false,
                        "-Dtradewind.training=true",
                        "-Dspring.flyway.enabled=true"));
        assertThat(log)
                .contains("Starting in full, which is slower, because of spring.flyway.enabled")
                .doesNotContain("AOT-processed");
    }

    private interface Sign {
        boolean isThere() throws IOException;
    }

    private static void await(Process process, Sign sign) throws Exception {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (!sign.isThere()) {
            assertThat(process.isAlive()).as("console runs").isTrue();
            assertThat(System.nanoTime()).as("console is ready in time").isLessThan(until);
            process.waitFor(100, TimeUnit.MILLISECONDS);
        }
    }

    private static String[] console(Path data, String port, boolean demo, String... options) {
        var line =
                new ArrayList<>(List.of(tool("java"), "-Xmx512m", "-XX:+UseSerialGC", "-Dvaadin.productionMode=true"));
        line.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Dspring.aot.enabled=true"));
        line.addAll(List.of(options));
        line.addAll(List.of("-cp", folder.resolve("classes") + ":" + PROGRAM, "dev.tradewind.Tradewind", "run"));
        line.addAll(List.of("--server.port=" + port, "--tradewind.data=" + data, "--tradewind.demo=" + demo));
        return line.toArray(String[]::new);
    }

    private static String run(String name, String... line) throws Exception {
        var process = started(name, line);
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        var said = Files.readString(log(name));
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    private static Process started(String name, String... line) throws IOException {
        var builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log(name).toFile());
        builder.environment().keySet().removeIf(variable -> variable.matches("(SPRING|SERVER|MANAGEMENT|VAADIN)_.*"));
        return builder.start();
    }

    private static Path log(String name) {
        return folder.resolve(name + ".log");
    }

    private static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }
}
