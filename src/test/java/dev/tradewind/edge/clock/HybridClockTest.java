package dev.tradewind.edge.clock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HybridClockTest {

    @Test
    void neverGoesBackWhenTheWallClockIsSetBack() {
        var clock = new HybridClock("chicago", HybridTime.NEVER);
        var before = clock.next(1_000_000);
        var after = clock.next(400_000);

        assertThat(after).isGreaterThan(before);
        assertThat(after.millis()).isEqualTo(1_000_000);
    }

    @Test
    void goesOnFromItsLastTimeAfterARestart() {
        var last = HybridTime.parse("0000001000000-00007@chicago");

        assertThat(new HybridClock("chicago", last).next(10)).isGreaterThan(last);
    }

    @Test
    void followsAnotherSiteButNotAClockThatRanAway() {
        var clock = new HybridClock("chicago", HybridTime.NEVER);
        clock.observe(new HybridTime(1_400, 2, "leipzig"), 1_000, 500);
        assertThat(clock.next(1_000)).isGreaterThan(new HybridTime(1_400, 2, "leipzig"));

        clock.observe(new HybridTime(9_000_000, 0, "leipzig"), 1_000, 500);
        assertThat(clock.next(1_000).millis()).isEqualTo(1_400);
    }

    @Test
    void itsTextSortsAsItDoesAndReadsBack() {
        var early = new HybridTime(99, 12, "b");
        var late = new HybridTime(1_764_331_200_000L, 3, "a");

        assertThat(early.text()).isLessThan(late.text());
        assertThat(HybridTime.parse(late.text())).isEqualTo(late);
    }
}
