package dev.tradewind.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.approval.Approvals;
import dev.tradewind.execution.Executions;
import dev.tradewind.recommendation.Confidences;
import dev.tradewind.recommendation.Promises;
import dev.tradewind.recommendation.RecommendationKind;
import dev.tradewind.recommendation.Recommendations;
import dev.tradewind.report.ReportKind;
import dev.tradewind.report.ReportRequest;
import dev.tradewind.report.Reports;
import dev.tradewind.workload.Workloads;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the demo's people decided, and what waits for whom. */
class DemoDecisionsIT extends DemoOnH2 {
    @Autowired
    private Recommendations recommendations;

    @Autowired
    private Approvals approvals;

    @Autowired
    private Executions executions;

    @Autowired
    private Promises promises;

    @Autowired
    private Confidences confidences;

    @Autowired
    private DemoPeople people;

    @Autowired
    private Reports reports;

    @Autowired
    private Workloads workloads;

    private DemoDecided decided;

    @BeforeEach
    void decided() {
        decided = new DemoDecided(recommendations, approvals, executions, promises);
    }

    @Test
    void morningsWorkIsDoneByThePeopleWhoMayDoIt() {
        decided.morningsWork();
        assertThat(workloads.byName("shop-preview").orElseThrow().siteId()).isEqualTo("aws:eu-north-1");
        assertThat(workloads.byName("image-resizer").orElseThrow().siteId()).isEqualTo("aws:eu-central-1");
        assertThat(reports.preview(new ReportRequest(
                        ReportKind.DECISIONS, YearMonth.now(clock.withZone(ZoneOffset.UTC)), null, null, null)))
                .contains("shop-web-eu", "a dozen times", "Chidi", "shop-preview");
        for (var person : List.of("ada", "chidi", "dana")) {
            assertThat(approvals.waitingFor(people.named(person))).as(person).isNotEmpty();
        }
    }

    @Test
    void anEndpointInPlaceOfTheGatewayWaitsForOthers() {
        decided.anEndpointWaits(byHand.usd(
                months.at(-1), "ChargeDescription like '%Processed by NAT%' and Tags like '%\"data-platform\"%'"));
    }

    @Test
    void compressingTheMirrorBroughtAThirdOfItsPromiseBecauseTrafficGrew() {
        var applied = months.at(-7);
        var before = BigDecimal.valueOf(months.at(-12).lengthOfMonth());
        var days = new BigDecimal("7");
        var week = "CAST(substr(ChargePeriodStart, 9, 2) AS INTEGER) between 2 and 8";
        var mirror = "ChargeDescription like '%to US West (Oregon)%' and Tags like '%\"event-log\"%'";
        var zones = "ChargeDescription like '%between EC2 AZs%' and Tags like '%\"event-log\"%'";
        decided.aPromiseOfNineHundredBroughtThreeHundred(
                byHand.usd(months.at(-12), mirror).divide(before, MathContext.DECIMAL64),
                byHand.usd(applied, mirror + " and " + week).divide(days, MathContext.DECIMAL64),
                byHand.gigabytes(applied, zones + " and " + week)
                        .divide(days, MathContext.DECIMAL64)
                        .multiply(before)
                        .divide(byHand.gigabytes(months.at(-12), zones), MathContext.DECIMAL64));
        var kept = confidences
                .now()
                .of(RecommendationKind.COMPRESSION, Confidences.Figure.COST)
                .orElseThrow();
        assertThat(kept.settled()).isEqualTo(1);
        assertThat(kept.ratio()).isBetween(new BigDecimal("0.30"), new BigDecimal("0.39"));
    }
}
