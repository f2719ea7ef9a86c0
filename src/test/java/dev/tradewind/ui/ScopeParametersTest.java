package dev.tradewind.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopeParametersTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-28T12:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({"7d, 7", "30d, 30", "90d, 90", "365d, 365"})
    void theLastDaysAreAsManyAsTheirNameSays(String range, int days) {
        var scope = of("range=" + range);
        assertThat(Duration.between(scope.from(), scope.to())).isEqualTo(Duration.ofDays(days));
        assertThat(scope.to()).isEqualTo("2026-11-29T00:00:00Z");
    }

    @Test
    void aRangeEndsWhereTheNextOneBegins() {
        assertThat(of("range=last-month").from()).isEqualTo("2026-10-01T00:00:00Z");
        assertThat(of("range=last-month").to()).isEqualTo(of("range=month").from());
    }

    @Test
    void aRangeOfDatesHoldsItsFirstDayAndNotItsLast() {
        var scope = of("from=2026-03-01&to=2026-03-08");
        assertThat(scope.from()).isEqualTo("2026-03-01T00:00:00Z");
        assertThat(scope.to()).isEqualTo("2026-03-08T00:00:00Z");
        assertThat(scope.range()).isNull();
    }

    @Test
    void aRangeThatEndsBeforeItBeginsIsTheMonthToDate() {
        assertThat(of("from=2026-03-08&to=2026-03-01").range()).isEqualTo("month");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01T00:00:00Z, last-month, 2026-11-01T00:00:00Z",
        "2026-12-03T23:59:59Z, last-month, 2026-11-01T00:00:00Z",
        "2026-12-04T00:00:00Z, month, 2026-12-01T00:00:00Z"
    })
    void whileTheFirstBillsOfAMonthAreOnTheirWayTheLastOneIsShown(Instant now, String range, Instant from) {
        var clock = Clock.fixed(now, ZoneOffset.UTC);
        var scope = ScopeParameters.of(QueryParameters.empty(), clock);
        assertThat(scope.range()).isEqualTo(range);
        assertThat(scope.from()).isEqualTo(from);
        assertThat(scope.asParameters()).doesNotContainKey("range");
        var other = range.equals("month") ? "last-month" : "month";
        assertThat(ScopeParameters.of(QueryParameters.of("range", other), clock).asParameters())
                .containsEntry("range", other);
    }

    private static ScopeParameters of(String query) {
        return ScopeParameters.of(QueryParameters.fromString(query), NOON);
    }
}
