package dev.tradewind.egress.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.router.Location;
import dev.tradewind.ConsoleTest;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.Imports;
import dev.tradewind.identity.People;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.EvidenceDrawer;
import dev.tradewind.ui.FigureButton;
import dev.tradewind.ui.KpiStrip;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.StackedTrend;
import dev.tradewind.ui.WaterfallChart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.TestExecutionEvent;
import org.springframework.security.test.context.support.WithUserDetails;

@ConsoleTest
@WithUserDetails(value = "egress-viewer", setupBefore = TestExecutionEvent.TEST_EXECUTION)
class EgressViewTest extends SpringBrowserlessTest {
    private static final String RANGE = "from=2022-06-01&to=2022-07-01&owner=view-team";

    @Autowired
    private People people;

    @Autowired
    private Imports imports;

    @BeforeEach
    void billAndViewer() {
        if (people.byName("egress-viewer").isEmpty()) {
            people.create("egress-viewer", "Vera", "a long enough password", Set.of("VIEWER"), Set.of());
        }
        var bill = "BilledCost,EffectiveCost,BillingCurrency,BillingAccountId,BillingPeriodStart,ChargePeriodStart,"
                + "ChargePeriodEnd,ChargeCategory,ChargeDescription,ConsumedQuantity,ConsumedUnit,ProviderName,RegionId,"
                + "Tags\n" + row("12.5", "Data transfer out", "2022-06-02")
                + row("2.5", "US East (Ohio) data transfer to EU (Ireland)", "2022-06-03");
        imports.importNow(
                "june.csv", new ByteArrayInputStream(bill.getBytes(StandardCharsets.UTF_8)), ImportOptions.NONE);
    }

    @Test
    void showsTheCostOfTheRangeAndOpensItsEvidence() {
        go("egress?" + RANGE);
        var cost = find(KpiStrip.class).single().getElement().getTextRecursively();
        assertThat(cost).contains("BilledCost").contains("15.00").contains("USD");
        assertThat(find(StackedTrend.class).all()).hasSize(1);
        test(find(FigureButton.class).all().getFirst()).click();
        assertThat(find(EvidenceDrawer.class).single().getElement().getTextRecursively())
                .contains("Σ BilledCost over 2 charges")
                .contains("FROM charges");
    }

    @Test
    void theMetricsFocusNameStandsInEveryHeadThatHoldsACost() {
        go("egress?" + RANGE + "&tab=flows");
        var heads = find(Grid.class).all().stream()
                .flatMap(grid -> ((Grid<?>) grid).getColumns().stream())
                .map(column -> String.valueOf(column.getHeaderText()))
                .toList();
        assertThat(heads).contains("BilledCost USD").doesNotContain("Cost", "Costs", "Spend", "Amount");
        go("egress?" + RANGE);
        assertThat(find(Panel.class).all())
                .anySatisfy(panel ->
                        assertThat(panel.getElement().getTextRecursively()).contains("BilledCost by class"));
    }

    @Test
    void keepsTabAndFiltersInTheUrl() {
        go("egress?" + RANGE + "&tab=flows&class=INTER_REGION");
        assertThat(find(KpiStrip.class).single().getElement().getTextRecursively())
                .contains("2.50");
        assertThat(test(find(Grid.class).all().getFirst()).size()).isEqualTo(1);
        go("egress?" + RANGE + "&tab=explain");
        assertThat(find(WaterfallChart.class).all()).hasSize(1);
    }

