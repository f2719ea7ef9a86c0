package dev.tradewind.identity.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import dev.tradewind.ConsoleTest;
import dev.tradewind.identity.ApiTokens;
import dev.tradewind.identity.MachineIdentities;
import dev.tradewind.identity.MachineIdentity;
import dev.tradewind.identity.MachineIdentity.Kind;
import dev.tradewind.identity.People;
import dev.tradewind.identity.TokenScope;
import dev.tradewind.identity.workload.Bindings;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.TestExecutionEvent;
import org.springframework.security.test.context.support.WithUserDetails;

/** An administrator trusts an issuer, sees all that acts here, and ends what should not; an auditor only looks. */
@ConsoleTest
class IdentitiesViewTest extends SpringBrowserlessTest {
    @Autowired
    private People people;

    @Autowired
    private ApiTokens tokens;

    @Autowired
    private Bindings bindings;

    @Autowired
    private MachineIdentities identities;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @BeforeEach
    void people() {
        for (var role : List.of("ADMIN", "AUDITOR")) {
            var name = "identities-" + role.toLowerCase(java.util.Locale.ROOT);
            if (people.byName(name).isEmpty()) {
                people.create(name, "Identities " + role, "a long enough password", Set.of(role), Set.of());
            }
        }
    }

    @Test
    @WithUserDetails(value = "identities-admin", setupBefore = TestExecutionEvent.TEST_EXECUTION)
    void anIssuerIsTrustedAndTheBindingRevokedWithAReason() {
        UI.getCurrent().navigate("admin/identities");
        click("Trust an issuer");
        test(field("Account")).setValue("seen-pipeline");
        test(field("Issuer")).setValue("not an address");
        test(field("Audience")).setValue("https://console.example.org");
        test(field("Subject")).setValue("repo:acme/seen:*");
        test(area("Further claims")).setValue("repository=acme/seen");
        click("Trust");
        assertThat(text()).contains("Not added", "is no address");
        test(field("Issuer")).setValue("https://issuer.example.org");
        click("Trust");

        var binding = bindings.all().stream()
                .filter(each -> each.name().equals("seen-pipeline"))
                .findFirst()
                .orElseThrow();
        assertThat(binding.claims()).isEqualTo(Map.of("repository", "acme/seen"));
        assertThat(binding.life()).isEqualTo(Duration.ofMinutes(15));
        UI.getCurrent().navigate("admin/identities", QueryParameters.of("text", "seen-pipeline"));
        assertThat(shown()).extracting(MachineIdentity::kind).containsExactly(Kind.BINDING);

        revoke("Revoke binding seen-pipeline", "");
        assertThat(text()).contains("Not done");
        test(area("Reason")).setValue("it moved to another repository");
        click("Revoke");

        assertThat(bindings.byId(binding.id()).orElseThrow().enabled()).isFalse();
        assertThat(text()).contains("Nothing fits");
        assertThat(jdbc.sql(
                                "select reason from audit_entry where action = 'workload-binding.disabled' and subject_id = ?")
                        .param(binding.id().toString())
                        .query(String.class)
                        .single())
                .isEqualTo("it moved to another repository");
    }

    @Test
    @WithUserDetails(value = "identities-admin", setupBefore = TestExecutionEvent.TEST_EXECUTION)
    void tokensOfPeopleAndAgentsOfSitesStandInTheSameTable() {
        var admin = people.byName("identities-admin").orElseThrow();
        tokens.issue(admin.id(), "laptop-of-identities", Duration.ofDays(3), TokenScope.READING);
        jdbc.sql("delete from edge_site where site = 'seen:site'").update();
        jdbc.sql("insert into edge_site values ('seen:site', 'a key', 'q', null, ?, 0, ?, null)")
                .params(
                        Timestamp.from(clock.instant().plus(Duration.ofMinutes(40))),
                        Timestamp.from(Instant.parse("2026-01-01T00:00:00Z")))
                .update();

        UI.getCurrent().navigate("admin/identities", QueryParameters.of("kind", "EDGE_AGENT"));
        assertThat(shown()).extracting(MachineIdentity::name).contains("seen:site");
        revoke("Revoke edge agent seen:site", "the machine was stolen");
        assertThat(identities.all())
                .filteredOn(each -> each.name().equals("seen:site"))
                .extracting(MachineIdentity::state)
                .containsExactly(MachineIdentity.State.REVOKED);

        UI.getCurrent().navigate("admin/identities", QueryParameters.of("text", "laptop-of-identities"));
        assertThat(shown()).extracting(MachineIdentity::kind).containsExactly(Kind.API_TOKEN);
        revoke("Revoke api token laptop-of-identities", "it is on the internet");
        assertThat(tokens.valid(admin.id())).isZero();
    }

