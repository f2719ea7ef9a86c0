package dev.tradewind.identity.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.QueryParameters;
import dev.tradewind.ConsoleTest;
import dev.tradewind.identity.People;
import dev.tradewind.identity.RoleScope;
import dev.tradewind.identity.RunningSettings.Setting;
import dev.tradewind.identity.ShippedParts.Part;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.TestExecutionEvent;
import org.springframework.security.test.context.support.WithUserDetails;

/** Who may do what, how this process is set up and what it is made of; an auditor sees all of it and changes nothing. */
@ConsoleTest
class AdminViewTest extends SpringBrowserlessTest {
    @Autowired
    private People people;

    @BeforeEach
    void people() {
        for (var role : List.of("ADMIN", "AUDITOR")) {
            var name = "admin-view-" + role.toLowerCase(Locale.ROOT);
            if (people.byName(name).isEmpty()) {
                people.create(name, "Admin view " + role, "a long enough password", Set.of(role), Set.of());
            }
        }
    }

    @Test
    @WithUserDetails(value = "admin-view-admin", setupBefore = TestExecutionEvent.TEST_EXECUTION)
    void everyScopeOfARoleIsShownWhole() {
        var limited = people.create(
                "scoped" + UUID.randomUUID().toString().substring(0, 8),
                "Scoped",
                "a long enough password",
                Set.of("OPERATOR"),
                Set.of());
        people.grant(
                limited.id(),
                Set.of("OPERATOR"),
                Set.of(),
                Set.of(
                        new RoleScope("OPERATOR", "a-team-with-a-long-name", "production"),
                        new RoleScope("OPERATOR", "another-team-with-a-long-name", "*")),
                UUID.randomUUID());
        UI.getCurrent().navigate("admin");
        assertThat(AdminView.granted(people.byId(limited.id()).orElseThrow())
                        .getElement()
                        .getTextRecursively())
                .contains(
                        "OPERATOR",
                        "only OPERATOR a-team-with-a-long-name production",
                        "only OPERATOR another-team-with-a-long-name *");
        assertThat(buttons()).contains("Add person");
    }

    @Test
    @WithUserDetails(value = "admin-view-auditor", setupBefore = TestExecutionEvent.TEST_EXECUTION)
    void anAuditorSeesAndChangesNothing() {
        UI.getCurrent().navigate("admin");
        assertThat($(Grid.class).single().getColumns())
                .extracting(column -> ((Grid.Column<?>) column).getHeaderText())
                .contains("Roles")
                .doesNotContain("Actions");
        assertThat(buttons()).doesNotContain("Add person");
    }

    @Test
    @WithUserDetails(value = "admin-view-auditor", setupBefore = TestExecutionEvent.TEST_EXECUTION)
    @SuppressWarnings("unchecked")
    void settingsSayWhereTheyComeFromAndNoSecretStandsThere() {
        UI.getCurrent().navigate("admin", QueryParameters.simple(Map.of("tab", "settings")));
        var grid = (Grid<Setting>) $(Grid.class).single();
        var all = grid.getListDataView().getItems().toList();
        assertThat(all).extracting(Setting::name).contains("tradewind.identity.scrape-token");
        assertThat(all)
                .filteredOn(setting -> setting.name().equals("tradewind.identity.scrape-token"))
                .singleElement()
                .satisfies(setting -> assertThat(setting.value()).isIn("set, not shown", "not set"));
        assertThat(all).extracting(Setting::from).contains("default");
    }

    @Test
    @WithUserDetails(value = "admin-view-auditor", setupBefore = TestExecutionEvent.TEST_EXECUTION)
    @SuppressWarnings("unchecked")
    void aboutNamesVersionsAndLicences() {
        UI.getCurrent().navigate("admin", QueryParameters.simple(Map.of("tab", "about")));
        assertThat($(AdminView.class).single().getElement().getTextRecursively())
                .contains("Java", Runtime.version().toString(), "Database", "H2");
        var grid = (Grid<Part>) $(Grid.class).single();
        var parts = grid.getListDataView().getItems().toList();
        if (AdminViewTest.class.getResource("/META-INF/sbom/application.cdx.json") != null) {
            assertThat(parts).extracting(Part::name).anyMatch(name -> name.startsWith("com.vaadin:"));
            assertThat(parts).allSatisfy(part -> assertThat(part.licence()).isNotBlank());
        }
    }

    private List<String> buttons() {
        return java.util.stream.Stream.concat(
                        $(Button.class).all().stream().map(Button::getText),
                        $(NativeButton.class).all().stream().map(NativeButton::getText))
                .toList();
    }
}
