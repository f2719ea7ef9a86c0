package dev.tradewind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tradewind.outbound.Outbound;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;

/** {@code tradewind-spark} in a process of its own, with two workers in processes of theirs. */
public final class SparkCluster implements AutoCloseable {
    private static final Path HOME = Path.of("target/spark").toAbsolutePath();
    private static final String TOKEN = "a token that only this test knows";
    private static final String READY = "tradewind-spark: ready on ";

    private final @Nullable Process process;
    private final String url;

    private SparkCluster(@Nullable Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** Reads this lake; the test is skipped, and says so, where {@code ./tradewind test} could not build it. */
    public static SparkCluster over(Path lake) throws IOException {
        assumeThat(HOME.resolve("jars"))
                .as("Spark, which ./tradewind test fetches from Maven Central")
                .isDirectory();
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@" + Path.of("src/scale/spark/java.options").toAbsolutePath(),
                        "-Dspark.executor.memory=512m",
                        "-Dspark.sql.shuffle.partitions=2",
                        "-cp",
                        HOME.resolve("classes") + ":" + HOME.resolve("jars") + "/*",
                        "dev.tradewind.spark.SparkService",
                        "--lake",
                        lake.toString(),
                        "--master",
                        "local-cluster[2,1,512]",
                        "--port",
                        "0")
                .redirectError(
                        Files.createDirectories(HOME).resolve("cluster.log").toFile());
        builder.environment().put("SPARK_HOME", HOME.toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        builder.environment().put("TRADEWIND_SPARK_TOKEN", TOKEN);
        var process = builder.start();
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(READY)) {
                return new SparkCluster(process, line.substring(READY.length()));
            }
        }
        throw new AssertionError("tradewind-spark ended: see " + HOME.resolve("cluster.log"));
    }

    /** Where none listens. */
    public static SparkCluster gone() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new SparkCluster(null, "http://127.0.0.1:" + socket.getLocalPort());
        }
    }

    /** Processes that work for it. */
    public long workers() {
        return process == null
                ? 0
                : process.descendants()
                        .filter(each -> each.info().commandLine().orElse("").contains("CoarseGrainedExecutorBackend"))
                        .count();
    }

    /** Settings by which a console asks it. */
    public List<String> settings() {
        return List.of(
                "--tradewind.lake.engine=spark",
                "--tradewind.lake.spark-url=" + url,
                "--tradewind.lake.spark-token=" + TOKEN,
                "--tradewind.outbound.allowed-hosts=127.0.0.1",
                "--tradewind.outbound.request-timeout=5m");
    }

    @ComponentScan(basePackageClasses = Outbound.class)
    @ConfigurationPropertiesScan(basePackageClasses = Outbound.class)
    static class WayOut {}

    /** The part of a console that asks the lake, on a directory and a database that another holds already. */
    public ConfigurableApplicationContext console(Path data, String database, String... more) {
        var context = new SpringApplicationBuilder(Headless.class, WayOut.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(false)
                .run(Stream.of(
                                settings().stream(),
                                Stream.of("--tradewind.data=" + data, "--spring.datasource.url=" + database),
                                Stream.of(more))
                        .flatMap(each -> each)
                        .toArray(String[]::new));
        assertThat(context.getBeanProvider(Outbound.class).getIfAvailable()).isNotNull();
        return context;
    }

    @Override
    public void close() {
        if (process == null) {
            return;
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }
}
