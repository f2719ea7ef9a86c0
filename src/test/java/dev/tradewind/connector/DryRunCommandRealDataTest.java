package dev.tradewind.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.tradewind.RealData;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code tradewind import --dry-run --json} as a shell starts it, over every FOCUS file beside the project. */
@Tag("real-data")
class DryRunCommandRealDataTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aFolderAndAFileBesideItAreReadInOneCallAndEachAddsUp() {
        assertThat(run(sample(), examples(), "--currency", "USD")).as("%s", err).isZero();
        var files = files();
        assertThat(files.size()).isEqualTo(19);
        for (var file : files) {
            assertThat(file.path("rows").asLong())
                    .as(file.path("file").asString())
                    .isPositive()
                    .isEqualTo(file.path("accepted").asLong()
                            + file.path("quarantined").asLong());
            assertThat(file.path("quarantined").asLong())
                    .isEqualTo(file.path("reasons").size());
            file.path("totals")
                    .forEach(total ->
                            assertThat(total.path("billedCost").isString()).isTrue());
        }
        assertThat(new BigDecimal(
                        files.get(0).path("totals").get(0).path("billedCost").asString()))
                .isEqualByComparingTo("16.21259757701");
    }

    @Test
    void withoutACurrencyTheFilesThatNameNoneAreRefusedByNameAndTheOthersAreRead() {
        assertThat(run(sample(), examples())).isEqualTo(2);
        var refused = 0;
        for (var file : files()) {
            var reason = file.path("reasons").path(0).path("reason").asString("");
            if (reason.contains("BillingCurrency is missing")) {
                refused++;
                assertThat(file.path("rows").asLong()).isZero();
                assertThat(err.toString(StandardCharsets.UTF_8))
                        .contains(file.path("file").asString());
            }
        }
        assertThat(refused).isPositive();
        assertThat(files().get(0).path("accepted").asLong()).isEqualTo(501);
    }

    private int run(String... words) {
        out.reset();
        var args = new java.util.ArrayList<>(List.of(words));
        args.addAll(List.of("--dry-run", "--json"));
        return ImportCommand.run(
                args.toArray(String[]::new),
                new PrintStream(out),
                new PrintStream(err),
                (data, work) -> fail("a dry run opens no data directory"));
    }

    /** One object and nothing else. */
    private JsonNode files() {
        return JsonMapper.builder().build().readTree(out.toByteArray()).path("files");
    }

    private static String sample() {
        return RealData.folder("focus").resolve("focus_1.0_sample_a.csv").toString();
    }

    private static String examples() {
        return RealData.folder("focus").resolve("spec_examples").toString();
    }
}
