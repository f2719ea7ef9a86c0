package dev.tradewind.egress.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Location;
import dev.tradewind.ConsoleTest;
import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.Imports;
import dev.tradewind.egress.budget.BudgetScope;
import dev.tradewind.egress.budget.BudgetTerms;
import dev.tradewind.egress.budget.Budgets;
import dev.tradewind.egress.budget.CostMetric;
import dev.tradewind.egress.budget.Notified;
import dev.tradewind.egress.budget.Threshold;
import dev.tradewind.identity.People;
import dev.tradewind.quantity.Money;
import dev.tradewind.ui.EvidenceDrawer;
import dev.tradewind.ui.FigureButton;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.TrendChart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.TestExecutionEvent;
import org.springframework.security.test.context.support.WithUserDetails;

@ConsoleTest
@WithUserDetails(value = "budget-analyst", setupBefore = TestExecutionEvent.TEST_EXECUTION)
class BudgetsTabTest extends SpringBrowserlessTest {
    private static final String TEAM = "budget-tab-team";
    private static final String PAGE = "egress?tab=budgets&owner=" + TEAM + "&month=2022-07";

    @Autowired
    private People people;

    @Autowired
    private Imports imports;

    @Autowired
    private Budgets budgets;

    @BeforeEach
    void billPeopleAndABudget() {
        if (people.byName("budget-analyst").isEmpty()) {
            people.create("budget-analyst", "Bea", "a long enough password", Set.of("ANALYST"), Set.of());
            people.create("budget-viewer", "Vic", "a long enough password", Set.of("VIEWER"), Set.of());
        }
        var bill = "BilledCost,EffectiveCost,BillingCurrency,BillingAccountId,BillingPeriodStart,ChargePeriodStart,"
                + "ChargePeriodEnd,ChargeCategory,ChargeDescription,ConsumedQuantity,ConsumedUnit,ProviderName,RegionId,"
                + "Tags\n70.25,70.25,USD,budget-tab,2022-07-01,2022-07-02T00:00:00Z,2022-07-03T00:00:00Z,Usage,Data"
                + " transfer out,10,GB,AWS,us-east-2,\"{\"\"team\"\": \"\"" + TEAM + "\"\"}\"\n";
        imports.importNow(
                "july.csv", new ByteArrayInputStream(bill.getBytes(StandardCharsets.UTF_8)), ImportOptions.NONE);
        Actors.runAs(
                Actor.system("test"),
                () -> budgets.all().stream()
                        .filter(each -> each.terms().owner().equals(TEAM))
                        .forEach(each -> budgets.delete(each.id(), each.version(), "test")));
        Actors.runAs(
                Actor.system("test"),
                () -> budgets.create(new BudgetTerms(
                        "tab budget",
                        TEAM,
                        new BudgetScope(TEAM, null, null, null, null),
                        Money.of("50", "USD"),
                        CostMetric.BILLED,
                        Threshold.USUAL,
                        Notified.USUAL)));
    }

    @Test
    void showsWhereTheBudgetStandsAndOpensTheEvidence() {
        go(PAGE);
        var grid = find(Grid.class).single();
        assertThat(test(grid).size()).isEqualTo(1);
        assertThat(find(TrendChart.class).all()).hasSize(1);
        assertThat(text()).contains("over 1").contains("80 % spent").contains("passed");
        go(PAGE + "&state=ON_COURSE");
        assertThat(test(find(Grid.class).single()).size()).isZero();
        go(PAGE);
        test((FigureButton) test(grid()).getCellComponent(0, 5)).click();
        assertThat(find(EvidenceDrawer.class).single().getElement().getTextRecursively())
                .contains("Σ BilledCost over 1 charges = 70.25 USD")
                .contains("FROM charges");
    }

    @Test
    void anAnalystCreatesOneAndIsToldWhatIsWrong() {
        go(PAGE);
        button("New budget").click();
        field("Name").setValue("tab budget");
        owner().setValue(TEAM);
        field("Amount a month").setValue("1,200.50");
        field("Currency").setValue("USD");
        button("Create budget").click();
        assertThat(dialog()).contains("Not saved: a budget named tab budget is there already");
        field("Name").setValue("second");
        button("Create budget").click();
        var made = budgets.all().stream()
                .filter(each -> each.terms().name().equals("second"))
                .findFirst()
                .orElseThrow();
        assertThat(made.terms().amount()).isEqualTo(Money.of("1200.50", "USD"));
        assertThat(made.terms().thresholds()).containsExactlyInAnyOrderElementsOf(Threshold.USUAL);
        assertThat(test(grid()).size()).isEqualTo(2);
    }

    @Test
    void deletingNamesWhatGoesAndAsksWhy() {
        go(PAGE);
        button("Change").click();
        button("Delete").click();
        assertThat(dialog()).contains("Nobody is told any more");
        button("Delete budget").click();
        assertThat(dialog()).contains("a reason is needed");
        find(TextArea.class).single().setValue("The team is gone");
        button("Delete budget").click();
        assertThat(budgets.all()).noneMatch(each -> each.terms().owner().equals(TEAM));
    }

    @Test
    @WithUserDetails(value = "budget-viewer", setupBefore = TestExecutionEvent.TEST_EXECUTION)
    void aViewerSeesItAndCanChangeNothing() {
        go(PAGE);
        assertThat(test(grid()).size()).isEqualTo(1);
        assertThat(find(Button.class).all()).noneMatch(each -> each.getText().equals("New budget"));
        assertThat(find(Button.class).all()).noneMatch(each -> each.getText().equals("Change"));
    }

    private Grid<?> grid() {
        return find(Grid.class).single();
    }

    private Button button(String text) {
        return find(Button.class).all().stream()
                .filter(each -> each.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private TextField field(String label) {
        return find(TextField.class).all().stream()
                .filter(each -> label.equals(each.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private ComboBox<String> owner() {
        return find(ComboBox.class).all().stream()
                .filter(each -> "Team that answers for it".equals(each.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    private String dialog() {
        return find(com.vaadin.flow.component.dialog.Dialog.class).all().stream()
                .map(each -> each.getElement().getTextRecursively())
                .collect(Collectors.joining());
    }

    private String text() {
        return find(Panel.class).all().stream()
                .map(each -> each.getElement().getTextRecursively())
                .collect(Collectors.joining());
    }

    private void go(String path) {
        var location = new Location(path);
        UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
    }
}
