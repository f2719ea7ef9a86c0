package dev.tradewind.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellTimesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2024-09-18 22:00:00            | 2024-09-18T22:00:00Z
            2024-09-18T22:00:00Z           | 2024-09-18T22:00:00Z
            2024-09-18T22:00:00.000000Z    | 2024-09-18T22:00:00Z
            2024-09-18T22:00Z              | 2024-09-18T22:00:00Z
            2024-09-18t22:00:00z           | 2024-09-18T22:00:00Z
            20240918T220000Z               | 2024-09-18T22:00:00Z
            2024-9-18 22:00                | 2024-09-18T22:00:00Z
            2024/9/18                      | 2024-09-18T00:00:00Z
            2024-09-18                     | 2024-09-18T00:00:00Z
            20240918                       | 2024-09-18T00:00:00Z
            18.9.2024 22:00                | 2024-09-18T22:00:00Z
            5/1/25                         | 2025-05-01T00:00:00Z
            9/2/2023                       | 2023-09-02T00:00:00Z
            9/18/2024 12:00:00 AM          | 2024-09-18T00:00:00Z
            9/18/2024, 12:30 pm            | 2024-09-18T12:30:00Z
            18-Sep-2024                    | 2024-09-18T00:00:00Z
            18 September 2024 22:00:00 GMT | 2024-09-18T22:00:00Z
            Sep 18, 2024                   | 2024-09-18T00:00:00Z
            1726696800                     | 2024-09-18T22:00:00Z
            1726696800000                  | 2024-09-18T22:00:00Z
            """)
    void takesATimeWithoutZoneAsUtc(String cell, Instant instant) throws Unreadable {
        assertThat(CellTimes.instant("ChargePeriodStart", cell)).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-09-18T22:00:00+02:00",
                "2024-09-18T22:00:00+0200",
                "2024-09-18 22:00:00+02",
                "2024-09-18 22:00:00 +0200",
                "2024-09-18 20:00:00 +0000 UTC",
                "2024-09-18 20:00:00.000 UTC",
                "2024-09-18T14:30:00-05:30"
            })
    void countsTheOffsetOfAZone(String cell) throws Unreadable {
        assertThat(CellTimes.instant("ChargePeriodStart", cell)).isEqualTo("2024-09-18T20:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31/11/2026",
                "2023-02-01T30:00:00Z",
                "2023-02-30",
                "yesterday",
                "13:00",
                "9/18/2024 13:00 PM",
                "18-Xyz-2024",
                "2024091822",
                "2024-09-18T22:00:00+25:00",
                "12"
            })
    void refusesTimesThatDoNotExistOrWouldHaveToBeGuessed(String cell) {
        assertThatThrownBy(() -> CellTimes.instant("ChargePeriodStart", cell)).isInstanceOf(Unreadable.class);
    }

    @Test
    void aDayOverTwelveSaysThatAllDaysOfTheFileStandFirst() {
        assertThat(dayFirst("Date,Cost\n03/02/2025,1\n14/02/2025,1\n")).isTrue();
        assertThat(dayFirst("Date,Cost\n03/02/2025,1\n02/14/2025,1\n")).isFalse();
    }

    @Test
    void aBillingPeriodBeginsOnTheFirstOfAMonth() {
        var header = "BillingPeriodStart,Date,Cost\n";
        assertThat(dayFirst(header + "01/03/2025,02/03/2025,1\n")).isTrue();
        assertThat(dayFirst(header + "03/01/2025,03/02/2025,1\n")).isFalse();
    }

    @Test
    void whereNothingTellsTheMonthStandsFirst() {
        assertThat(dayFirst("Date,Cost\n03/02/2025,1\n")).isFalse();
        assertThat(dayFirst("Date,Cost\n13/02/2025,1\n02/13/2025,1\n")).isFalse();
    }

    private static boolean dayFirst(String text) {
        return Notation.of(text).dayFirst();
    }
}
