package dev.tradewind.egress.cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.change.Billed;
import dev.tradewind.egress.change.BilledFlow;
import dev.tradewind.egress.change.Decomposition;
import dev.tradewind.egress.change.FlowKey;
import dev.tradewind.egress.change.TierAverage;
import dev.tradewind.egress.change.TierPrice;
import dev.tradewind.egress.change.TierPrices;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CausesTest {
    private static final BilledFlow OTHER =
            flow(TransferClass.INTERNET, "aws:eu-west-1", "internet", "z", "web", 100, 9);

    @Test
    void aSecondActivePlaceNeedsAFirstOneThatStays() {
        var old = flow(TransferClass.INTERNET, "aws:us-west-2", "internet", "pay", "api", 10, 1);
        var fresh = flow(TransferClass.INTERNET, "aws:us-east-1", "internet", "pay", "api", 50, 5);
        assertThat(kinds(List.of(old), List.of(old, fresh))).contains(CauseKind.SECOND_REGION);
        assertThat(kinds(List.of(old), List.of(fresh))).doesNotContain(CauseKind.SECOND_REGION);
        assertThat(kinds(List.of(old, fresh), List.of(old, fresh))).doesNotContain(CauseKind.SECOND_REGION);
    }

    @Test
    void readsAcrossCloudsNeedTheSameBytesOnBothBills() {
        var query = cloud("azure", TransferClass.INTERNET, "azure:eastus", "internet", 40, 4);
        var answer = cloud("aws", TransferClass.INTERNET, "aws:us-west-2", "internet", 90, 8);
        var arrives = cloud("aws", TransferClass.INGRESS, "internet", "aws:us-west-2", 39, 0);
        var otherBytes = cloud("aws", TransferClass.INGRESS, "internet", "aws:us-west-2", 20, 0);
        assertThat(kinds(List.of(OTHER), List.of(OTHER, query, answer, arrives)))
                .contains(CauseKind.REMOTE_READS);
        assertThat(kinds(List.of(OTHER), List.of(OTHER, query, answer, otherBytes)))
                .doesNotContain(CauseKind.REMOTE_READS);
    }

    @Test
    void readsAcrossRegionsBringMoreBackThanGoes() {
        var query = flow(TransferClass.INTER_REGION, "aws:us-east-1", "aws:us-west-2", "pay", "api", 10, 1);
        var answer = flow(TransferClass.INTER_REGION, "aws:us-west-2", "aws:us-east-1", "pay", "db", 80, 8);
        var found = causes(List.of(query, answer), List.of(query, answer)).standing();
        assertThat(found).singleElement().satisfies(cause -> {
            assertThat(cause.title()).contains("pay reads aws:us-west-2 from aws:us-east-1");
            assertThat(cause.costNow()).isEqualByComparingTo("9");
        });
    }

    @Test
    void aGatewayIsBlamedOnlyForBytesThatCannotHaveLeft() {
        var nat = flow(TransferClass.NAT, "aws:us-east-1", "unknown", "data", "marts", 100, 5);
        var left = flow(TransferClass.INTERNET, "aws:us-east-1", "internet", "data", "marts", 90, 8);
        var ofAnother = flow(TransferClass.INTERNET, "aws:us-east-1", "internet", "data", "search", 90, 8);
        assertThat(kinds(List.of(nat), List.of(nat))).contains(CauseKind.NAT_TO_SAME_REGION);
        assertThat(kinds(List.of(nat, ofAnother), List.of(nat, ofAnother))).contains(CauseKind.NAT_TO_SAME_REGION);
        assertThat(kinds(List.of(nat, left), List.of(nat, left))).doesNotContain(CauseKind.NAT_TO_SAME_REGION);
    }

    @Test
    void chatterBetweenZonesIsAChangeWhereItGrewAndACostOfAllTheTimeElsewhere() {
        var quiet = flow(TransferClass.INTER_ZONE, "aws:us-east-1", "aws:us-east-1", "data", "log", 100, 1);
        var loud = flow(TransferClass.INTER_ZONE, "aws:us-east-1", "aws:us-east-1", "data", "log", 700, 7);
        var regions = flow(TransferClass.INTER_REGION, "aws:us-east-1", "aws:us-east-2", "data", "log", 700, 7);
        var grew = causes(List.of(quiet, OTHER), List.of(loud, OTHER));
        assertThat(grew.changed()).singleElement().satisfies(cause -> {
            assertThat(cause.kind()).isEqualTo(CauseKind.CROSS_ZONE);
            assertThat(cause.title()).isEqualTo("log of data talks across zones in aws:us-east-1");
            assertThat(cause.change()).isEqualByComparingTo("6");
        });
        assertThat(causes(List.of(loud), List.of(loud)).standing())
                .singleElement()
                .satisfies(cause -> assertThat(cause.costNow()).isEqualByComparingTo("7"));
        assertThat(kinds(List.of(OTHER), List.of(OTHER, regions))).doesNotContain(CauseKind.CROSS_ZONE);
    }

    @Test
    void aCopyInAnotherRegionIsSaidToBeIntendedWhereSomebodySaidSo() {
        var copy = flow(TransferClass.INTER_REGION, "aws:us-east-1", "aws:us-east-2", "data", "nightly-backup", 500, 5);
        var facts = new CauseFacts(
                Decomposition.between(List.of(OTHER), List.of(OTHER, copy), "USD", TierPrices.NONE),
                place -> place,
                List.of(new Intended(
                        "aws:us-east-1", "aws:us-east-2", TransferClass.INTER_REGION, "data", "Agreed in June")));
        assertThat(Causes.of(facts).changed()).singleElement().satisfies(cause -> {
            assertThat(cause.kind()).isEqualTo(CauseKind.COPY_ELSEWHERE);
            assertThat(cause.intended()).isEqualTo("Agreed in June");
        });
    }

    @Test
    void aPriceStepIsTheListsDoing() {
        var tiers = new TierPrices(List.of(new TierPrice(
                "aws",
                "payer",
                "aws:eu-west-1",
                new TierAverage(new BigDecimal("0.07"), BigDecimal.TEN, BigDecimal.TEN, new BigDecimal("0.05")),
                new TierAverage(new BigDecimal("0.09"), BigDecimal.ONE, BigDecimal.ONE, new BigDecimal("0.09")),
                "a list")));
        var before = flow(TransferClass.INTERNET, "aws:eu-west-1", "internet", "z", "web", 100, 7);
        var after = flow(TransferClass.INTERNET, "aws:eu-west-1", "internet", "z", "web", 50, 5);
        var change = Decomposition.between(List.of(before), List.of(after), "USD", tiers);
        assertThat(Causes.of(new CauseFacts(change, place -> place, List.of())).changed())
                .anySatisfy(cause -> {
                    assertThat(cause.kind()).isEqualTo(CauseKind.PRICE_STEP);
                    assertThat(cause.change()).isCloseTo(BigDecimal.ONE, within(new BigDecimal("0.000000001")));
                });
    }

    @Test
    void bytesThatGoThroughACdnNowAreOneCause() {
        var before = flow(TransferClass.INTERNET, "aws:us-east-1", "internet", "shop", "web", 100, 9);
        var after = flow(TransferClass.INTERNET, "aws:us-east-1", "internet", "shop", "web", 20, 2);
        var cdn = flow(TransferClass.CDN, "aws:us-east-1", "unknown", "shop", "images", 70, 3);
        assertThat(causes(List.of(before), List.of(after, cdn)).changed())
                .extracting(Cause::kind)
                .containsExactly(CauseKind.CDN);
    }

    @Test
    void whatNoRuleKnowsIsToldAsBilledAndNoFlowCountsTwice() {
        var old = flow(TransferClass.INTERNET, "aws:us-west-2", "internet", "pay", "api", 10, 1);
        var fresh = flow(TransferClass.INTERNET, "aws:us-east-1", "internet", "pay", "api", 50, 5);
        var grown = flow(TransferClass.INTERNET, "aws:eu-west-1", "internet", "z", "web", 200, 18);
        var causes = causes(List.of(old, OTHER), List.of(old, fresh, grown));
        assertThat(causes.changed()).extracting(Cause::kind).containsExactly(CauseKind.PLAIN, CauseKind.SECOND_REGION);
        assertThat(causes.explained()).isEqualByComparingTo("14");
    }

    private static List<CauseKind> kinds(List<BilledFlow> before, List<BilledFlow> after) {
        var causes = causes(before, after);
        return Stream.concat(causes.changed().stream(), causes.standing().stream())
                .map(Cause::kind)
                .toList();
    }

    private static Causes causes(List<BilledFlow> before, List<BilledFlow> after) {
        var change = Decomposition.between(before, after, "USD", TierPrices.NONE);
        return Causes.of(new CauseFacts(change, place -> place, List.of()));
    }

    private static BilledFlow cloud(
            String provider, TransferClass transferClass, String from, String to, int gigabytes, int cost) {
        return new BilledFlow(
                new FlowKey(provider, provider, from, to, transferClass, "pay", "ledger", true),
                new Billed(BigDecimal.valueOf(cost), BigDecimal.valueOf(gigabytes), 1));
    }

    private static BilledFlow flow(
            TransferClass transferClass,
            String from,
            String to,
            String owner,
            String workload,
            int gigabytes,
            int cost) {
        return new BilledFlow(
                new FlowKey("aws", "payer", from, to, transferClass, owner, workload, true),
                new Billed(BigDecimal.valueOf(cost), BigDecimal.valueOf(gigabytes), 1));
    }
}