    @Test
    void showsWhoCausedItWithWhatNobodyIsFoundForAndOpensTheRule() {
        imports.importNow(
                "view-flow.log",
                new ByteArrayInputStream(
                        ("account-id interface-id srcaddr dstaddr bytes start end flow-direction region\n"
                                        + "view-flows eni-1 10.230.0.1 198.51.100.1 5000 1654128000 1654131600 egress us-east-2\n")
                                .getBytes(StandardCharsets.UTF_8)),
                ImportOptions.NONE);
        go("egress?" + RANGE + "&tab=flows");
        var caused = find(Grid.class).all().getLast();
        assertThat(test(caused).size()).isEqualTo(2);
        var page = find(Panel.class).all().getLast().getElement().getTextRecursively();
        assertThat(page).contains("Attributed").contains("All lines add up to 15.00 USD");
        test(find(FigureButton.class).all().getLast()).click();
        assertThat(find(EvidenceDrawer.class).single().getElement().getTextRecursively())
                .contains("in proportion to their bytes")
                .contains("FROM flows");
    }

    @Test
    void aScenarioInTheUrlShowsAMonthBeforeAndAfterAndOpensItsEvidence() {
        // 12.50 for 10 GB in one day are 380.47 a month; 304.375 GB at the second step, 0.085, are 25.87
        var day = "egress?from=2022-06-02&to=2022-06-03&owner=view-team&tab=what-if";
        go(day);
        assertThat(strip()).contains("Before380.47").contains("After380.47").doesNotContain("Pay-back");
        go(day + "&kind=CHANGE_TIER&tier=2");
        assertThat(strip()).contains("Before380.47").contains("After25.87").contains("Pay-backatonce");
        assertThat(find(WaterfallChart.class).all()).hasSize(1);
        assertThat(find(Panel.class).all())
                .anySatisfy(panel -> assertThat(panel.getElement().getTextRecursively())
                        .contains("Go on", "A price tier is agreed with the provider"));
        assertThat(test(find(Grid.class).all().getFirst()).size()).isEqualTo(1);
        test(find(FigureButton.class).all().get(1)).click();
        assertThat(find(EvidenceDrawer.class).single().getElement().getTextRecursively())
                .contains("bytes × step 2 of the list")
                .contains("FROM charges");
        go(day + "&kind=MOVE_WORKLOAD&workload=nobody&site=aws:us-east-1");
        assertThat(find(Panel.class).all().getFirst().getElement().getTextRecursively())
                .contains("knows 'nobody'");
        assertThat(strip()).contains("Before380.47");
    }

    @Test
    void aScenarioSaysWhatIsStillToBeChosenAndWhatNoFlowAnswersTo() {
        var day = "egress?from=2022-06-02&to=2022-06-03&owner=view-team&tab=what-if";
        go(day + "&kind=MOVE_WORKLOAD");
        assertThat(find(Panel.class).all().getFirst().getElement().getTextRecursively())
                .contains("Choose the workload and the site where it would stand.");
        go(day + "&kind=CHANGE_TIER&tier=9");
        assertThat(find(EmptyState.class).single().getElement().getTextRecursively())
                .contains("No flow changes")
                .contains("tier '9'");
        assertThat(find(WaterfallChart.class).all()).isEmpty();
    }

    @Test
    void theFlowsAreHandedOutWithTheirListPrices() {
        go("egress?" + RANGE + "&tab=flows");
        assertThat(find(Panel.class).all().getFirst().getElement().getTextRecursively())
                .contains("Flows", "CSV");
    }

    private String strip() {
        return find(KpiStrip.class).single().getElement().getTextRecursively().replace(" ", "");
    }

    @Test
    void anEmptyRangeSaysWhereTheBillsAre() {
        go("egress?from=1999-01-01&to=1999-02-01");
        assertThat(find(EmptyState.class).single().getElement().getTextRecursively())
                .contains("No transfers in this range")
                .contains("Show that range");
    }

    private static void go(String path) {
        var target = new Location(path);
        UI.getCurrent().navigate(target.getPath(), target.getQueryParameters());
    }

    private static String row(String cost, String text, String day) {
        return cost + "," + cost + ",USD,view-account,2022-06-01," + day + "T00:00:00Z," + day + "T01:00:00Z,Usage,"
                + text + ",10,GB,AWS,us-east-2,\"{\"\"team\"\": \"\"view-team\"\"}\"\n";
    }
}
