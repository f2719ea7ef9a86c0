package dev.tradewind.connector.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.egress.flow.FlowHour;
import dev.tradewind.egress.flow.FlowHours;
import dev.tradewind.egress.flow.FlowRecord;
import dev.tradewind.evidence.Blobs;
import dev.tradewind.outbound.OutboundForTests;
import dev.tradewind.outbound.OutboundRequest;
import dev.tradewind.quantity.TimeRange;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over recorded answers in the form of the interface, served over real HTTP. */
class PrometheusFlowFeedTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_435_781_460);
    private static final String SITE = "aws:us-east-1";
    private static final String NONE = "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[]}}";

    @TempDir
    private Path folder;

    private TestSource server;

    @BeforeEach
    void listen() throws IOException {
        server = new TestSource();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aCounterThatFellHasBegunAnewAndHoursAddUp() throws Exception {
        server.then(matrix(
                istio("source"),
                "[[1435777200,\"100\"],[1435778100,\"160\"],[1435779900,\"40\"],[1435780800,\"NaN\"],"
                        + "[1435781700,\"45\"]]"));
        server.then(NONE);
        server.then(NONE);
        server.then(NONE);
        var flows = read(Map.of("istio", SITE));

        assertThat(flows).extracting(flow -> flow.sent().bytes()).containsExactly(60L, 40L, 5L);
        assertThat(flows.getFirst().source().label()).isEqualTo("shop/web");
        assertThat(flows.getFirst().destination().label()).isEqualTo("shop/cart");
        assertThat(flows.getFirst().destination().site()).isEqualTo(SITE);
        assertThat(hours(flows).stream().mapToLong(FlowHour::bytes).sum()).isEqualTo(105);
        assertThat(server.asked.getFirst()).contains("istio_request_bytes_sum").contains("step=900");
        assertThat(server.asked).hasSize(4);
    }

    @Test
    void answersGoBackAndBothProxiesOfAFlowAreToldApart() throws Exception {
        server.then(NONE);
        server.then(matrix(istio("source"), "[[1435777200,\"0\"],[1435778100,\"7\"]]")
                .replace(
                        "}]}}",
                        "},{\"metric\":" + istio("destination")
                                + ",\"values\":[[1435777200,\"0\"],[1435778100,\"7\"]]}]}}"));
        server.then(NONE);
        server.then(NONE);
        var flows = read(Map.of("istio", SITE));

        assertThat(flows).extracting(FlowRecord::reporter).containsExactly("istio/source", "istio/destination");
        assertThat(flows.getFirst().source().label()).isEqualTo("shop/cart");
    }

    @Test
    void linkerdNamesWorkloadsByTheirKind() throws Exception {
        server.then(matrix(
                "{\"namespace\":\"shop\",\"deployment\":\"web\",\"dst_namespace\":\"pay\",\"dst_statefulset\":\"ledger\"}",
                "[[1435777200,\"1000\"],[1435778100,\"1500\"]]"));
        server.then(NONE);
        var flows = read(Map.of("linkerd", SITE));

        assertThat(flows).singleElement().satisfies(flow -> {
            assertThat(flow.source().label()).isEqualTo("shop/web");
            assertThat(flow.destination().label()).isEqualTo("pay/ledger");
            assertThat(flow.sent().bytes()).isEqualTo(500);
        });
    }

    @Test
    void openCostSaysHowFarBytesWent() throws Exception {
        server.then(matrix(
                "{\"pod_name\":\"p\",\"namespace\":\"n\",\"internet\":\"true\",\"same_region\":\"false\",\"same_zone\":\"false\"}",
                "[[1435777200,\"1\"],[1435778100,\"4\"]]"));
        server.then(NONE);

        assertThat(read(Map.of("opencost", SITE))).singleElement().satisfies(flow -> {
            assertThat(flow.destination().site()).isEqualTo("internet");
            assertThat(flow.source().site()).isEqualTo(SITE);
        });
    }

    @Test
    void anUnknownNameAnOutageAndAnotherShapeStopWithWords() {
        assertThatThrownBy(() -> read(Map.of("envoy", SITE)))
                .isInstanceOf(FeedStopped.class)
                .hasMessageContaining("expected istio, linkerd or opencost");
        server.then(503, "down", Map.of());
        assertThatThrownBy(() -> read(Map.of("linkerd", SITE))).hasMessageContaining("failed: status 503");
        server.clear();
        server.then("{\"status\":\"error\",\"error\":\"bad query\"}");
        assertThatThrownBy(() -> read(Map.of("linkerd", SITE))).hasMessageContaining("the server says 'bad query'");
    }

    @Test
    void aFaultyQuestionIsToldInTheServersWords() {
        server.then(
                400,
                "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"exceeded maximum resolution of 11,000 points\"}",
                Map.of());
        assertThatThrownBy(() -> read(Map.of("istio", SITE)))
                .hasMessageContaining("status 400")
                .hasMessageContaining("exceeded maximum resolution")
                .hasMessageContaining("more points than the server gives");
        server.clear();
        server.then(
                422,
                "{\"status\":\"error\",\"errorType\":\"execution\",\"error\":\"query processing would load too many samples\"}",
                Map.of());
        assertThatThrownBy(() -> read(Map.of("istio", SITE)))
                .hasMessageContaining("too many samples")
                .hasMessageContaining("limits of time and samples");
    }

    @Test
    void anAnswerThatIsNoMatrixIsNotRead() {
        server.then("{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}");
        assertThatThrownBy(() -> read(Map.of("istio", SITE))).hasMessageContaining("found a vector");
        server.clear();
        server.then("{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{}}]}}");
        assertThatThrownBy(() -> read(Map.of("istio", SITE))).hasMessageContaining("expected a list 'values'");
    }

    @Test
    void aMatrixWithoutSeriesIsNoTrafficOfZeroAndSaysWhatMayBeWrong() throws Exception {
        server.then(NONE);
        var session = session(Duration.ofHours(2));
        assertThat(read(Map.of("istio", SITE), session)).isEmpty();
        assertThat(session.objections())
                .singleElement()
                .asString()
                .contains("no series of istio_request_bytes_sum")
                .contains("does not scrape it");
    }

    @Test
    void whatIsNoCountOfBytesStopsTheDay() {
        for (var value : List.of("-5", "1e300", "1e999999999", "much")) {
            server.clear();
            server.then(matrix(istio("source"), "[[1435777200,\"1\"],[1435778100,\"" + value + "\"]]"));
            var session = session(Duration.ofHours(2));
            assertThatThrownBy(() -> read(Map.of("istio", SITE), session))
                    .isInstanceOf(FeedStopped.class)
                    .hasMessageContaining("expected a ");
            assertThat(session.flows()).isEmpty();
        }
    }

    @Test
    void gapsInfinitiesAndSamplesOutOfOrderLoseAndInventNothing() throws Exception {
        server.then(matrix(
                istio("source"),
                "[[1435777200,\"NaN\"],[1435778100,\"10\"],[1435779000,\"+Inf\"],[1435779900,\"30\"],[1435779000,\"20\"],"
                        + "[1435779900,\"30\"],[1435780800.781,\"3.5e1\"]]"));
        server.then(NONE);
        server.then(NONE);
        server.then(NONE);
        assertThat(read(Map.of("istio", SITE)))
                .extracting(flow -> flow.sent().bytes())
                .containsExactly(20L, 5L);
    }

    @Test
    void twoServersThatSawTheSameCounterCountOnceAndTheFullerOneDoes() throws Exception {
        var one = istio("source").replace("{", "{\"prometheus_replica\":\"a\",");
        var two = istio("source").replace("{", "{\"prometheus_replica\":\"b\",");
        server.then(matrix(one, "[[1435777200,\"10\"],[1435779000,\"30\"]]")
                .replace(
                        "}]}}",
                        "},{\"metric\":" + two
                                + ",\"values\":[[1435777200,\"10\"],[1435778100,\"19\"],[1435779000,\"31\"]]}]}}"));
        server.then(NONE);
        server.then(NONE);
        server.then(NONE);
        assertThat(read(Map.of("istio", SITE)))
                .extracting(flow -> flow.sent().bytes())
                .containsExactly(9L, 12L);
    }

    @Test
    void aProxyThatNamesNeitherEndNorReporterIsKeptAsUnknown() throws Exception {
        server.then(matrix("{\"source_workload\":\"web\"}", "[[1435777200,\"10\"],[1435778100,\"17\"]]"));
        server.then(NONE);
        server.then(NONE);
        server.then(NONE);
        assertThat(read(Map.of("istio", SITE))).singleElement().satisfies(flow -> {
            assertThat(flow.source().label()).isEqualTo("web");
            assertThat(flow.destination().isUnknown()).isTrue();
            assertThat(flow.reporter()).isEqualTo("istio/unknown");
            assertThat(flow.sent().bytes()).isEqualTo(7);
        });
    }

    @Test
    void waitsWhenItIsThrottled() throws Exception {
        server.then(429, "slow down", Map.of("Retry-After", "1"));
        server.then(linkerd("1435777200", "10", "1435778100", "15"));
        server.then(NONE);

        assertThat(read(Map.of("linkerd", SITE)))
                .extracting(flow -> flow.sent().bytes())
                .containsExactly(5L);
        assertThat(server.statuses).containsExactly(429, 200, 200);
    }

    @Test
    void halfAnAnswerBringsNothing() {
        var whole = linkerd("1435777200", "10", "1435778100", "15");
        server.then(whole.substring(0, whole.length() / 2));

        assertThatThrownBy(() -> read(Map.of("linkerd", SITE))).hasMessageContaining("or only half of it");
    }

    @Test
    void anOutageInADayLeavesThatDayAsItWasAndKeepsTheDaysBefore() {
        // yesterday both counters answer, today only the first does
        server.then(linkerd("1435700000", "10", "1435700900", "15"));
        server.then(NONE);
        server.then(linkerd("1435777200", "20", "1435778100", "29"));
        server.then(503, "down", Map.of());
        var session = session(Duration.ofHours(24));

        assertThatThrownBy(() -> read(Map.of("linkerd", SITE), session)).hasMessageContaining("failed: status 503");
        assertThat(session.flows()).extracting(flow -> flow.sent().bytes()).containsExactly(5L);
        assertThat(server.asked.getFirst()).contains("start=1435622400").contains("end=1435708800");
        assertThat(server.asked.get(2)).contains("start=1435708800").contains("end=1435780800");
    }

    @Test
    void anAnswerInPartIsNotTakenForTheWhole() {
        server.then(linkerd("1435777200", "10", "1435778100", "15")
                .replace("{\"status\"", "{\"warnings\":[\"store eu-west is unavailable\"],\"status\""));
        var session = session(Duration.ofHours(2));

        assertThatThrownBy(() -> read(Map.of("linkerd", SITE), session))
                .hasMessageContaining("store eu-west is unavailable");
        assertThat(session.flows()).isEmpty();
    }

    @Test
    void theBearersTokenIsSentAndNeverShown() {
        server.then(403, "no", Map.of());
        var source = new FeedSource(
                "mesh", "prometheus-flows", server.url(), null, "zekr1t", Duration.ofHours(1), Map.of("linkerd", SITE));
        var session = session(Duration.ofHours(2));

        assertThatThrownBy(() -> new PrometheusFlowFeed().read(source, range(Duration.ofHours(2)), session))
                .hasMessageContaining("Maybe the key")
                .satisfies(stopped -> assertThat(stopped.getMessage()).doesNotContain("zekr1t"));
        assertThat(server.headers.getFirst().get("Authorization")).containsExactly("Bearer zekr1t");
    }

    private List<FlowRecord> read(Map<String, String> series) throws FeedStopped, InterruptedException {
        return read(series, session(Duration.ofHours(2)));
    }

    private List<FlowRecord> read(Map<String, String> series, FeedSession session)
            throws FeedStopped, InterruptedException {
        var source = new FeedSource("mesh", "prometheus-flows", server.url(), null, null, Duration.ofHours(1), series);
        new PrometheusFlowFeed().read(source, session.asked(), session);
        assertThat(session.evidence()).isNotEmpty();
        return session.flows();
    }

    private FeedSession session(Duration back) {
        return new FeedSession(OutboundForTests.local(), new Blobs(folder), nothing(), range(back), NOW);
    }

    private static TimeRange range(Duration back) {
        return new TimeRange(NOW.minus(back), NOW.plus(Duration.ofHours(72)));
    }

    private static String linkerd(String at, String bytes, String then, String more) {
        return matrix(
                "{\"namespace\":\"shop\",\"deployment\":\"web\",\"dst_namespace\":\"pay\",\"dst_statefulset\":\"ledger\"}",
                "[[%s,\"%s\"],[%s,\"%s\"]]".formatted(at, bytes, then, more));
    }

    private static KnownAnswers nothing() {
        return new KnownAnswers() {
            @Override
            public Optional<KnownAnswer> to(OutboundRequest request) {
                return Optional.empty();
            }

            @Override
            public void remember(OutboundRequest request, KnownAnswer answer) {}
        };
    }

    private static List<FlowHour> hours(List<FlowRecord> flows) {
        var all = new ArrayList<FlowHour>();
        var hours = new FlowHours(1000, all::add);
        flows.forEach(flow -> hours.add(flow, Instant.EPOCH));
        hours.flush();
        return all;
    }

    private static String istio(String reporter) {
        return "{\"reporter\":\"" + reporter + "\",\"source_workload\":\"web\",\"source_workload_namespace\":\"shop\","
                + "\"destination_workload\":\"cart\",\"destination_workload_namespace\":\"shop\"}";
    }

    private static String matrix(String metric, String values) {
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":" + metric
                + ",\"values\":" + values + "}]}}";
    }
}
