package dev.tradewind.connector.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.RealData;
import dev.tradewind.signal.SignalPoint;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PrometheusRttFeedTest extends FeedContract {
    private static final String QUERY = "quantile_over_time(0.5, probe_icmp_duration_seconds{phase=\"rtt\"}[15m])";

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
        return Map.of(QUERY, "aws:us-east-1>aws:us-west-2:p50");
    }

    @Override
    List<String> goodRound() {
        return List.of(matrix("[[1435780560,\"0.0613\"],[1435781460,\"0.06125\"],[1435781460,\"NaN\"]]"));
    }

    @Override
    int goodPoints() {
        return 2;
    }

    @Override
    List<String> wrongUnit() {
        return List.of(matrix("[[1435780560,\"61.3\"]]"));
    }

    @Override
    List<String> withoutValues() {
        return List.of(matrix("[[1435780560,\"NaN\"],[1435781460,\"+Inf\"]]"));
    }

    @Test
    void turnsSecondsIntoMillisecondsOfOneLink() throws Exception {
        goodRound().forEach(server::then);
        List<SignalPoint> points = read();

        assertThat(points).extracting(SignalPoint::series).containsOnly("rtt:aws:us-east-1>aws:us-west-2:p50");
        assertThat(points).extracting(p -> p.value().toPlainString()).containsExactly("61.3", "61.25");
        assertThat(server.asked.getFirst()).contains("step=900").contains("end=1435780800");
    }

    @Test
    @Tag("real-data")
    void twoSeriesWhereOneIsExpectedAreRefused() throws Exception {
        server.then(Files.readString(RealData.folder("api-contracts").resolve("prometheus/matrix_2.json")));

        assertThatThrownBy(this::read).isInstanceOf(FeedStopped.class).hasMessageContaining("gave 2 series");
    }

    private static String matrix(String values) {
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{},\"values\":"
                + values + "}]}}";
    }
}
