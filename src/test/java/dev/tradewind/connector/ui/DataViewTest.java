package dev.tradewind.connector.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.QueryParameters;
import dev.tradewind.ConsoleTest;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.ImportReceipt;
import dev.tradewind.connector.ImportState;
import dev.tradewind.connector.Imports;
import dev.tradewind.identity.People;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.TestExecutionEvent;
import org.springframework.security.test.context.support.WithUserDetails;

@ConsoleTest
class DataViewTest extends SpringBrowserlessTest {
    private static final String BILL = """
            BilledCost,EffectiveCost,BillingCurrency,BillingAccountId,BillingPeriodStart,ChargePeriodStart,ChargePeriodEnd
            4,4,USD,data-view,2021-06-01,2021-06-02,2021-06-03
            "4,1",4,USD,data-view,2021-06-01,2021-06-02,2021-06-03
            """;

    @Autowired
    private People people;

    @Autowired
    private Imports imports;

    @BeforeEach
    void two() {
        person("data-viewer", "VIEWER");
        person("data-analyst", "ANALYST");
    }

    @Test
    @WithUserDetails(value = "data-analyst", setupBefore = TestExecutionEvent.TEST_EXECUTION)
    void anAnalystSeesWhatAHeldDeliveryWouldReplaceAndLetsItCount() {
        var held = held("held-confirm");
        var page = open(held);
        assertThat(page)
                .contains("Waiting for a confirmation")
                .contains("10 rows to 1")
                .contains("Replace these months");
        test(button("Replace these months")).click();
        var latest = System.nanoTime() + 20_000_000_000L;
        while (state(held) != ImportState.IMPORTED && System.nanoTime() < latest) {
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
        assertThat(state(held)).isEqualTo(ImportState.IMPORTED);
    }

    @Test
    @WithUserDetails(value = "data-analyst", setupBefore = TestExecutionEvent.TEST_EXECUTION)
    void anAnalystDiscardsAHeldDelivery() {
        var held = held("held-discard");
        open(held);
        test(button("Discard the delivery")).click();
        assertThat(state(held)).isEqualTo(ImportState.CANCELLED);
    }

    @Test
    @WithUserDetails(value = "data-viewer", setupBefore = TestExecutionEvent.TEST_EXECUTION)
    void whoMayOnlyReadSeesTheDifferenceAndNoButtons() {
        var page = open(held("held-look"));
        assertThat(page).contains("10 rows to 1").contains("Somebody with the role ANALYST decides");
        assertThat(find(Button.class).all()).extracting(Button::getText).doesNotContain("Replace these months");
    }

    private UUID held(String account) {
        take(account, 10);
        var receipt = take(account, 1);
        assertThat(receipt.state()).isEqualTo(ImportState.HELD);
        return receipt.id();
    }

    private ImportReceipt take(String account, int rows) {
        var header = "BilledCost,EffectiveCost,BillingCurrency,BillingAccountId,BillingPeriodStart,ChargePeriodStart,"
                + "ChargePeriodEnd\n";
        var text = header + ("4,4,USD," + account + ",2021-06-01,2021-06-02,2021-06-03\n").repeat(rows);
        return imports.importNow(
                account + ".csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), ImportOptions.NONE);
    }

    private ImportState state(UUID id) {
        return imports.byId(id).orElseThrow().state();
    }

    private String open(UUID id) {
        UI.getCurrent().navigate("data", QueryParameters.of("import", id.toString()));
        return ((com.vaadin.flow.component.Component) getCurrentView())
                .getElement()
                .getTextRecursively();
    }

    private Button button(String text) {
        return find(Button.class).all().stream()
                .filter(each -> each.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private void person(String name, String role) {
        if (people.byName(name).isEmpty()) {
            people.create(name, name, "a long enough password", Set.of(role), Set.of());
        }
    }

    @Test
    @WithUserDetails(value = "data-viewer", setupBefore = TestExecutionEvent.TEST_EXECUTION)
    void whoMayOnlyReadSeesTheImportsAndNoDropZone() {
        navigate(DataView.class);
        assertThat(find(Upload.class).all()).isEmpty();
    }

    @Test
    @WithUserDetails(value = "data-analyst", setupBefore = TestExecutionEvent.TEST_EXECUTION)
    void anAnalystMayDropFiles() {
        navigate(DataView.class);
        assertThat(find(Upload.class).all()).hasSize(1);
    }

    @Test
    @WithUserDetails(value = "data-viewer", setupBefore = TestExecutionEvent.TEST_EXECUTION)
    void anImportShowsItsSumsAndWhatWaitsInQuarantine() {
        var receipt = imports.importNow(
                "small.csv", new ByteArrayInputStream(BILL.getBytes(StandardCharsets.UTF_8)), ImportOptions.NONE);
        UI.getCurrent()
                .navigate("data", QueryParameters.of("import", receipt.id().toString()));
        var page = ((com.vaadin.flow.component.Component) getCurrentView())
                .getElement()
                .getTextRecursively();
        assertThat(page)
                .contains("1 of 2 rows could not be read")
                .contains("small.csv")
                .contains("4.00");
        assertThat(test(find(Grid.class).all().getFirst()).size()).isEqualTo(1);
    }
}
