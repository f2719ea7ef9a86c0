package dev.tradewind.connector.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.connector.Quarantined;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarketFactorDialectTest {
    @TempDir
    private Path folder;

    @Test
    void aYearBecomesPointsThatFollowEachOtherWithoutAGap() throws IOException {
        var read = Collected.of(
                new MarketFactorDialect(),
                folder,
                "contracts.csv",
                "site,from,to,grams_per_kwh,instrument,source\n"
                        + "acme:dallas,2026-01-01,2027-01-01,12.5,supplier rate,contract 17\n");

        var values = read.rows().getFirst().values();
        assertThat(values).hasSize(13).allSatisfy(value -> {
            assertThat(value.series()).isEqualTo("market:acme:dallas");
            assertThat(value.basis()).isEqualTo("market-based, supplier rate");
            assertThat(Duration.between(value.from(), value.to())).isLessThanOrEqualTo(Duration.ofDays(30));
        });
        for (int i = 1; i < values.size(); i++) {
            assertThat(values.get(i).from()).isEqualTo(values.get(i - 1).to());
        }
        assertThat(values.getLast().to()).isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
    }

    @Test
    void whatCannotBeMeantWaitsWithItsColumn() throws IOException {
        var read = Collected.of(
                new MarketFactorDialect(),
                folder,
                "contracts.csv",
                "site,from,to,grams_per_kwh,instrument,source\n"
                        + "dallas,2026-01-01,2027-01-01,12.5,rate,c\n"
                        + "acme:dallas,2027-01-01,2026-01-01,12.5,rate,c\n"
                        + "acme:dallas,2026-01-01,2027-01-01,12500,rate,c\n"
                        + "acme:dallas,2026-01-01,2027-01-01,12.5,,c\n");

        assertThat(read.rows()).isEmpty();
        assertThat(read.quarantined())
                .extracting(Quarantined::column)
                .containsExactly("site", "to", "grams_per_kwh", "instrument");
    }
}
