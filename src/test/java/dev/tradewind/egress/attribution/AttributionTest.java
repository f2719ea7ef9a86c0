package dev.tradewind.egress.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.attribution.Attribution.Share;
import dev.tradewind.egress.attribution.Attribution.Unattributed;
import dev.tradewind.egress.attribution.SeenFlow.Side;
import dev.tradewind.quantity.Money;
import dev.tradewind.quantity.TimeRange;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AttributionTest {
    private static final Instant DAY = Instant.parse("2024-05-01T00:00:00Z");
    private static final String HERE = "aws:us-west-2";
    private static final List<TransferClass> CLASSES = List.of(
            TransferClass.INTERNET,
            TransferClass.INTER_REGION,
            TransferClass.INTER_ZONE,
            TransferClass.INGRESS,
            TransferClass.NAT);
    private static final List<String> PLACES = List.of(HERE, "azure:eastus", "internet", "unknown");
    private static final List<String> CURRENCIES = List.of("USD", "EUR", "JPY", "KWD");

    @Test
    void theSumOfTheAttributionsIsTheBillWhateverTheFlows() {
        for (int seed = 0; seed < 4000; seed++) {
            var random = new SplittableRandom(seed);
            var attribution = new Attribution(flows(random));
            Map<String, BigDecimal> billed = new HashMap<>();
            Map<String, BigDecimal> attributed = new HashMap<>();
            for (int i = 0; i < random.nextInt(1, 8); i++) {
                var bill = bill(random);
                var shares = attribution.of(bill);
                assertThat(sum(shares))
                        .as("seed %s, %s", seed, bill)
                        .isEqualByComparingTo(bill.cost().amount());
                var key = bill.billedClass() + bill.cost().currency();
                billed.merge(key, bill.cost().amount(), BigDecimal::add);
                shares.forEach(share -> attributed.merge(
                        share.bill().billedClass() + share.bill().cost().currency(), share.amount(), BigDecimal::add));
                assertThat(shares)
                        .as("seed %s", seed)
                        .allMatch(share -> (share.flow() == null) != (share.why() == null));
            }
            assertThat(attributed.keySet()).isEqualTo(billed.keySet());
            billed.forEach((key, sum) -> assertThat(attributed.get(key)).isEqualByComparingTo(sum));
        }
    }

    @Test
    void eachPartIsInProportionToItsBytes() {
        var attribution = new Attribution(List.of(flow(0, "ledger", 300), flow(5, "fraud", 100)));
        assertThat(attribution.of(bill("100", "p")))
                .extracting(Share::amount)
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal("75"), new BigDecimal("25"));
    }

    @Test
    void theRemainderGoesToTheLargestShare() {
        var parts = Allocation.of(new BigDecimal("1"), List.of(1L, 4L, 1L));
        assertThat(parts.get(0)).isEqualTo(new BigDecimal("0.16666666666666666667"));
        assertThat(parts.get(1)).isEqualTo(new BigDecimal("0.66666666666666666666"));
        assertThat(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo("1");
    }

    @Test
    void aCreditIsSharedLikeACost() {
        var attribution = new Attribution(List.of(flow(0, "ledger", 2), flow(5, "fraud", 1)));
        assertThat(sum(attribution.of(bill("-10", "p")))).isEqualByComparingTo("-10");
        assertThat(attribution.of(bill("-10", "p")))
                .allMatch(share -> share.amount().signum() < 0);
    }

    @Test
    void withoutFlowsOrBytesTheWholeStaysUnattributedAndSaysWhy() {
        assertThat(new Attribution(List.of()).of(bill("10", "p")))
                .extracting(Share::why)
                .containsExactly(Unattributed.NO_FLOWS);
        assertThat(new Attribution(List.of(flow(0, "ledger", 0))).of(bill("10", "p")))
                .extracting(Share::why)
                .containsExactly(Unattributed.NO_FLOWS);
        assertThat(new Attribution(List.of(flow(30, "ledger", 5))).of(bill("10", "p")))
                .as("the next day's flow does not explain this day")
                .extracting(Share::why)
                .containsExactly(Unattributed.NO_FLOWS);
    }

    @Test
    void nobodyPaysForTheFlowsOfAnotherAccount() {
        var attribution = new Attribution(List.of(flow(0, "ledger", 5)));
        assertThat(attribution.of(bill("10", "other"))).extracting(Share::why).containsExactly(Unattributed.NO_FLOWS);
        assertThat(attribution.of(bill("10", "/subscriptions/P")))
                .extracting(Share::why)
                .containsOnlyNulls();
    }

    private static BigDecimal sum(List<Share> shares) {
        return shares.stream().map(Share::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static SeenFlow flow(int hour, String workload, long bytes) {
        return new SeenFlow(
                DAY.plus(Duration.ofHours(hour)),
                new Side(workload, HERE, null),
                new Side("api", "azure:eastus", null),
                TransferClass.INTERNET,
                TransferClass.INTER_PROVIDER,
                Set.of("p"),
                bytes);
    }

    private static BilledTransfer bill(String amount, String account) {
        return new BilledTransfer(
                new TimeRange(DAY, DAY.plus(Duration.ofDays(1))),
                TransferClass.INTERNET,
                HERE,
                "internet",
                account,
                Money.of(amount, "USD"),
                BigDecimal.TEN);
    }

    private static List<SeenFlow> flows(SplittableRandom random) {
        var flows = new ArrayList<SeenFlow>();
        for (int i = random.nextInt(40); i > 0; i--) {
            flows.add(new SeenFlow(
                    DAY.plus(Duration.ofHours(random.nextInt(48))),
                    new Side("w" + random.nextInt(4), one(PLACES, random), null),
                    new Side(null, one(PLACES, random), null),
                    one(CLASSES, random),
                    TransferClass.INTER_PROVIDER,
                    random.nextBoolean() ? Set.of() : Set.of("p" + random.nextInt(2)),
                    random.nextInt(3) == 0 ? 0 : random.nextLong(1L << random.nextInt(1, 62))));
        }
        return flows;
    }

    private static BilledTransfer bill(SplittableRandom random) {
        var from = DAY.plus(Duration.ofHours(random.nextInt(30)));
        var unscaled =
                BigInteger.valueOf(random.nextLong()).multiply(BigInteger.valueOf(random.nextLong(1, 1_000_000)));
        return new BilledTransfer(
                new TimeRange(from, from.plus(Duration.ofHours(random.nextInt(0, 25)))),
                one(CLASSES, random),
                one(PLACES, random),
                one(PLACES, random),
                random.nextBoolean() ? null : "p" + random.nextInt(2),
                new Money(new BigDecimal(unscaled, random.nextInt(0, 21)), one(CURRENCIES, random)),
                BigDecimal.ONE);
    }

    private static <T> T one(List<T> of, SplittableRandom random) {
        return of.get(random.nextInt(of.size()));
    }
}
