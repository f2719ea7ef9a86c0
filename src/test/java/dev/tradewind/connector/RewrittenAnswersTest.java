package dev.tradewind.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** OpenCost's answers as proxies, scripts and editors save them: nothing is lost and nothing counts as billed. */
class RewrittenAnswersTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Map<String, String> ANSWERS = Map.of(
            "opencost-allocation", """
            {"code": 200, "status": "success", "data": [{
              "web/pod-1": {"name": "web/pod-1", "properties": {"cluster": "c1", "namespace": "web"},
                "window": {"start": "2025-03-02T00:00:00Z", "end": "2025-03-03T00:00:00Z"},
                "start": "2025-03-02T00:00:00Z", "end": "2025-03-03T00:00:00Z", "cpuCoreHours": 24, "totalCost": 1234.5},
              "__idle__": {"name": "__idle__", "properties": {"cluster": "c1"},
                "start": "2025-03-02T00:00:00Z", "end": "2025-03-03T00:00:00Z", "cpuCoreHours": 0, "totalCost": 0.000125}},
              {"web/pod-1": {"name": "web/pod-1", "properties": {"cluster": "c1", "namespace": "web"},
                "start": "2025-03-03T00:00:00Z", "end": "2025-03-04T00:00:00Z", "cpuCoreHours": 24, "totalCost": -0.75}}]}""",
            "opencost-cloud-cost", """
            {"code": 200, "data": {"sets": [{"cloudCosts": {
              "a": {"properties": {"provider": "AWS", "accountID": "42", "service": "AmazonEC2"},
                "window": {"start": "2025-03-02T00:00:00Z", "end": "2025-03-03T00:00:00Z"},
                "listCost": {"cost": 2000}, "invoicedCost": {"cost": 1300}, "amortizedNetCost": {"cost": 1234.5}},
              "b": {"properties": {"provider": "AWS", "accountID": "42", "service": "AmazonS3"},
                "window": {"start": "2025-03-02T00:00:00Z", "end": "2025-03-03T00:00:00Z"},
                "listCost": {"cost": 0}, "invoicedCost": {"cost": 0}, "amortizedNetCost": {"cost": 0.000125}}}},
              {"cloudCosts": {"a": {"properties": {"provider": "AWS", "accountID": "42", "service": "AmazonEC2"},
                "window": {"start": "2025-03-03T00:00:00Z", "end": "2025-03-04T00:00:00Z"},
                "listCost": {"cost": 0}, "invoicedCost": {"cost": -1}, "amortizedNetCost": {"cost": -0.75}}}}]}}""");

    private static final Map<String, UnaryOperator<String>> WAYS = Map.of(
            "as it is", text -> text,
            "on one line", text -> read(text).toString(),
            "set out by an editor", text -> read(text).toPrettyString().replace("\n", "\r\n"),
            "with fields that nobody knows",
                    text -> text.replace("\"properties\"", "\"x\": [{\"y\": null}], \"properties\""),
            "with fields that are null",
                    text -> text.replace("\"properties\"", "\"networkCost\": null, \"properties\""),
            "with numbers as text", text -> text.replaceAll(": (-?\\d+\\.\\d+)", ": \"$1\""),
            "with exponents", text -> text.replace("1234.5", "1.2345e3").replace("0.000125", "1.25E-4"),
            "with a zone", text -> text.replace("T00:00:00Z", "T05:30:00+05:30"),
            "with a mark", text -> "\uFEFF" + text);

    @TempDir
    private Path folder;

    static Stream<Arguments> ways() {
        return ANSWERS.keySet().stream()
                .flatMap(answer -> WAYS.keySet().stream().map(way -> Arguments.of(answer, way)));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void whateverTheForm(String answer, String way) throws IOException {
        var text = WAYS.get(way).apply(ANSWERS.get(answer));
        holds(answer, "answer.json", text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void whateverTheBytes(String answer) throws IOException {
        var text = ANSWERS.get(answer);
        holds(answer, "WIDE.JSON", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE));
        holds(answer, "answer.csv", text.getBytes(StandardCharsets.UTF_8));
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        holds(answer, "answer.json.gz", packed.toByteArray());
    }

    static Stream<String> answers() {
        return ANSWERS.keySet().stream();
    }

    @Test
    void withoutACurrencyTheAnswerIsRefusedAndSaysHowToGiveOne() throws IOException {
        var file = Files.writeString(folder.resolve("answer.json"), ANSWERS.get("opencost-allocation"));
        var refusal = DryRun.of(file, ImportOptions.NONE).refusal();
        assertThat(refusal).isNotNull();
        assertThat(refusal.reason() + refusal.advice()).contains("currency");
    }

    private void holds(String answer, String name, byte[] bytes) throws IOException {
        var result = DryRun.of(Files.write(folder.resolve(name), bytes), new ImportOptions("USD"));
        assertThat(result.refusal()).as(name).isNull();
        assertThat(result.reasons()).as(name).isEmpty();
        assertThat(result.dialect()).as(name).isEqualTo(answer);
        assertThat(result.accepted()).as(name).isEqualTo(3);
        assertThat(result.totals())
                .as(name)
                .singleElement()
                .satisfies(total -> assertThat(total.effectiveCost()).isEqualByComparingTo("1233.750125"));
    }

    private static JsonNode read(String text) {
        return JSON.readTree(text);
    }
}
