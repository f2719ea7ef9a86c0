package dev.tradewind.spark;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import org.apache.spark.sql.SparkSession;

/**
 * {@code tradewind-spark --lake DIR [--master M] [--address A] [--port N]}: the process that holds the Spark session. The
 * token that consoles must show stands in the environment variable {@code TRADEWIND_SPARK_TOKEN}.
 */
public final class SparkService {
    private static final int SHORTEST_TOKEN = 24;

    /** Questions at once; Spark shares its workers among them. */
    private static final int QUESTIONS = 8;

    private SparkService() {}

    /** Ends with 2 where the start is not understood. */
    public static void main(String[] words) throws Exception {
        try {
            start(options(words), System.getenv("TRADEWIND_SPARK_TOKEN"));
        } catch (IllegalArgumentException wrong) {
            System.err.println("tradewind-spark: " + wrong.getMessage());
            System.exit(2);
        }
    }

    private static void start(Map<String, String> options, String token) throws Exception {
        if (token == null || token.length() < SHORTEST_TOKEN) {
            throw new IllegalArgumentException("TRADEWIND_SPARK_TOKEN has to hold a token of at least " + SHORTEST_TOKEN
                    + " characters. Maybe openssl rand -hex 24?");
        }
        var lake = new LakeFolder(Path.of(options.get("lake")));
        var spark = session(options.get("master"), options.get("address"));
        // The first job waits for the workers; who asks later does not.
        spark.range(1).count();
        var server = HttpServer.create(
                new InetSocketAddress(options.get("address"), Integer.parseInt(options.get("port"))), 0);
        server.createContext("/", new QueryHandler(new Answers(spark, lake), token));
        server.setExecutor(Executors.newFixedThreadPool(QUESTIONS));
        server.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.stop(1);
            spark.stop();
        }));
        System.out.println("tradewind-spark: ready on http://" + options.get("address") + ":"
                + server.getAddress().getPort());
    }

    static SparkSession session(String master, String address) {
        return SparkSession.builder()
                .appName("tradewind")
                .master(master)
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", address)
                .config("spark.driver.bindAddress", address)
                .config("spark.sql.catalogImplementation", "in-memory")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.datetime.java8API.enabled", "true")
                // files only by the question's own list, never by name in its text
                .config("spark.sql.runSQLOnFiles", "false")
                .config("spark.sql.ansi.enabled", "true")
                .config("spark.sql.ansi.doubleQuotedIdentifiers", "true")
                // each question lists its files one by one; asking the workers for that takes longer up to some
                // thousands
                .config("spark.sql.sources.parallelPartitionDiscovery.threshold", "10000")
                .config("spark.sql.shuffle.partitions", System.getProperty("spark.sql.shuffle.partitions", "8"))
                .getOrCreate();
    }

    static Map<String, String> options(String[] words) {
        var known = new TreeMap<>(Map.of("lake", "", "master", "local[*]", "address", "127.0.0.1", "port", "8090"));
        var given = new ArrayList<>(List.of(words));
        while (!given.isEmpty()) {
            var word = given.removeFirst();
            if (!word.startsWith("--") || !known.containsKey(word.substring(2)) || given.isEmpty()) {
                throw new IllegalArgumentException(
                        "'" + word + "' is not understood. Maybe --lake DIR, --master M, --address A or --port N?");
            }
            known.put(word.substring(2), given.removeFirst());
        }
        if (known.get("lake").isEmpty()) {
            throw new IllegalArgumentException(
                    "--lake DIR is missing: the folder 'lake' below the console's data directory");
        }
        return known;
    }
}
