package dev.tradewind.connector.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tradewind.RealData;
import dev.tradewind.signal.SignalPoint;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PrometheusUtilisationFeedTest extends FeedContract {
    private static final String QUERY = "sum by (workload) (rate(cpu[15m])) / sum by (workload) (cores)";

    @Override
    Feed feed() {
        return new PrometheusUtilisationFeed();
    }

    @Override
    Instant now() {
        return Instant.ofEpochSecond(1_435_781_700);
    }

    @Override
    Map<String, String> series() {
        return Map.of(QUERY, "{workload}");
    }

    @Override
    List<String> goodRound() {
        return List.of(matrix(
                "{\"metric\":{\"workload\":\"checkout\"},\"values\":[[1435779900,\"0.25\"],[1435780800,\"0.5\"]]}",
                "{\"metric\":{\"workload\":\"search\"},\"values\":[[1435780800,\"0.125\"],[1435781700,\"NaN\"]]}"));
    }

    @Override
    int goodPoints() {
        return 3;
    }

    @Override
    List<String> wrongUnit() {
        return List.of(matrix("{\"metric\":{\"workload\":\"checkout\"},\"values\":[[1435780800,\"25\"]]}"));
    }

    @Override
    List<String> withoutValues() {
        return List.of(matrix("{\"metric\":{\"workload\":\"checkout\"},\"values\":[[1435780800,\"NaN\"]]}"));
    }

    @Test
    void oneQueryAnswersForEveryWorkloadThatItsLabelNames() throws Exception {
        goodRound().forEach(server::then);

        assertThat(read())
                .extracting(SignalPoint::series, point -> point.value().toPlainString())
                .containsExactly(
                        tuple("utilisation:checkout", "0.25"),
                        tuple("utilisation:checkout", "0.5"),
                        tuple("utilisation:search", "0.125"));
    }

    @Test
    @Tag("real-data")
    void theRecordedMatrixHasNoSuchLabel() throws Exception {
        server.then(Files.readString(RealData.folder("api-contracts").resolve("prometheus/matrix_2.json")));
        FeedSession session = session();
        feed().read(source(), range(), session);

        assertThat(session.points()).isEmpty();
        assertThat(session.objections()).hasSize(2).first().asString().contains("lacks the label {workload}");
    }

    @Test
    @Tag("real-data")
    void aNameInsteadOfALabelTakesOneSeriesOnly() throws Exception {
        server.then(Files.readString(RealData.folder("api-contracts").resolve("prometheus/matrix_2.json")));
        var source = new FeedSource(
                "test",
                feed().type(),
                server.url(),
                null,
                null,
                java.time.Duration.ofHours(1),
                Map.of("up", "checkout"));

        assertThatThrownBy(() -> feed().read(source, range(), session()))
                .isInstanceOf(FeedStopped.class)
                .hasMessageContaining("gave 2 series");
    }

    private static String matrix(String... series) {
        return "{\"data\":{\"result\":[" + String.join(",", series) + "]}}";
    }
}
