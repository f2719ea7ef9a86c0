package dev.tradewind.connector.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tradewind.connector.Dialects;
import dev.tradewind.connector.Reading;
import dev.tradewind.connector.SourceFile;
import dev.tradewind.connector.series.Collected;
import dev.tradewind.signal.SignalKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnSiteDialectTest {
    private static final Path EXAMPLE = Path.of("docs/examples/own-sites.yaml");

    @TempDir
    private Path folder;

    @Test
    void theExampleIsWorkedOutByHand() throws IOException {
        var read = Collected.of(new OwnSiteDialect(), EXAMPLE);

        // cpu 131,400/43,800 h = 3, memory 1, shared 1 + 10·1.4·0.10 + 17,520/8,760 = 4.4, of which cpu carries 3/4:
        // (3 + 3.3)/(2048·0.5) and (1 + 1.1)/(8192·0.5)
        assertThat(read.reading()).isEqualTo(Reading.complete());
        assertThat(read.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.values())
                        .extracting(
                                value -> value.series(), value -> value.value().toPlainString(), value -> value.kind())
                        .containsExactly(
                                tuple("price:acme:dallas:vcpu-hour", "0.006152343750", SignalKind.MODELLED),
                                tuple("price:acme:dallas:gib-hour", "0.000512695312", SignalKind.MODELLED)));
        assertThat(Dialects.sniff(new SourceFile(EXAMPLE, "own-sites.yaml").head()))
                .hasValueSatisfying(dialect -> assertThat(dialect.id()).isEqualTo("tradewind-own-sites-yaml"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "utilisation: 0.5 | utilisation: 50 | utilisation",
                "currency: USD | currency: EUR | currency",
                "pue: 1.4 | pue: 0.9 | power.pue",
                "years: 5, residualUsd: 0 | years: 0, residualUsd: 0 | hardware[0].years",
                "residualUsd: 0 | residualUsd: 200000 | hardware[0].residualUsd",
                "part: cpu | part: disk | hardware[0].part",
                "memoryGib: 8192 | memoryGib: 8192, gpus: 4 | capacity.gpus",
                "kilowatts: 10 | kilowatts: much | power.kilowatts"
            })
    void whatCannotBeMeantWaitsWithItsField(String good, String bad, String field) throws IOException {
        String text = Files.readString(EXAMPLE).replace(good, bad);
        var read = Collected.of(new OwnSiteDialect(), folder, "own.yaml", text);

        assertThat(read.rows()).isEmpty();
        assertThat(read.quarantined())
                .singleElement()
                .satisfies(row -> assertThat(row.column()).isEqualTo(field));
    }
}
