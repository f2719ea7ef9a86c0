package dev.tradewind.connector.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tradewind.RealData;
import dev.tradewind.signal.SignalPoint;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OraclePricesFeedTest extends FeedContract {
    @Override
    Feed feed() {
        return new OraclePricesFeed();
    }

    @Override
    Instant now() {
        return Instant.parse("2026-03-24T12:00:00Z");
    }

    @Override
    Map<String, String> series() {
        return Map.of(
                "B93113", "*:e4-vcpu-hour",
                "B93114", "*:e4-gib-hour",
                "B88327", "oracle:eu-frankfurt-1>internet");
    }

    @Override
    List<String> goodRound() {
        return List.of(list(
                item("B93113", "Compute - Standard - E4 - OCPU", "OCPU Per Hour", "USD", price("0.025", "")),
                item("B93114", "Compute - Standard - E4 - Memory", "Gigabyte Per Hour", "USD", price("0.0015", "")),
                item(
                        "B88327",
                        "Outbound Data Transfer",
                        "Gigabyte Outbound Data Transfer Per Month",
                        "USD",
                        price("0", ",\"rangeMin\":0,\"rangeMax\":10240"),
                        price("0.0085", ",\"rangeMin\":10240,\"rangeMax\":999999999999999"))));
    }

    @Override
    int goodPoints() {
        return 4;
    }

    @Override
    boolean timed() {
        return false;
    }

    @Override
    List<String> wrongUnit() {
        return List.of(list(
                item("B93113", "Compute - Standard - E4 - OCPU", "OCPU Per Month", "USD", price("18", "")),
                item("B93114", "Compute - Standard - E4 - Memory", "Gigabyte Per Hour", "EUR", price("0.0014", ""))));
    }

    @Override
    List<String> withoutValues() {
        return List.of(list(item("B93113", "E4", "OCPU Per Hour", "USD", price("null", ""))));
    }

    @Test
    void halvesTheOcpuAndKeepsTheFreeTierOfBytes() throws Exception {
        goodRound().forEach(server::then);

        assertThat(read())
                .extracting(SignalPoint::series, point -> point.value().toPlainString())
                .containsExactly(
                        tuple("price:oracle:*:e4-vcpu-hour", "0.0125"),
                        tuple("price:oracle:*:e4-gib-hour", "0.0015"),
                        tuple("egress:oracle:eu-frankfurt-1>internet:0", "0"),
                        tuple("egress:oracle:eu-frankfurt-1>internet:10240", "0.0085"));
    }

    @Test
    @Tag("real-data")
    void readsTheRecordedList() throws Exception {
        server.then(Files.readString(RealData.folder("api-contracts").resolve("oracle/prices_usd.json")));
        FeedSession session = session();
        feed().read(source(), range(), session);

        assertThat(session.objections()).isEmpty();
        assertThat(session.points())
                .extracting(
                        SignalPoint::series,
                        point -> point.value().stripTrailingZeros().toPlainString())
                .containsExactlyInAnyOrder(
                        tuple("egress:oracle:eu-frankfurt-1>internet:0", "0"),
                        tuple("egress:oracle:eu-frankfurt-1>internet:10240", "0.0085"),
                        tuple("price:oracle:*:e4-vcpu-hour", "0.0125"),
                        tuple("price:oracle:*:e4-gib-hour", "0.0015"));
    }

    private static String price(String usd, String range) {
        return "{\"model\":\"PAY_AS_YOU_GO\",\"value\":" + usd + range + "}";
    }

    private static String item(String part, String name, String metric, String currency, String... prices) {
        return """
            {"partNumber":"%s","displayName":"%s","metricName":"%s",
            "currencyCodeLocalizations":[{"currencyCode":"%s","prices":[%s]}]}
            """.formatted(part, name, metric, currency, String.join(",", prices));
    }

    private static String list(String... items) {
        return "{\"items\":[" + String.join(",", items) + "]}";
    }
}
