package dev.tradewind.connector.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.QueryParameters;
import dev.tradewind.ConsoleTest;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.ImportReceipt;
import dev.tradewind.connector.ImportState;
import dev.tradewind.connector.Imports;
import dev.tradewind.identity.People;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.signal.SignalPoint;
import dev.tradewind.signal.Signals;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

    @Autowired
    private Signals signals;

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
    @WithUserDetails(value = "data-viewer", setupBefore = TestExecutionEvent.TEST_EXECUTION)
    void whatIsOlderThanItsSourceShouldBeIsCalledStale() {
        var then = Instant.parse("2021-06-01T00:00:00Z");
        signals.append(List.of(SignalPoint.observed(
                "utilisation:data-view-test",
                then,
                then.plus(Duration.ofHours(1)),
                BigDecimal.valueOf(0.5),
                SignalKind.MEASURED,
                "average",
                "data-view-test",
                then)));
        UI.getCurrent().navigate("data");
        assertThat(shown()).containsPattern("Utilisation\\d+ series, \\d+ stale");
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

    @Test
    @WithUserDetails(value = "data-analyst", setupBefore = TestExecutionEvent.TEST_EXECUTION)
    void anAnalystEditsARowAndAReasonAndItIsImportedAndItsHistoryShown() {
        var bill = BILL.replace("data-view", "data-mend-" + UUID.randomUUID());
        var receipt = imports.importNow(
                "bill.csv", new ByteArrayInputStream(bill.getBytes(StandardCharsets.UTF_8)), ImportOptions.NONE);
        open(receipt.id());
        mending()
                .click("Edit")
                .type("BilledCost", "oops")
                .click("Re-import this row")
                .why("invoice")
                .click("Import");
        assertThat(mending().dialogs()).contains("bill.csv, line 3, column BilledCost: 'oops': not a number");
        mending().click("Back").click("Edit").type("BilledCost", "4.1").click("Re-import this row");
        mending().why("invoice").click("Import");
        var page = open(receipt.id());
        var latest = System.nanoTime() + 20_000_000_000L;
        while (!page.contains("was replaced since") && System.nanoTime() < latest) {
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
            page = open(receipt.id());
        }
        assertThat(page)
                .contains("Mended")
                .contains("was replaced since and counts in no figure any more")
                .doesNotContain("count in every figure");
        assertThat(find(Grid.class).all().stream()
                        .filter(grid -> "Mended rows".equals(grid.getElement().getAttribute("aria-label")))
                        .findFirst()
                        .orElseThrow()
                        .getListDataView()
                        .getItems()
                        .toList())
                .singleElement()
                .asString()
                .contains("4,1", "4.1", "invoice", "data-analyst");
    }

    /** Steps through the dialogs of mending. */
    private Steps mending() {
        return new Steps();
    }

    private final class Steps {
        Steps click(String text) {
            var inGrid = text.equals("Edit");
            test(inGrid ? editButton() : button(text)).click();
            return this;
        }

        private Button editButton() {
            Grid<?> grid = find(Grid.class).all().stream()
                    .filter(each ->
                            "Rows in quarantine".equals(each.getElement().getAttribute("aria-label")))
                    .findFirst()
                    .orElseThrow();
            var cell = test(grid).getCellComponent(0, 4);
            return (Button) cell.getChildren().findFirst().orElseThrow();
        }

        Steps type(String label, String value) {
            test(find(TextField.class).all().stream()
                            .filter(field -> label.equals(field.getLabel()))
                            .findFirst()
                            .orElseThrow())
                    .setValue(value);
            return this;
        }

        Steps why(String reason) {
            test(find(TextArea.class).single()).setValue(reason);
            return this;
        }

        String dialogs() {
            return find(com.vaadin.flow.component.dialog.Dialog.class).all().stream()
                    .map(dialog -> dialog.getElement().getTextRecursively())
                    .collect(java.util.stream.Collectors.joining());
        }
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
        return shown();
    }

    private String shown() {
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

    @Test
    @WithUserDetails(value = "data-viewer", setupBefore = TestExecutionEvent.TEST_EXECUTION)
    void theListShowsOnlyImportsWithRowsInQuarantineWhenTheAddressSaysSo() {
        imports.importNow(
                "half-read.csv",
                new ByteArrayInputStream(
                        BILL.replace("data-view", "data-choice").getBytes(StandardCharsets.UTF_8)),
                ImportOptions.NONE);
        take("data-choice-whole", 1);
        assertThat(listed("quarantine")).contains("half-read.csv").doesNotContain("data-choice-whole.csv");
        assertThat(listed("all")).contains("half-read.csv", "data-choice-whole.csv");
        // the month came again in whole: nobody has to mend the first delivery
        imports.importNow(
                "read-again.csv",
                new ByteArrayInputStream(BILL.replace("data-view", "data-choice")
                        .replace("4,1", "4.1")
                        .getBytes(StandardCharsets.UTF_8)),
                ImportOptions.NONE);
        assertThat(listed("quarantine")).doesNotContain("half-read.csv", "read-again.csv");
        assertThat(listed("all")).contains("half-read.csv");
    }

    private java.util.List<String> listed(String show) {
        UI.getCurrent().navigate("data", QueryParameters.of("show", show));
        return find(Grid.class).all().stream()
                .filter(grid -> "Imports".equals(grid.getElement().getAttribute("aria-label")))
                .flatMap(grid -> ((Grid<ImportReceipt>) grid).getListDataView().getItems())
                .map(ImportReceipt::fileName)
                .toList();
    }

    @Test
    @WithUserDetails(value = "data-viewer", setupBefore = TestExecutionEvent.TEST_EXECUTION)
    void aFileThatIsStillBeingReadSaysHowFarItIs() {
        var receipt = take("data-running", 1);
        var running = new ImportReceipt(
                receipt.id(),
                receipt.fileName(),
                receipt.sha256(),
                1000,
                250,
                receipt.dialect(),
                ImportState.RUNNING,
                3,
                3,
                0,
                0,
                java.util.List.of(),
                null,
                receipt.startedAt(),
                null,
                null,
                receipt.startedBy(),
                false);
        var panel = new RunningPanel(running, imports, false).panel();
        assertThat(panel.getElement().getTextRecursively()).contains("250 of 1,000 bytes, 3 rows so far");
    }
}
