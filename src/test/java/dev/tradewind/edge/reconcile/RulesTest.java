package dev.tradewind.edge.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.edge.clock.HybridTime;
import dev.tradewind.edge.wire.Entry;
import dev.tradewind.edge.wire.WriteKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RulesTest {

    @Test
    void theLaterWriteStandsAndBothTimesAreNamed() {
        var decision = LastWriteWins.decide(collision("{}", "{\"a\":1}", 1_000, 0, "{\"a\":2}", 2_000, 0));

        assertThat(decision).isInstanceOf(Decision.Stands.class);
        assertThat(decision.explanation()).contains("0000000002000").contains("0000000001000");
    }

    @Test
    void aWriteUnderAnOlderLeaseYieldsEvenIfItsClockSaysLater() {
        var decision = LastWriteWins.decide(collision("{}", "{\"a\":1}", 1_000, 5, "{\"a\":2}", 9_000, 4));

        assertThat(decision).isInstanceOf(Decision.Yields.class);
    }

    @Test
    void fieldsThatOnlyOneSideChangedAreMerged() {
        var decision = FieldMerge.decide(collision(
                "{\"price\":89,\"count\":14,\"old\":1}",
                "{\"price\":79,\"count\":14,\"old\":1}",
                1,
                0,
                "{\"price\":89,\"count\":11}",
                2,
                0));

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Stands.class,
                        stands -> assertThat(stands.body()).isEqualTo("{\"count\":11,\"price\":79}"));
    }

    @Test
    void aFieldThatBothChangedToDifferentValuesGoesToAPerson() {
        var decision = FieldMerge.decide(collision("{\"count\":14}", "{\"count\":12}", 1, 0, "{\"count\":11}", 2, 0));

        assertThat(decision).isInstanceOf(Decision.Asks.class);
        assertThat(decision.explanation()).contains("count");
    }

    @Test
    void aStockGrantsNoMoreThanWasPutIn() {
        var stock = Stock.of(null).restocked(12).toppedUp("a", 10).toppedUp("b", 10);

        assertThat(stock.quotaOf("a").left()).isEqualTo(10);
        assertThat(stock.quotaOf("b").left()).isEqualTo(2);
        assertThat(stock.free()).isZero();
        assertThat(Stock.of(stock.taken("a", 4).text()).left()).isEqualTo(8);
    }

    private static Collision collision(
            @Nullable String ancestor,
            String centre,
            long centreMillis,
            long centreFence,
            String site,
            long siteMillis,
            long siteFence) {
        var standing = new HybridTime(centreMillis, 0, "centre");
        var written = new HybridTime(siteMillis, 0, "site");
        return new Collision(
                ancestor,
                new CentreDocument("c", "d", centre, standing.text(), standing, 1, centreFence, "centre"),
                "site",
                new Entry(1, "k", "c", "d", WriteKind.PUT, site, "", written.text(), siteFence),
                written);
    }
}
