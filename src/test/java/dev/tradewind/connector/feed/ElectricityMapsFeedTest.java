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

class ElectricityMapsFeedTest extends FeedContract {
    @Override
    Feed feed() {
        return new ElectricityMapsFeed();
    }

    @Override
    Instant now() {
        return Instant.parse("2024-03-06T19:00:00Z");
    }

    @Override
    Map<String, String> series() {
        return Map.of("DE", "DE");
    }

    @Override
    List<String> goodRound() {
        return List.of("{\"zone\":\"DE\",\"history\":[" + hour("DE", "401.5", "2024-03-06T17:00:00.000Z", false) + ","
                + hour("DE", "null", "2024-03-06T18:00:00.000Z", false) + ","
                + hour("DE", "390", "2024-03-06T19:00:00.000Z", true) + "]}");
    }

    @Override
    int goodPoints() {
        return 2;
    }

    @Override
    List<String> wrongUnit() {
        return List.of("{\"history\":[" + hour("DE", "882000", "2024-03-06T17:00:00.000Z", false) + "]}");
    }

    @Override
    List<String> withoutValues() {
        return List.of("{\"history\":[" + hour("DE", "null", "2024-03-06T17:00:00.000Z", false) + "]}");
    }

    @Test
    void anHourWithoutAValueIsAGapAndAnEstimateIsMarked() throws Exception {
        server.then(goodRound().getFirst());
        List<SignalPoint> points = read();

        assertThat(points).extracting(SignalPoint::series).containsOnly("carbon:DE:average:lca");
        assertThat(points).extracting(p -> p.value().toPlainString()).containsExactly("401.5", "390");
        assertThat(points).extracting(SignalPoint::kind).containsExactly(SignalKind.MEASURED, SignalKind.ESTIMATED);
        assertThat(server.asked).containsExactly("/v3/carbon-intensity/history?zone=DE");
        assertThat(server.headers.getFirst().get("Auth-token")).containsExactly(SECRET);
    }

    @Test
    void anotherZoneAnotherTimeAndAbsurdValuesAreRefused() throws Exception {
        server.then("{\"zone\":\"DE\",\"history\":[" + hour("FR", "50", "2024-03-06T17:00:00.000Z", false) + ","
                + hour("DE", "400", "2023-03-06T17:00:00.000Z", false) + ","
                + hour("DE", "882000", "2024-03-06T17:00:00.000Z", false) + ","
                + hour("DE", "-5", "2024-03-06T17:00:00.000Z", false) + ","
                + hour("DE", "400", "2024-03-07T17:00:00.000Z", false) + "]}");
        FeedSession session = session();
        feed().read(source(), range(), session);

        assertThat(session.points()).isEmpty();
        assertThat(session.refused()).isEqualTo(5);
        assertThat(session.objections().get(0)).contains("asked for zone DE and got FR");
        assertThat(session.objections().get(1)).contains("outside the time that was asked for");
        assertThat(session.objections().get(2)).contains("expected 0 to 2000");
        assertThat(session.objections().get(4)).contains("ahead of the clock here");
    }

    @Test
    void tenHoursOfZeroAreAnOutageAndNotACleanGrid() throws Exception {
        var hours = java.util.stream.IntStream.range(0, 10)
                .mapToObj(hour -> hour("DE", "0", "2024-03-06T0" + hour + ":00:00.000Z", false))
                .collect(java.util.stream.Collectors.joining(","));
        server.then("{\"zone\":\"DE\",\"history\":[" + hours + "]}");
        FeedSession session = session();
        feed().read(source(), range(), session);

        assertThat(session.points()).isEmpty();
        assertThat(session.refused()).isEqualTo(10);
        assertThat(session.objections().getFirst()).contains("no grid is at 0");
    }

    @Test
    @Tag("real-data")
    void readsTheRecordedAnswer() throws Exception {
        var file = RealData.folder("api-contracts").resolve("electricitymaps/carbon_intensity_history.json");
        server.then(Files.readString(file));
        List<SignalPoint> points = read();

        assertThat(points).hasSize(24);
        assertThat(points.getFirst().value().intValue()).isEqualTo(599);
        assertThat(points.getFirst().validFrom()).isEqualTo(Instant.parse("2024-03-05T20:00:00Z"));
    }

    private static String hour(String zone, String value, String at, boolean estimated) {
        return "{\"zone\":\"%s\",\"carbonIntensity\":%s,\"datetime\":\"%s\",\"emissionFactorType\":\"lifecycle\",\"isEstimated\":%s}"
                .formatted(zone, value, at, estimated);
    }
}
