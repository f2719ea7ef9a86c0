package dev.tradewind.connector.places;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.catalog.Coefficient;
import dev.tradewind.catalog.CoefficientName;
import dev.tradewind.connector.Quarantined;
import dev.tradewind.connector.series.Collected;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoefficientDialectTest {
    @TempDir
    private Path folder;

    @Test
    void aCoefficientKeepsItsSourceAndDate() throws IOException {
        var read = Collected.of(
                new CoefficientDialect(),
                folder,
                "c.csv",
                "scope,coefficient,value,unit,source,date\nacme:dallas,pue,1.42,1,meter of the hall,2026-05-31\n");

        assertThat(read.rows())
                .containsExactly(new Coefficient(
                        "acme:dallas",
                        CoefficientName.PUE,
                        1.42,
                        "meter of the hall",
                        LocalDate.of(2026, 5, 31),
                        true));
    }

    @Test
    void whatHasNoSourceOrAnotherUnitOrCannotBeWaits() throws IOException {
        var read = Collected.of(
                new CoefficientDialect(),
                folder,
                "c.csv",
                "scope,coefficient,value,unit,source,date\n"
                        + "aws,networkKwhPerGb,0.06,kWh per GB,,2026-05-31\n"
                        + "aws,networkKwhPerGb,0.06,Wh per GB,study,2026-05-31\n"
                        + "aws,pue,0.8,1,study,2026-05-31\n"
                        + "aws,cooling,0.8,1,study,2026-05-31\n"
                        + "aws,pue,1.2,1,study,\n");

        assertThat(read.rows()).isEmpty();
        assertThat(read.quarantined())
                .extracting(Quarantined::column)
                .containsExactly("source", "unit", "value", "coefficient", "date");
    }
}