    @Test
    @WithUserDetails(value = "identities-admin", setupBefore = TestExecutionEvent.TEST_EXECUTION)
    void aSpiffeCallerStandsThereWithWhatItMayAndIsRevoked() {
        UI.getCurrent().navigate("admin/identities");
        click("Allow a SPIFFE caller");
        test(field("SPIFFE ID")).setValue("spiffe://here.example/seen");
        click("Allow");
        assertThat(text()).as("this console has no socket").contains("Not added: SPIFFE is not set up here");

        jdbc.sql(
                        "insert into identity_spiffe_caller (id, spiffe_id, roles, created_at, created_by) values (?, ?, ?, ?, ?)")
                .params(
                        java.util.UUID.randomUUID(),
                        "spiffe://here.example/seen",
                        "OPERATOR,VIEWER",
                        Timestamp.from(clock.instant()),
                        people.byName("identities-admin").orElseThrow().id())
                .update();
        UI.getCurrent().navigate("admin/identities", QueryParameters.of("kind", "SPIFFE_CALLER"));
        assertThat(shown()).singleElement().satisfies(caller -> {
            assertThat(caller.may()).isEqualTo("OPERATOR, VIEWER");
            assertThat(caller.detail()).contains("here.example");
        });
        revoke("Revoke SPIFFE caller spiffe://here.example/seen", "its job is over");
        assertThat(text()).contains("Nothing fits");
    }

    @Test
    @WithUserDetails(value = "identities-auditor", setupBefore = TestExecutionEvent.TEST_EXECUTION)
    void anAuditorLooksAndEndsNothing() {
        tokens.issue(
                people.byName("identities-auditor").orElseThrow().id(),
                "auditors",
                Duration.ofDays(1),
                TokenScope.READING);

        UI.getCurrent().navigate("admin/identities");

        assertThat(shown()).isNotEmpty();
        assertThat(find(NativeButton.class).all())
                .noneMatch(button -> button.getText().equals("Revoke"));
        assertThat(find(Button.class).all())
                .noneMatch(button -> button.getText().equals("Trust an issuer"));
    }

    @SuppressWarnings("unchecked")
    private List<MachineIdentity> shown() {
        Grid<MachineIdentity> grid = find(Grid.class).single();
        return grid.getGenericDataView().getItems().toList();
    }

    private void revoke(String label, String reason) {
        Grid<?> grid = find(Grid.class).single();
        var last = grid.getColumns().size() - 1;
        for (int row = 0; row < grid.getGenericDataView().getItems().count(); row++) {
            var cell = test(grid).getCellComponent(row, last);
            if (cell instanceof NativeButton button
                    && label.equals(button.getElement().getAttribute("aria-label"))) {
                test(button).click();
                test(area("Reason")).setValue(reason);
                click("Revoke");
                return;
            }
        }
        throw new AssertionError("no button " + label);
    }

    private void click(String text) {
        var buttons = find(Button.class).all().stream()
                .filter(button -> button.getText().equals(text))
                .toList();
        test(buttons.getLast()).click();
    }

    private TextField field(String label) {
        return find(TextField.class).all().stream()
                .filter(each -> label.equals(each.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    private TextArea area(String label) {
        return find(TextArea.class).all().stream()
                .filter(each -> label.equals(each.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    private String text() {
        return UI.getCurrent().getElement().getTextRecursively()
                + find(Component.class).all().stream()
                        .map(each -> each.getElement().getTextRecursively())
                        .reduce("", String::concat);
    }
}
