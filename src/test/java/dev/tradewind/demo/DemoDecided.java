package dev.tradewind.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.tradewind.approval.Approvals;
import dev.tradewind.execution.Executions;
import dev.tradewind.execution.HoldReason;
import dev.tradewind.recommendation.Promises;
import dev.tradewind.recommendation.RecommendationKind;
import dev.tradewind.recommendation.RecommendationState;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.recommendation.Recommendations;
import dev.tradewind.recommendation.Settlement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.EnumSet;

/** What the demo's people have decided, and what became of it. */
final class DemoDecided {
    private final Recommendations recommendations;
    private final Approvals approvals;
    private final Executions executions;
    private final Promises promises;

    DemoDecided(Recommendations recommendations, Approvals approvals, Executions executions, Promises promises) {
        this.recommendations = recommendations;
        this.approvals = approvals;
        this.executions = executions;
        this.promises = promises;
    }

    void morningsWork() {
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            assertThat(ended("shop-preview")).isEqualTo(RecommendationState.SUCCEEDED);
            assertThat(ended("image-resizer")).isEqualTo(RecommendationState.ROLLED_BACK);
            assertThat(ended("price-labels")).isEqualTo(RecommendationState.APPROVED);
            assertThat(ended("demand-forecast-training")).isEqualTo(RecommendationState.EXECUTING);
            assertThat(ended("shop-web-eu")).isEqualTo(RecommendationState.REJECTED);
            assertThat(ended("erp-test")).isEqualTo(RecommendationState.SNOOZED);
            assertThat(ended("authorisation-api-azure")).isEqualTo(RecommendationState.IN_REVIEW);
        });
        assertThat(executions.latest(10))
                .filteredOn(of -> of.workload().equals("price-labels"))
                .singleElement()
                .satisfies(of -> assertThat(of.holdReason()).isEqualTo(HoldReason.FREEZE));
        // modelled hours open a gate as measured ones do; only a yearly mean says nothing of the hour
        assertThat(executions.latest(10))
                .filteredOn(of -> of.workload().equals("demand-forecast-training"))
                .singleElement()
                .satisfies(of -> {
                    var gate = executions.gate(of.id()).orElseThrow();
                    assertThat(gate.limitGramsPerKwh()).isEqualTo(150);
                    assertThat(gate.gramsPerKwh()).isNotNull();
                });
        for (var of : recommendations.in(EnumSet.allOf(RecommendationState.class))) {
            var deciders = approvals.matter(of).decisions().stream()
                    .map(decision -> decision.personId().toString())
                    .toList();
            assertThat(deciders).as(of.shortId()).doesNotHaveDuplicates().doesNotContain(of.proposedBy());
        }
        var open = recommendations.open().stream()
                .filter(of -> of.state().undecided())
                .toList();
        assertThat(open).hasSizeBetween(5, 14);
        // carbon has a price, so a few dollars may be worth it; nothing costs more without a rule that demands it
        assertThat(open)
                .filteredOn(of -> of.deltaUsdPerMonth().compareTo(new BigDecimal("50")) > 0)
                .allMatch(of -> of.reasons().getFirst().contains("may not stay"));
    }

    /** @param gateway what the bill of the month says of it, USD */
    void anEndpointWaits(BigDecimal gateway) {
        var endpoint = recommendations.open().stream()
                .filter(of -> of.kind() == RecommendationKind.PRIVATE_ENDPOINT)
                .findFirst()
                .orElseThrow();
        assertThat(endpoint.workload()).isEqualTo("hourly-marts");
        assertThat(endpoint.state()).isEqualTo(RecommendationState.PROPOSED);
        var promise = promises.of(endpoint.id()).orElseThrow();
        assertThat(promise.flows())
                .singleElement()
                .satisfies(flow -> assertThat(flow.usd()).isEqualByComparingTo(gateway));
        // kept to twelve decimals; after a month of 28 days the saving has more
        assertThat(endpoint.deltaUsdPerMonth().negate())
                .isCloseTo(promise.savingUsdPerMonth(), within(new BigDecimal("1E-12")))
                .isPositive();
    }

    /**
     * Finding 11: promised USD 900 a month, brought about 310, because traffic grew meanwhile.
     *
     * @param before what the bill of the month on which it rests says of the flow, USD a day
     * @param after what the bills of the seven days after it was applied say, USD a day
     * @param traffic bytes of the workload's other flow, in these days ÷ in that month, a day
     */
    void aPromiseOfNineHundredBroughtThreeHundred(BigDecimal before, BigDecimal after, BigDecimal traffic) {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(compression().state()).isEqualTo(RecommendationState.SUCCEEDED));
        var of = compression();
        var settled = promises.settlement(of.id()).orElseThrow();
        var perMonth = new BigDecimal("30.4375");
        assertThat(of.deltaUsdPerMonth().negate()).isCloseTo(new BigDecimal("900"), within(new BigDecimal("1")));
        assertThat(settled.promisedUsdPerMonth())
                .isCloseTo(before.multiply(perMonth).divide(new BigDecimal("2")), within(new BigDecimal("0.01")));
        assertThat(settled.realisedUsdPerMonth())
                .isCloseTo(before.subtract(after).multiply(perMonth), within(new BigDecimal("0.01")))
                .isBetween(new BigDecimal("280"), new BigDecimal("340"));
        assertThat(settled.verdict()).isEqualTo(Settlement.Verdict.SHORT);
        assertThat(settled.traffic()).isCloseTo(traffic, within(new BigDecimal("0.0001")));
        assertThat(settled.words())
                .contains("fell short: promised USD 900")
                .contains("traffic grew by "
                        + traffic.subtract(BigDecimal.ONE)
                                .movePointRight(2)
                                .setScale(1, RoundingMode.HALF_EVEN)
                                .toPlainString()
                        + " %")
                .contains("so that it saves USD ");
        assertThat(new BigDecimal(settled.words()
                        .replaceFirst(".*so that it saves USD ([0-9,.]+) .*", "$1")
                        .replace(",", "")))
                .isCloseTo(before.multiply(traffic).subtract(after).multiply(perMonth), within(new BigDecimal("0.01")));
        assertThat(executions.of(of.id()))
                .singleElement()
                .satisfies(done -> assertThat(
                                executions.history(done.id()).stream().map(line -> line.line()))
                        .anyMatch(line ->
                                line.contains("applied by Ada, ") && line.contains(", before it was approved here: ")));
    }

    private RecommendationSummary compression() {
        return recommendations.in(EnumSet.allOf(RecommendationState.class)).stream()
                .filter(of -> of.kind() == RecommendationKind.COMPRESSION)
                .findFirst()
                .orElseThrow();
    }

    private RecommendationState ended(String workload) {
        return recommendations.in(EnumSet.allOf(RecommendationState.class)).stream()
                .filter(of -> of.workload().equals(workload))
                .findFirst()
                .orElseThrow()
                .state();
    }
}
