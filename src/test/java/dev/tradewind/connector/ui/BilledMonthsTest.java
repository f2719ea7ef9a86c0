package dev.tradewind.connector.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.lake.LakeGeneration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BilledMonthsTest {
    @Test
    void leadsFromTheFirstMonthToTheEndOfTheLast() {
        var months = BilledMonths.of(List.of(delivery("2024-12"), delivery("2024-10")));

        assertThat(months.orElseThrow().link()).isEqualTo("egress?from=2024-10-01&to=2025-01-01");
    }

    @Test
    void leadsNowhereWithoutBills() {
        assertThat(BilledMonths.of(List.of())).isEmpty();
        assertThat(BilledMonths.of(List.of(delivery("all")))).isEmpty();
    }

    private static LakeGeneration delivery(String period) {
        return new LakeGeneration(
                "charges",
                "aws/1",
                period,
                1,
                new UUID(0, 1),
                "charges/x.parquet",
                1,
                1,
                Instant.EPOCH,
                null,
                null,
                0,
                null);
    }
}
