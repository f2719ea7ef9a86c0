package dev.tradewind.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Meters as providers name them, against the class that a person gave each: tables in {@code src/test/resources/egress}. */
class MetersOfProvidersTest {
    private static final List<String> PROVIDERS = List.of("aws", "azure", "gcp", "oracle");

    @ParameterizedTest(name = "{0}: {1} {2} ({3}) is {5}")
    @MethodSource("meters")
    void everyMeterHasTheClassAndTheEndsThatAPersonGaveIt(
            String provider,
            String meter,
            String description,
            String service,
            String region,
            String transferClass,
            String from,
            String to,
            String bytes) {
        var line = new MeterLine(provider, description == null ? "" : description, meter, null, service, region, null);
        var told = TransferRules.classify(line);
        if (transferClass.equals("none")) {
            assertThat(told).isEmpty();
            return;
        }
        assertThat(told.map(each -> each.transferClass() + " " + each.ends()))
                .contains(transferClass + " " + new Ends(from, to));
        assertThat(TransferRules.COUNTED_ELSEWHERE.contains(told.orElseThrow().rule()))
                .as("whether another row counts these bytes, by " + told.get().rule())
                .isEqualTo(bytes.equals("other"));
    }

    /** Bills write blanks and capitals as they like. */
    @Test
    void capitalsInADescriptionDoNotMatter() throws IOException {
        for (var each :
                meters().map(Arguments::get).filter(row -> row[2] != null).toList()) {
            var plain = classOf(each, (String) each[2]);
            assertThat(classOf(each, ((String) each[2]).toUpperCase(java.util.Locale.ROOT)))
                    .as("%s %s", each[0], each[2])
                    .isEqualTo(plain);
        }
    }

    private static Optional<TransferClass> classOf(Object[] row, String description) {
        return TransferRules.classify(new MeterLine(
                        (String) row[0], description, (String) row[1], null, (String) row[3], (String) row[4], null))
                .map(Classified::transferClass);
    }

    static Stream<Arguments> meters() throws IOException {
        var rows = Stream.<Arguments>builder();
        for (var provider : PROVIDERS) {
            try (var file = Objects.requireNonNull(
                    MetersOfProvidersTest.class.getResourceAsStream("/egress/meters-" + provider + ".csv"))) {
                new String(file.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> row(provider, line))
                        .forEach(rows::add);
            }
        }
        return rows.build();
    }

    private static Arguments row(String provider, String line) {
        var cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).map(cell -> cell.equals("-") ? null : cell);
        return Arguments.of(Stream.concat(Stream.of(provider), cells).toArray());
    }
}
