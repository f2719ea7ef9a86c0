package dev.tradewind.policy.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.QueryParameters;
import dev.tradewind.ConsoleTest;
import dev.tradewind.identity.People;
import dev.tradewind.policy.Policies;
import dev.tradewind.policy.PolicySummary;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.TestExecutionEvent;
import org.springframework.security.test.context.support.WithUserDetails;

/** A policy is said in words while it is typed, and so is everything that is wrong with it; what is wrong is not saved. */
@ConsoleTest
class PoliciesViewTest extends SpringBrowserlessTest {
    @Autowired
    private People people;

    @Autowired
    private Policies policies;

    @BeforeEach
    void anOperator() {
        if (people.byName("policy-operator").isEmpty()) {
            people.create("policy-operator", "Policy Operator", "a long enough password", Set.of("OPERATOR"), Set.of());
        }
        if (people.byName("policy-viewer").isEmpty()) {
            people.create("policy-viewer", "Policy Viewer", "a long enough password", Set.of("VIEWER"), Set.of());
        }
    }

    @Test
    @WithUserDetails(value = "policy-operator", setupBefore = TestExecutionEvent.TEST_EXECUTION)
    void whatIsTypedIsReadOutAndItsMistakesNameLineKeyAndWhatIsPermitted() {
        var name = "typed-" + UUID.randomUUID().toString().substring(0, 8);
        open();
        type("name: %s\napplies:\n  workload: none-%s\nlimits:\n  maxGrams: 150\natLatestStart: PERHAPS\n"
                .formatted(name, name));
        assertThat(lines())
                .anyMatch(line -> line.startsWith("line 5, limits.maxGrams: ") && line.contains("maxGramsPerKwh"))
                .contains("line 6, atLatestStart: 'PERHAPS'. Permitted: RUN_AND_RECORD, ASK, MISS.");
        assertThat(save().isEnabled()).isFalse();

        type(
                "name: %s\napplies:\n  workload: none-%s\nlimits:\n  maxGramsPerKwh: 150\natLatestStart: MISS\nwaitFor:\n  signal: cutover-window-open\n  atMostHours: 6\n"
                        .formatted(name, name));
        assertThat(lines())
                .contains(
                        "Applies to workload none-" + name + ".",
                        "At its latest start it is missed.",
                        "Nothing is prepared before signal cutover-window-open has come, at latest 6 hours after the planned start.")
                .noneMatch(line -> line.startsWith("line "));
        assertThat(save().isEnabled()).isTrue();
        test(save()).click();
        assertThat(policies.all()).extracting(PolicySummary::name).contains(name);
    }

    @Test
    @WithUserDetails(value = "policy-viewer", setupBefore = TestExecutionEvent.TEST_EXECUTION)
    void whoMayNotDraftReadsAndTypesNothing() {
        open();
        assertThat(find(Button.class).all()).extracting(Button::getText).doesNotContain("Save as a draft");
        assertThat(find(TextArea.class).all()).allMatch(TextArea::isReadOnly);
    }

    private void open() {
        UI.getCurrent().navigate("policies", QueryParameters.simple(Map.of("id", "new")));
    }

    private void type(String yaml) {
        test(find(TextArea.class).all().stream()
                        .filter(area -> "YAML".equals(area.getLabel()))
                        .findFirst()
                        .orElseThrow())
                .setValue(yaml);
    }

    private Button save() {
        return find(Button.class).all().stream()
                .filter(button -> button.getText().equals("Save as a draft"))
                .findFirst()
                .orElseThrow();
    }

    private java.util.List<String> lines() {
        return find(ListItem.class).all().stream()
                .map(item -> item.getElement().getTextRecursively())
                .toList();
    }
}
