package dev.tradewind.connector.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.RealData;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.signal.SignalPoint;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class WattTimeFeedTest extends FeedContract {
    private static final String TOKEN = "{\"token\":\"sessiontoken\"}";

    @Override
    Feed feed() {
        return new WattTimeFeed();
    }

    @Override
    Instant now() {
        return Instant.parse("2022-07-15T00:00:00Z");
    }

    @Override
    Map<String, String> series() {
        return Map.of("CAISO_NORTH", "US-CAL-CISO");
    }

    @Override
    List<String> goodRound() {
        return List.of(TOKEN, forecast("lbs_co2_per_mwh", "CAISO_NORTH"));
    }

    @Override
    int goodPoints() {
        return 2;
    }

    @Override
    List<String> wrongUnit() {
        return List.of(TOKEN, forecast("lbs_co2_per_kwh", "CAISO_NORTH"));
    }

    @Override
    List<String> withoutValues() {
        return List.of(
                TOKEN, forecast("lbs_co2_per_mwh", "CAISO_NORTH").replaceAll("\"value\":[0-9.]+", "\"value\":null"));
    }

    @Test
    void turnsPoundsPerMegawattHourIntoGramsPerKilowattHour() throws Exception {
        goodRound().forEach(server::then);
        List<SignalPoint> points = read();

        // 870 lb/MWh · 0.45359237 kg/lb = 394.6253619 g/kWh
        assertThat(points.getFirst().value().toPlainString()).isEqualTo("394.625362");
        assertThat(points.getFirst().series()).isEqualTo("carbon:US-CAL-CISO:marginal:direct");
        assertThat(points).extracting(SignalPoint::kind).containsOnly(SignalKind.FORECAST);
        assertThat(Duration.between(
                        points.getFirst().validFrom(), points.getFirst().validTo()))
                .isEqualTo(Duration.ofMinutes(5));
        assertThat(server.headers.get(1).get("Authorization")).containsExactly("Bearer sessiontoken");
    }

    @Test
    void neverKeepsTheToken() throws Exception {
        goodRound().forEach(server::then);
        FeedSession session = session();
        feed().read(source(), range(), session);

        for (String sha256 : session.evidence()) {
            assertThat(Files.readString(new dev.tradewind.evidence.Blobs(folder).path(sha256)))
                    .doesNotContain("sessiontoken");
        }
    }

    @Test
    void aPercentileIsNoIntensity() {
        server.then(TOKEN).then(forecast("percentile", "CAISO_NORTH"));

        assertThatThrownBy(this::read)
                .isInstanceOf(FeedStopped.class)
                .hasMessage("expected lbs_co2_per_mwh for CAISO_NORTH, found percentile, which is no intensity");
    }

    @Test
    @Tag("real-data")
    void readsTheRecordedAnswer() throws Exception {
        var folder = RealData.folder("api-contracts").resolve("watttime_v3");
        server.then(TOKEN).then(Files.readString(folder.resolve("forecasted_emissions_response.json")));

        assertThat(read()).hasSize(3);
    }

    private static String forecast(String unit, String region) {
        return """
            {"data":[{"generated_at":"2022-07-15T00:00:00+00:00","forecast":[
            {"point_time":"2022-07-15T00:00:00+00:00","value":870},{"point_time":"2022-07-15T00:05:00+00:00","value":871.5}]}],
            "meta":{"data_point_period_seconds":300,"region":"%s","units":"%s","signal_type":"co2_moer"}}
            """.formatted(region, unit);
    }
}
