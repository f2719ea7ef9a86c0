package dev.tradewind.connector.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.signal.SignalPoint;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Round trips of smokeping_prober and of the blackbox exporter, by the name of what they probe. */
class RttFormFeedTest extends FeedContract {
    @Override
    Feed feed() {
        return new PrometheusRttFeed();
    }

    @Override
    Instant now() {
        return Instant.ofEpochSecond(1_435_781_460);
    }

    @Override
    Map<String, String> series() {
        return Map.of("smokeping:db.example.com", "aws:us-east-1>aws:us-west-2");
    }

    @Override
    List<String> goodRound() {
        return List.of(matrix("[[1435780560,\"0.0613\"]]"), matrix("[[1435780560,\"0.0821\"],[1435781460,\"NaN\"]]"));
    }

    @Override
    int goodPoints() {
        return 2;
    }

    @Override
    List<String> wrongUnit() {
        return List.of(matrix("[[1435780560,\"61.3\"]]"), matrix("[[1435780560,\"82.1\"]]"));
    }

    @Override
    List<String> withoutValues() {
        return List.of(matrix("[[1435780560,\"NaN\"]]"), matrix("[]"));
    }

    @Test
    void asksForBothPercentilesOfTheHistogramOfOneHost() throws Exception {
        goodRound().forEach(server::then);
        List<SignalPoint> points = read();

        assertThat(points)
                .extracting(SignalPoint::series)
                .containsExactly("rtt:aws:us-east-1>aws:us-west-2:p50", "rtt:aws:us-east-1>aws:us-west-2:p95");
        assertThat(points).extracting(p -> p.value().toPlainString()).containsExactly("61.3", "82.1");
        assertThat(server.asked)
                .extracting(each -> URLDecoder.decode(each, StandardCharsets.UTF_8))
                .allMatch(each -> each.contains("smokeping_response_duration_seconds_bucket{host=\"db.example.com\"}"))
                .anyMatch(each -> each.contains("histogram_quantile(0.95, sum by (le)"));
    }

    @Test
    void theBlackboxExportersScrapesAreAskedForTheirQuantiles() throws Exception {
        assertThat(RttForm.of("blackbox:10.0.0.1", "a:b>c:d"))
                .containsExactly(
                        new RttForm.Asked(
                                "quantile_over_time(0.5, probe_icmp_duration_seconds{phase=\"rtt\",instance=\"10.0.0.1\"}[15m])",
                                "a:b>c:d:p50"),
                        new RttForm.Asked(
                                "quantile_over_time(0.95, probe_icmp_duration_seconds{phase=\"rtt\",instance=\"10.0.0.1\"}[15m])",
                                "a:b>c:d:p95"));
        assertThat(RttForm.of("my_query", "a:b>c:d:p50")).containsExactly(new RttForm.Asked("my_query", "a:b>c:d:p50"));
    }

    @Test
    void aNameThatWouldEndTheQueryAndAStatisticAreRefused() {
        assertThatThrownBy(() -> RttForm.of("smokeping:x\"} or up{a=\"", "a:b>c:d"))
                .isInstanceOf(FeedStopped.class);
        assertThatThrownBy(() -> RttForm.of("smokeping:x", "a:b>c:d:p95"))
                .isInstanceOf(FeedStopped.class)
                .hasMessageContaining("both asked for");
    }

    private static String matrix(String values) {
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{},\"values\":"
                + values + "}]}}";
    }
}
