package dev.tradewind.egress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.quantity.TimeRange;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class EgressSqlTest {
    @Test
    void theShownQuestionHasItsParametersWrittenInAndPatternsAsTheyAre() {
        var range = TimeRange.ofDays(LocalDate.parse("2024-09-01"), LocalDate.parse("2024-09-08"), ZoneOffset.UTC);
        var filter = EgressFilter.of(range).scoped("web", null, null);
        var shown = EgressSql.sums(filter, EgressSql.overCharges(List.of("workload", "labelled"), ZoneOffset.UTC))
                .shown();
        assertThat(shown)
                .contains(
                        "(user[:_])?(workload|",
                        "charge_period_start >= '2024-09-01 00:00:00'",
                        "charge_period_start < '2024-09-08 00:00:00'",
                        "owner = 'web'");
    }
}
