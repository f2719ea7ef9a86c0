package dev.tradewind.connector.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tradewind.RealData;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.signal.SignalPoint;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OpenCostFeedTest extends FeedContract {
    @Override
    Feed feed() {
        return new OpenCostFeed();
    }

    @Override
    Instant now() {
        return Instant.parse("2023-07-14T09:00:00Z");
    }

    @Override
    Map<String, String> series() {
        return Map.of("default-cluster", "aws:ap-southeast-2");
    }

    @Override
    List<String> goodRound() {
        return List.of(
                day("2023-07-12", "10", "2", "107374182400", "0.5"), day("2023-07-13", "20", "5", "107374182400", "1"));
    }

    @Override
    int goodPoints() {
        return 4;
    }

    @Override
    List<String> wrongUnit() {
        // Cents where dollars are meant, or hours that are no hours: a vCPU-hour of 5,000.
        return List.of(
                day("2023-07-12", "0.001", "5", "1073741824", "50000"),
                day("2023-07-13", "0.001", "5", "1073741824", "5000"));
    }

    @Override
    List<String> withoutValues() {
        return List.of(day("2023-07-12", "0", "0", "null", "null"), day("2023-07-13", "null", "2", "0", "0"));
    }

    @Test
    void dividesCostByHoursPerDayAndCountsMemoryInGibibytes() throws Exception {
        goodRound().forEach(server::then);
        List<SignalPoint> points = read();

        // 2 USD / 10 h; 0.5 USD / 100 GiB·h
        assertThat(points.subList(0, 2))
                .extracting(
                        SignalPoint::series,
                        point -> point.value().stripTrailingZeros().toPlainString())
                .containsExactly(
                        tuple("price:aws:ap-southeast-2:vcpu-hour", "0.2"),
                        tuple("price:aws:ap-southeast-2:gib-hour", "0.005"));
        assertThat(points).extracting(SignalPoint::kind).containsOnly(SignalKind.ESTIMATED);
        assertThat(server.asked.getFirst()).contains("2023-07-12T00%3A00%3A00Z%2C2023-07-13T00%3A00%3A00Z");
    }

    @Test
    @Tag("real-data")
    void theRecordedWeekIsRefusedWhereADayWasAskedForExceptOnItsFirst() throws Exception {
        var file = RealData.folder("api-contracts").resolve("opencost/allocation-example-output.json");
        server.then(Files.readString(file)).then("{\"data\":[]}");
        FeedSession session = session();
        feed().read(source(), range(), session);

        assertThat(session.points())
                .extracting(SignalPoint::series)
                .containsExactly("price:aws:ap-southeast-2:vcpu-hour", "price:aws:ap-southeast-2:gib-hour");
        assertThat(session.points().getFirst().value())
                .isBetween(new java.math.BigDecimal("0.018"), new java.math.BigDecimal("0.020"));
    }

    private static String day(String day, String coreHours, String cpuCost, String byteHours, String ramCost) {
        return """
            {"code":200,"data":[{"a":{"name":"a","properties":{"cluster":"default-cluster"},"start":"%sT00:00:00Z",
            "cpuCoreHours":%s,"cpuCost":%s,"ramByteHours":%s,"ramCost":%s,"gpuHours":0,"gpuCost":0},
            "__idle__":{"name":"__idle__","start":"%sT00:00:00Z","cpuCost":9}}]}
            """.formatted(day, coreHours, cpuCost, byteHours, ramCost, day);
    }
}
