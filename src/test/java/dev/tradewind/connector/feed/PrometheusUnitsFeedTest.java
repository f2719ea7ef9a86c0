package dev.tradewind.connector.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tradewind.signal.SignalPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrometheusUnitsFeedTest extends FeedContract {
    private static final String QUERY = "sum by (workload) (increase(http_requests_total[15m]))";

    @Override
    Feed feed() {
        return new PrometheusUnitsFeed();
    }

    @Override
    Instant now() {
        return Instant.ofEpochSecond(1_435_781_700);
    }

    @Override
    Map<String, String> series() {
        return Map.of(QUERY, "{workload}/request");
    }

    @Override
    List<String> goodRound() {
        return List.of(matrix(
                "{\"metric\":{\"workload\":\"checkout\"},\"values\":[[1435779900,\"250\"],[1435780800,\"0\"]]}",
                "{\"metric\":{\"workload\":\"search\"},\"values\":[[1435780800,\"125.5\"],[1435781700,\"NaN\"]]}"));
    }

    @Override
    int goodPoints() {
        return 3;
    }

    @Override
    List<String> wrongUnit() {
        return List.of(matrix("{\"metric\":{\"workload\":\"checkout\"},\"values\":[[1435780800,\"25e12\"]]}"));
    }

    @Override
    List<String> withoutValues() {
        return List.of(matrix("{\"metric\":{\"workload\":\"checkout\"},\"values\":[[1435780800,\"NaN\"]]}"));
    }

    @Test
    void aSampleCountsTheQuarterHourBeforeIt() throws Exception {
        goodRound().forEach(server::then);

        assertThat(read())
                .extracting(SignalPoint::series, SignalPoint::validFrom, SignalPoint::validTo)
                .contains(tuple(
                        "units:checkout:request",
                        Instant.ofEpochSecond(1_435_779_900).minus(Duration.ofMinutes(15)),
                        Instant.ofEpochSecond(1_435_779_900)));
    }

    @Test
    void aTargetWithoutAUnitIsRefused() {
        var source = new FeedSource(
                "test", feed().type(), server.url(), null, null, Duration.ofHours(1), Map.of("up", "checkout"));

        assertThatThrownBy(() -> feed().read(source, range(), session()))
                .isInstanceOf(FeedStopped.class)
                .hasMessageContaining("expected as in checkout/request");
    }

    private static String matrix(String... series) {
        return "{\"data\":{\"result\":[" + String.join(",", series) + "]}}";
    }
}
