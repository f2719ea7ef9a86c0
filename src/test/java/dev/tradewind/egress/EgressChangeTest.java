package dev.tradewind.egress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.quantity.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EgressChangeTest {
    @Test
    void splitsOneFlowIntoVolumeAndPrice() {
        var change = EgressChange.between(List.of(flow("a", "100", "9")), List.of(flow("a", "150", "15")), "USD");
        assertThat(change.volume()).isEqualByComparingTo("4.5");
        assertThat(change.price()).isEqualByComparingTo("1.5");
        assertThat(change.difference()).isEqualTo(Money.of("6", "USD"));
    }

    @Test
    void namesFlowsThatBeganAndEnded() {
        var change = EgressChange.between(List.of(flow("old", "1", "2")), List.of(flow("new", "1", "5")), "USD");
        assertThat(change.newFlows()).isEqualByComparingTo("5");
        assertThat(change.endedFlows()).isEqualByComparingTo("-2");
    }

    @Test
    void thePartsAddUpToTheDifferenceExactly() {
        var random = new Random(7);
        for (var round = 0; round < 200; round++) {
            var change = EgressChange.between(flows(random), flows(random), "USD");
            var parts = change.price()
                    .add(change.volume())
                    .add(change.newFlows())
                    .add(change.endedFlows())
                    .add(change.unmetered());
            assertThat(parts).isEqualByComparingTo(change.difference().amount());
        }
    }

    private static List<FlowTotal> flows(Random random) {
        var flows = new ArrayList<FlowTotal>();
        for (var owner = 0; owner < 8; owner++) {
            if (random.nextBoolean()) {
                var gigabytes = random.nextInt(4) == 0
                        ? "0"
                        : BigDecimal.valueOf(random.nextInt(1, 9999), 3).toString();
                flows.add(flow(
                        "o" + owner,
                        gigabytes,
                        BigDecimal.valueOf(random.nextInt(99999), 7).toString()));
            }
        }
        return flows;
    }

    private static FlowTotal flow(String owner, String gigabytes, String cost) {
        var money = Money.of(cost, "USD");
        return new FlowTotal(
                "aws:us-east-1",
                "internet",
                TransferClass.INTERNET,
                owner,
                new EgressTotal(money, money, new BigDecimal(gigabytes), 1, money));
    }
}
