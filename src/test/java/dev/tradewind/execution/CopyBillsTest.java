package dev.tradewind.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.egress.FlowCharge;
import dev.tradewind.execution.move.DataMove;
import dev.tradewind.execution.move.MoveState;
import dev.tradewind.quantity.TimeRange;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a bill tells of a copy, and each reason for which it cannot. */
class CopyBillsTest {
    private static final Instant TEN = Instant.parse("2026-11-20T10:00:00Z");
    private static final TimeRange HOURS = new TimeRange(TEN, TEN.plus(Duration.ofHours(2)));
    private static final Optional<Instant> REACHED = Optional.of(TEN.plus(Duration.ofDays(3)));

    @Test
    void chargesOfTheHoursThatNameTheBucketOrTheWorkloadAreWhatItCost() {
        var bill = read(
                REACHED,
                charge(0, 1, "arn:aws:s3:::lake", null, "0.06", "3"),
                charge(1, 1, null, "marts", "0.02", "1"),
                charge(1, 1, "arn:aws:s3:::lake-of-others", "web", "9", "450"),
                charge(2, 1, "arn:aws:s3:::lake", null, "7", "350"));
        assertThat(bill.billedUsd()).isEqualByComparingTo("0.08");
        assertThat(bill.billedGigabytes()).isEqualByComparingTo("4");
        assertThat(bill.countedGigabytes()).isEqualByComparingTo("4");
        assertThat(bill.listUsd()).isEqualByComparingTo("0.09");
        assertThat(bill.words()).startsWith("2 charges of these hours for aws:a → aws:b that name marts");
    }

    @Test
    void aBillThatIsNotThereOrDoesNotReachTheCopyTellsNothing() {
        assertThat(why(read(Optional.empty()))).isEqualTo("there is no bill of aws with transfers");
        assertThat(why(read(Optional.of(TEN.plusSeconds(3600)), charge(0, 1, "lake", null, "1", "1"))))
                .isEqualTo("the bills of aws reach until 20 Nov 2026 11:00 UTC, and the copy ended later");
        assertThat(why(read(REACHED, charge(5, 1, "lake", null, "1", "1"))))
                .isEqualTo("no charge of these hours names aws:a → aws:b");
    }

    @Test
    void chargesThatCouldBeAnybodysAreNotSharedOut() {
        assertThat(why(read(
                        REACHED, charge(0, 1, "other-bucket", "web", "1", "1"), charge(1, 1, null, null, "1", "1"))))
                .isEqualTo("none of the 2 charges for aws:a → aws:b in these hours names marts or the bucket lake");
        assertThat(why(read(REACHED, charge(-10, 24, "lake", null, "1", "1"))))
                .isEqualTo(
                        "charges for aws:a → aws:b cover more than the hours of the copy, so they hold other bytes too");
        assertThat(why(read(REACHED, charge(0, 1, "lake", null, "1", "1"), charge(-24, 1, "lake", null, "1", "1"))))
                .contains("were there in the same hours a day before");
        assertThat(why(read(REACHED, charge(0, 1, "lake", null, null, "1")))).contains("not in USD");
    }

    private static String why(CopyBill bill) {
        assertThat(bill.told()).isFalse();
        assertThat(bill.billedGigabytes()).isNull();
        assertThat(bill.words()).startsWith("cannot be told from the bill, because ");
        return bill.words().substring("cannot be told from the bill, because ".length());
    }

    private static CopyBill read(Optional<Instant> reach, FlowCharge... charges) {
        return CopyBills.read(move(), HOURS, new BigDecimal("0.09"), "aws", reach, "marts", "lake", List.of(charges));
    }

    private static FlowCharge charge(
            int hour,
            int hours,
            @Nullable String resource,
            @Nullable String workload,
            @Nullable String usd,
            String gigabytes) {
        var from = TEN.plus(Duration.ofHours(hour));
        return new FlowCharge(
                from,
                from.plus(Duration.ofHours(hours)),
                resource,
                workload,
                "USD",
                usd == null ? null : new BigDecimal(usd),
                new BigDecimal(gigabytes));
    }

    private static DataMove move() {
        return new DataMove(
                UUID.randomUUID(),
                0,
                "images",
                DataMove.Kind.OBJECTS,
                MoveState.COPIED,
                "aws:a",
                "aws:b",
                "old",
                "new",
                4,
                4,
                4_000_000_000L,
                4_000_000_000L,
                4_000_000_000L,
                0,
                null,
                null,
                1000,
                0,
                TEN.plusSeconds(60),
                TEN.plusSeconds(4000),
                "");
    }
}
