package dev.tradewind.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.egress.Comparison;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.cause.Cause;
import dev.tradewind.egress.cause.CauseFacts;
import dev.tradewind.egress.cause.CauseKind;
import dev.tradewind.egress.cause.Causes;
import dev.tradewind.egress.change.ChangeQueries;
import dev.tradewind.egress.change.ChangeView;
import dev.tradewind.egress.change.EgressChange;
import dev.tradewind.egress.change.Part;
import dev.tradewind.egress.watch.DeviationKind;
import dev.tradewind.egress.watch.Finding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** What the product finds by itself in the demo's bills. */
final class DemoExplained {
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private final ChangeQueries changes;
    private final DemoMonths months;

    DemoExplained(ChangeQueries changes, DemoMonths months) {
        this.changes = changes;
        this.months = months;
    }

    /** @param acrossClouds what the bills say of both directions, USD */
    void paymentsWentActiveActive(BigDecimal acrossClouds) {
        var change = between(-2, -1);
        assertThat(change.after().amount().divide(change.before().amount(), 3, RoundingMode.HALF_EVEN))
                .isCloseTo(new BigDecimal("1.350"), within(new BigDecimal("0.002")));
        addsUp(change);
        addsUp(between(-9, -1));
        var rise = change.difference().amount();
        var causes = causes(change);
        assertThat(causes.changed().subList(0, 2))
                .extracting(Cause::kind)
                .containsExactlyInAnyOrder(CauseKind.SECOND_REGION, CauseKind.REMOTE_READS);
        var reads = only(causes.changed(), CauseKind.REMOTE_READS);
        assertThat(reads.owner()).isEqualTo("payments");
        assertThat(reads.title()).contains("reads aws:us-west-2 from azure:eastus");
        assertThat(reads.change())
                .isCloseTo(acrossClouds, within(CENT))
                .isGreaterThan(rise.multiply(new BigDecimal("0.9")));
        assertThat(reads.flows())
                .extracting(flow -> flow.key().from())
                .containsExactlyInAnyOrder("aws:us-west-2", "azure:eastus");
        assertThat(reads.evidence()).anySatisfy(each -> {
            assertThat(each.name()).startsWith("A replica at azure:eastus");
            assertThat(each.value()).isCloseTo(acrossClouds, within(CENT));
        });
        assertThat(change.by(ChangeView.OWNER).getFirst().key().owner()).isEqualTo("payments");
        assertThat(causes.explained()).isGreaterThan(rise.multiply(new BigDecimal("0.9")));
    }

    void aNatGatewayStandsInFrontOfAServiceOfItsRegion() {
        var cause = causes(between(-2, -1)).standing().stream()
                .filter(each -> each.kind() == CauseKind.NAT_TO_SAME_REGION
                        && each.owner().equals("data-platform"))
                .findFirst()
                .orElseThrow();
        assertThat(cause.costNow()).isCloseTo(new BigDecimal("3960"), within(BigDecimal.ONE));
        assertThat(cause.title()).contains("hourly-marts", "aws:us-east-1");
    }

    void kafkaConsumersFetchAcrossZones() {
        var cause = causes(between(-2, -1)).standing().getFirst();
        assertThat(cause.kind()).isEqualTo(CauseKind.CROSS_ZONE);
        assertThat(cause.title()).contains("event-log", "data-platform", "aws:us-east-1");
        assertThat(cause.costNow()).isCloseTo(new BigDecimal("5200"), within(BigDecimal.ONE));
    }

    void theBackupGoesToAnotherRegion() {
        var cause = causes(between(-6, -5)).changed().getFirst();
        assertThat(cause.kind()).isEqualTo(CauseKind.COPY_ELSEWHERE);
        assertThat(cause.title()).contains("backups", "data-platform", "aws:us-east-1", "aws:us-east-2");
        assertThat(cause.change()).isCloseTo(new BigDecimal("2400"), within(new BigDecimal("30")));
    }

    void theInternetPriceRoseBecauseTheVolumeFellBelowAStep() {
        var change = between(-4, -3);
        var cause = only(causes(change).changed(), CauseKind.PRICE_STEP);
        assertThat(cause.title()).contains("dearer", "fell");
        var internet = change.by(ChangeView.CLASS).stream()
                .filter(line -> line.key().transferClass() == TransferClass.INTERNET)
                .findFirst()
                .orElseThrow()
                .parts();
        assertThat(internet.of(Part.TIER))
                .isEqualByComparingTo(cause.change())
                .isGreaterThan(internet.of(Part.PRICE).abs().multiply(BigDecimal.valueOf(5)));
        addsUp(change);
    }

    void theBackupIsClosedAsIntendedAndPaymentsIsOpen(List<Finding> findings) {
        assertThat(findings)
                .filteredOn(finding -> finding.flow().to().equals("aws:us-east-2"))
                .singleElement()
                .satisfies(backup -> {
                    assertThat(backup.kind()).isEqualTo(DeviationKind.NEW_FLOW);
                    assertThat(backup.began()).isEqualTo(months.at(-5).atDay(1));
                    assertThat(backup.closed()).isNotNull();
                });
        assertThat(findings)
                .filteredOn(finding -> finding.open() && finding.flow().owner().equals("payments"))
                .extracting(finding -> finding.flow().from())
                .contains("aws:us-west-2", "azure:eastus");
    }

    private static void addsUp(EgressChange change) {
        for (var view : ChangeView.values()) {
            assertThat(change.by(view).stream()
                            .map(line -> line.parts().sum())
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(change.difference().amount());
        }
    }

    private static Cause only(List<Cause> causes, CauseKind kind) {
        return causes.stream()
                .filter(each -> each.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + kind + " in " + causes));
    }

    private EgressChange between(int before, int now) {
        return changes.between(
                months.filter(now),
                new Comparison(months.filter(before).range(), months.filter(now).range()),
                "USD");
    }

    private static Causes causes(EgressChange change) {
        return Causes.of(new CauseFacts(change, place -> place, List.of()));
    }
}
