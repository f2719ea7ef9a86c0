package dev.tradewind.egress.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.egress.TransferClass;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecompositionTest {
    @Test
    void splitsOneFlowIntoVolumeAndPrice() {
        var parts = between(List.of(flow("a", "x", "100", "9")), List.of(flow("a", "x", "150", "15")))
                .parts();
        assertThat(parts.of(Part.VOLUME)).isEqualByComparingTo("4.5");
        assertThat(parts.of(Part.PRICE)).isEqualByComparingTo("1.5");
        assertThat(parts.of(Part.MIX)).isZero();
    }

    @Test
    void bytesThatMoveToADearerFlowAtTheSameTotalAreMix() {
        var parts = between(
                        List.of(flow("a", "dear", "100", "9"), flow("a", "cheap", "100", "1")),
                        List.of(flow("a", "dear", "130", "11.7"), flow("a", "cheap", "70", "0.7")))
                .parts();
        assertThat(parts.of(Part.MIX)).isEqualByComparingTo("2.4");
        assertThat(parts.of(Part.VOLUME)).isZero();
        assertThat(parts.of(Part.PRICE)).isZero();
    }

    @Test
    void whatOneGainsMoreThanTheOthersLostIsVolume() {
        var change = between(
                List.of(flow("a", "dear", "100", "9"), flow("a", "cheap", "100", "1")),
                List.of(flow("a", "dear", "150", "13.5"), flow("a", "cheap", "80", "0.8")));
        assertThat(change.parts().of(Part.MIX)).isEqualByComparingTo("1.6"); // 20 GB · (0.09 − 0.01)
        assertThat(change.parts().of(Part.VOLUME)).isEqualByComparingTo("2.7"); // 30 GB · 0.09
    }

    @Test
    void oneTeamsBytesDoNotBecomeAnothersAndArrivingBytesAreNotThoseThatLeave() {
        var owners = between(
                List.of(flow("a", "x", "100", "9"), flow("b", "y", "100", "1")),
                List.of(flow("a", "x", "130", "11.7"), flow("b", "y", "70", "0.7")));
        assertThat(owners.parts().of(Part.MIX)).isZero();
        var ways = between(
                List.of(flow("a", "x", "100", "9"), flow(TransferClass.NAT, "a", "y", "100", "1")),
                List.of(flow("a", "x", "130", "11.7"), flow(TransferClass.NAT, "a", "y", "70", "0.7")));
        assertThat(ways.parts().of(Part.MIX)).isZero();
        assertThat(ways.parts().of(Part.VOLUME)).isEqualByComparingTo("2.4");
    }

    @Test
    void namesFlowsThatBeganAndEndedAndThoseWithoutBytes() {
        var parts = between(
                        List.of(flow("a", "old", "1", "2"), flow("a", "blind", "0", "3")),
                        List.of(flow("a", "new", "1", "5"), flow("a", "blind", "7", "4")))
                .parts();
        assertThat(parts.of(Part.NEW)).isEqualByComparingTo("5");
        assertThat(parts.of(Part.ENDED)).isEqualByComparingTo("-2");
        assertThat(parts.of(Part.UNMETERED)).isEqualByComparingTo("1");
    }

    @Test
    void theListExplainsItsShareOfAPriceAndNeverMoreThanThePriceChanged() {
        var a = List.of(flow("a", "x", "100", "7"));
        // the list says 0.05 → 0.06, a fifth more
        var whole = between(a, List.of(flow("a", "x", "50", "4.2")), list("0.05", "0.06"));
        assertThat(whole.parts().of(Part.TIER)).isEqualByComparingTo("0.7");
        assertThat(whole.parts().of(Part.PRICE)).isZero();
        var more = between(a, List.of(flow("a", "x", "50", "5")), list("0.05", "0.06"));
        assertThat(more.parts().of(Part.TIER)).isEqualByComparingTo("0.7");
        assertThat(more.parts().of(Part.PRICE)).isEqualByComparingTo("0.8");
        var less = between(a, List.of(flow("a", "x", "50", "3.6")), list("0.05", "0.06"));
        assertThat(less.parts().of(Part.TIER)).isEqualByComparingTo("0.1");
        assertThat(less.parts().of(Part.PRICE)).isZero();
        var other = between(a, List.of(flow("a", "x", "50", "3")), list("0.05", "0.06"));
        assertThat(other.parts().of(Part.TIER)).isZero();
        assertThat(other.parts().of(Part.PRICE)).isEqualByComparingTo("-0.5");
    }

    @Test
    void everyViewAddsUpToTheDifferenceToTheLastDecimal() {
        for (var seed = 0; seed < 4000; seed++) {
            var random = new Random(seed);
            var before = flows(random);
            var after = flows(random);
            var change = between(before, after, list("0.07", "0.0" + random.nextInt(1, 99)));
            var difference = cost(after).subtract(cost(before));
            assertThat(change.difference().amount()).as("seed %d", seed).isEqualByComparingTo(difference);
            assertThat(change.parts().sum()).as("seed %d", seed).isEqualByComparingTo(difference);
            for (var view : ChangeView.values()) {
                var lines = change.by(view);
                assertThat(lines)
                        .allSatisfy(line -> assertThat(line.parts().sum()).isEqualByComparingTo(line.change()));
                for (var part : Part.values()) {
                    assertThat(lines.stream()
                                    .map(line -> line.parts().of(part))
                                    .reduce(BigDecimal.ZERO, BigDecimal::add))
                            .as("seed %d, %s by %s", seed, part, view)
                            .isEqualByComparingTo(change.parts().of(part));
                }
                assertThat(lines.stream().mapToInt(line -> line.flows().size()).sum())
                        .isEqualTo(change.flows().size());
            }
        }
    }

    @Test
    void movedBytesLeaveTheTotalVolumeOfTheirGroupAsItWas() {
        for (var seed = 0; seed < 1000; seed++) {
            var random = new Random(seed);
            // one price for all: then moving bytes costs nothing, and all of the change is volume
            var before = samePrice(flows(random));
            var after = samePrice(flows(random));
            assertThat(between(before, after).parts().of(Part.MIX).abs()).isLessThan(new BigDecimal("0.000000000001"));
        }
    }

    private static List<BilledFlow> samePrice(List<BilledFlow> flows) {
        return flows.stream()
                .map(flow -> new BilledFlow(
                        flow.key(),
                        new Billed(
                                flow.billed().gigabytes().multiply(new BigDecimal("0.07")),
                                flow.billed().gigabytes(),
                                1)))
                .toList();
    }

    private static EgressChange between(List<BilledFlow> a, List<BilledFlow> b) {
        return between(a, b, TierPrices.NONE);
    }

    private static EgressChange between(List<BilledFlow> a, List<BilledFlow> b, TierPrices tiers) {
        return Decomposition.between(a, b, "USD", tiers);
    }

    private static TierPrices list(String before, String after) {
        return new TierPrices(
                List.of(new TierPrice("aws", "payer", "aws:us-east-1", average(before), average(after), "a list")));
    }

    private static TierAverage average(String price) {
        return new TierAverage(new BigDecimal(price), BigDecimal.TEN, BigDecimal.TEN, new BigDecimal(price));
    }

    private static BigDecimal cost(List<BilledFlow> flows) {
        return flows.stream().map(flow -> flow.billed().cost()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<BilledFlow> flows(Random random) {
        var flows = new ArrayList<BilledFlow>();
        for (var owner : List.of("a", "b", "c")) {
            for (var workload : List.of("x", "y", "z")) {
                for (var transferClass :
                        Arrays.asList(TransferClass.INTERNET, TransferClass.NAT, TransferClass.INTER_ZONE)) {
                    if (random.nextInt(3) > 0) {
                        flows.add(flow(
                                transferClass,
                                owner,
                                workload,
                                random.nextInt(5) == 0
                                        ? "0"
                                        : BigDecimal.valueOf(random.nextLong(1, 99_999_999), random.nextInt(9))
                                                .toPlainString(),
                                BigDecimal.valueOf(random.nextLong(-999, 9_999_999), random.nextInt(12))
                                        .toPlainString()));
                    }
                }
            }
        }
        return flows;
    }

    private static BilledFlow flow(String owner, String workload, String gigabytes, String cost) {
        return flow(TransferClass.INTERNET, owner, workload, gigabytes, cost);
    }

    private static BilledFlow flow(
            TransferClass transferClass, String owner, String workload, String gigabytes, String cost) {
        return new BilledFlow(
                new FlowKey("aws", "payer", "aws:us-east-1", "internet", transferClass, owner, workload, true),
                new Billed(new BigDecimal(cost), new BigDecimal(gigabytes), 1));
    }
}
