package dev.tradewind.journey;

import dev.tradewind.RealData;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;

/**
 * What one journey is made with.
 *
 * @param month the bill's month, long past when the journey is made
 * @param carbon hourly files; the first is looked at closely
 * @param quarantined rows of the bill that nobody can read
 */
record Company(Path bill, YearMonth month, List<Path> carbon, List<Path> others, long quarantined) {

    /** Rows written by hand, in the same forms. */
    static Company fixture() {
        return new Company(
                resource("fixture/bill-2024-08.csv"),
                YearMonth.of(2024, 8),
                List.of(resource("fixture/US-NW-PACW-2024-08.csv")),
                List.of(resource("fixture/pings-2024-08.csv"), resource("fixture/aws_prices_2024-08-31.csv")),
                1);
    }

    /** Rows of real companies and grids; the test is skipped where they are missing. */
    static Company real(Path scratch) throws IOException {
        var carbon = RealData.folder("carbon-hourly");
        // An operator's name belongs in the file's name where the rows do not say it.
        var prices = Files.copy(
                RealData.folder("vm-prices").resolve("aws_ondemand.csv"), scratch.resolve("aws_prices_2026-06-18.csv"));
        var pings = Files.copy(
                RealData.folder("latency").resolve("skyplane_latency_2022-04_tidy.csv"),
                scratch.resolve("pings-2022-04.csv"));
        return new Company(
                RealData.folder("focus").resolve("focus_1.0_sample_a.csv"),
                YearMonth.of(2024, 9),
                List.of(
                        carbon.resolve("US-MIDA-PJM_2023_hourly.csv.gz"),
                        carbon.resolve("DE-LU_2023_hourly.csv.gz"),
                        carbon.resolve("JP-TK_2023_hourly.csv.gz")),
                List.of(pings, prices),
                0);
    }

    /** The same work for both: its sites are regions that both bills name. */
    static Path workloads() {
        return resource("workloads.yaml");
    }

    private static Path resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(Company.class.getResource("/journey/" + name), name)
                    .toURI());
        } catch (URISyntaxException broken) {
            throw new IllegalStateException(name, broken);
        }
    }
}
