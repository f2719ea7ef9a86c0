package dev.tradewind.latency.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.router.QueryParameters;
import dev.tradewind.ConsoleTest;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.Imports;
import dev.tradewind.identity.People;
import dev.tradewind.ui.StackedRows;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.Workloads;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.TestExecutionEvent;
import org.springframework.security.test.context.support.WithUserDetails;

@ConsoleTest
class LatencyViewTest extends SpringBrowserlessTest {
    private static final String NAME = "latency-view-shop";

    @Autowired
    private People people;

    @Autowired
    private Imports imports;

    @Autowired
    private Workloads workloads;

    @BeforeEach
    void anOperatorAndAWorkloadThatPromisesNothing() {
        if (people.byName("latency-operator").isEmpty()) {
            people.create(
                    "latency-operator",
                    "latency-operator",
                    "a long enough password",
                    Set.of("OPERATOR", "ANALYST"),
                    Set.of());
        }
        var yaml = """
                workloads:
                  - name: %s
                    kind: SERVICE
                    owner: latency-view
                    environment: prod
                    site: aws:us-west-2
                    vcpus: 4
                    memoryGib: 8
                    users: [{site: "aws:us-east-1", share: 1}]
                """.formatted(NAME);
        imports.importNow(
                "latency-view.yaml",
                new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)),
                ImportOptions.NONE);
    }

    @Test
    @WithUserDetails(value = "latency-operator", setupBefore = TestExecutionEvent.TEST_EXECUTION)
    void anOperatorGivesAWorkloadItsFirstObjectiveAndSeesThatItIsBroken() {
        open();
        test(button("New objective")).click();
        test(button("Add")).click();
        assertThat(find(Dialog.class).single().getElement().getTextRecursively())
                .contains("Choose a workload and give a time in ms.");
        workload().setValue(workloads.byName(NAME).orElseThrow());
        time().setValue(5.0);
        test(button("Add")).click();
        assertThat(workloads.byName(NAME).orElseThrow().maxRttMillis()).isEqualTo(5.0);
        open();
        assertThat(find(StackedRows.class).single().getElement().getTextRecursively())
                .contains(NAME, "broken", "would keep it");
    }

    @SuppressWarnings("unchecked")
    private ComboBox<Workload> workload() {
        return find(ComboBox.class).all().stream()
                .filter(each -> "Workload".equals(each.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    private NumberField time() {
        return find(NumberField.class).all().stream()
                .filter(each -> each.getLabel().contains("p95"))
                .findFirst()
                .orElseThrow();
    }

    private void open() {
        UI.getCurrent()
                .navigate(
                        "latency",
                        QueryParameters.simple(Map.of("tab", "objectives", "owner", "latency-view", "env", "prod")));
    }

    private Button button(String text) {
        return find(Button.class).all().stream()
                .filter(each -> each.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }
}
