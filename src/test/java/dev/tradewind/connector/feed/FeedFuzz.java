package dev.tradewind.connector.feed;

import dev.tradewind.evidence.Blobs;
import dev.tradewind.fuzz.FuzzTarget;
import dev.tradewind.outbound.OutboundForTests;
import dev.tradewind.quantity.TimeRange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What live sources answer: the type of the source in the first line, then its answers, one behind a line of dashes; the last
 * one comes again and again. A feed reads points or stops with words.
 */
public final class FeedFuzz implements FuzzTarget {
    private static final Instant NOW = Instant.parse("2026-03-06T12:20:00Z");
    private static final TimeRange RANGE = new TimeRange(NOW.minus(Duration.ofHours(6)), NOW.plus(Duration.ofHours(6)));
    private static final String LINK = "aws:us-east-1>aws:us-west-2:p50";
    private static final Map<String, Map<String, String>> SERIES = Map.ofEntries(
            Map.entry("aws-price-list", Map.of("us-east-2", "m5.large, egress")),
            Map.entry("azure-retail-prices", Map.of("Standard_D5_v2", "*")),
            Map.entry("electricity-maps", Map.of("DE", "DE")),
            Map.entry("entso-e", Map.of("10Y1001A1001A83F", "DE")),
            Map.entry("gb-carbon-intensity", Map.of("GB", "GB", "North Scotland", "GB-NSC")),
            Map.entry("gcp-skus", Map.of("N2 Instance Core", "*:n2-vcpu-hour", "Network Internet Egress", "*:egress")),
            Map.entry("opencost", Map.of("default-cluster", "aws:ap-southeast-2")),
            Map.entry("oracle-prices", Map.of("B93113", "*:e4-vcpu-hour")),
            Map.entry("prometheus-flows", Map.of("istio", "aws:us-east-1")),
            Map.entry("prometheus-rtt", Map.of("q", LINK)),
            Map.entry("prometheus-units", Map.of("q", "{workload}/request")),
            Map.entry("prometheus-utilisation", Map.of("q", "{workload}")),
            Map.entry("watttime", Map.of("CAISO_NORTH", "US-CAL-CISO")));

    private final Map<String, Feed> feeds = List.<Feed>of(
                    new AwsPriceListFeed(),
                    new AzureRetailPricesFeed(),
                    new ElectricityMapsFeed(),
                    new EntsoeFeed(new MixFactors((String) null)),
                    new GbCarbonIntensityFeed(),
                    new GoogleSkusFeed(),
                    new OpenCostFeed(),
                    new OraclePricesFeed(),
                    new PrometheusFlowFeed(),
                    new PrometheusRttFeed(),
                    new PrometheusUnitsFeed(),
                    new PrometheusUtilisationFeed(),
                    new WattTimeFeed())
            .stream()
            .collect(Collectors.toMap(Feed::type, Function.identity()));

    @Override
    public void read(byte[] input) throws IOException, InterruptedException {
        var parts = new String(input, StandardCharsets.UTF_8).split("\n", 2);
        var feed = feeds.get(parts[0].strip());
        if (feed == null || parts.length < 2) {
            return;
        }
        var answers = new ArrayDeque<>(List.of(parts[1].split("\n---\n")));
        var outbound = OutboundForTests.answering(() -> {
            var answer = answers.size() > 1 ? answers.poll() : answers.peek();
            return answer == null ? new byte[0] : answer.getBytes(StandardCharsets.UTF_8);
        });
        var folder = Files.createTempDirectory("tradewind-fuzz");
        try {
            var session = new FeedSession(outbound, new Blobs(folder), new Remembered(), RANGE, NOW);
            feed.read(
                    new FeedSource(
                            "fuzz",
                            feed.type(),
                            "http://localhost:1",
                            "user",
                            "secret",
                            Duration.ofHours(1),
                            SERIES.get(feed.type())),
                    RANGE,
                    session);
            session.points();
        } catch (FeedStopped stopped) {
            // the round of questions ends with these words
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
