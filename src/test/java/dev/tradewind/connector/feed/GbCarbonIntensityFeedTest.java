package dev.tradewind.connector.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.RealData;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.signal.SignalPoint;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class GbCarbonIntensityFeedTest extends FeedContract {
    @Override
    Feed feed() {
        return new GbCarbonIntensityFeed();
    }

    @Override
    Instant now() {
        return Instant.parse("2023-03-09T21:15:00Z");
    }

    @Override
    Map<String, String> series() {
        return Map.of("GB", "GB", "North Scotland", "GB-NSC");
    }

    @Override
    List<String> goodRound() {
        return List.of("""
            {"data":[{"from":"2023-03-09T20:30Z","to":"2023-03-09T21:00Z","intensity":{"forecast":210,"actual":205,"index":"moderate"}},
            {"from":"2023-03-09T21:00Z","to":"2023-03-09T21:30Z","intensity":{"forecast":199,"actual":null,"index":"moderate"}}]}
            """, """
            {"data":[{"from":"2023-03-09T21:00Z","to":"2023-03-09T21:30Z","regions":[
            {"shortname":"North Scotland","intensity":{"forecast":157}},{"shortname":"London","intensity":{"forecast":300}}]}]}
            """);
    }

    @Override
    int goodPoints() {
        return 3;
    }

    @Override
    List<String> wrongUnit() {
        return goodRound().stream()
                .map(answer -> answer.replaceAll("(\"(?:forecast|actual)\":)\\d", "$1999"))
                .toList();
    }

    @Override
    List<String> withoutValues() {
        return goodRound().stream()
                .map(answer -> answer.replaceAll("(\"(?:forecast|actual)\":)\\d+", "$1null"))
                .toList();
    }

    @Test
    void whatWasGeneratedIsMeasuredAndWhatIsToComeIsForecast() throws Exception {
        goodRound().forEach(server::then);
        List<SignalPoint> points = read();

        assertThat(points).extracting(p -> p.value().intValue()).containsExactly(205, 199, 157);
        assertThat(points)
                .extracting(SignalPoint::kind)
                .containsExactly(SignalKind.MEASURED, SignalKind.FORECAST, SignalKind.FORECAST);
        assertThat(points)
                .extracting(SignalPoint::series)
                .containsExactly(
                        "carbon:GB:average:direct", "carbon:GB:average:direct", "carbon:GB-NSC:average:direct");
        assertThat(server.asked.getFirst()).isEqualTo("/intensity/2023-03-07T21:15Z/2023-03-12T21:15Z");
    }

    @Test
    @Tag("real-data")
    void readsTheRecordedAnswer() throws Exception {
        var file = RealData.folder("api-contracts").resolve("uk_carbon_intensity/regional_fw48h_cut.json");
        server.then("{\"data\":[]}").then(Files.readString(file));

        assertThat(read())
                .singleElement()
                .satisfies(point -> assertThat(point.value().intValue()).isEqualTo(157));
    }
}
