package dev.tradewind.connector.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextField;
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
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.TestExecutionEvent;
import org.springframework.security.test.context.support.WithUserDetails;

/** An unknown file is mapped in the browser, imported, and known from then on. */
@ConsoleTest
class MappingViewTest extends SpringBrowserlessTest {
    private static final String BILL = """
        Buchungstag;Posten;Summe netto;Wrg
        03.05.2025;Server;12,50;EUR
        03.05.2025;Platte;1,00;EUR
        03.05.2025;Adresse;2,00;EUR
        04.05.2025;Server;umsonst;EUR
        """;

    @Autowired
    private People people;

    @Autowired
    private Imports imports;

    @BeforeEach
    void anAnalyst() {
        if (people.byName("map-analyst").isEmpty()) {
            people.create("map-analyst", "map-analyst", "a long enough password", Set.of("ANALYST"), Set.of());
        }
    }

    @Test
    @WithUserDetails(value = "map-analyst", setupBefore = TestExecutionEvent.TEST_EXECUTION)
    void anUnknownFileIsMappedWithAPreviewAndADraftAndThenCounts() {
        var refused = take(BILL);
        assertThat(refused.state()).isEqualTo(ImportState.REFUSED);
        UI.getCurrent()
                .navigate("data", QueryParameters.of("import", refused.id().toString()));
        assertThat(text()).contains("Map its columns");

        edit(refused);
        assertThat(text()).contains("The file").contains("Say which column is ProviderName");
        test(field("ProviderName is always")).setValue("Acme");
        // a reload
        edit(refused);
        assertThat(text()).contains("Your draft of");
        assertThat(field("ProviderName is always").getValue()).isEqualTo("Acme");
        test(find(TextField.class).all().stream()
                        .filter(each -> "Name of the mapping".equals(each.getLabel()))
                        .findFirst()
                        .orElseThrow())
                .setValue("acme bill");
        assertThat(text()).contains("3 would count, 1 would go to quarantine");
        test(find(Button.class).all().stream()
                        .filter(each -> each.getText().equals("Save and import again"))
                        .findFirst()
                        .orElseThrow())
                .click();

        var latest = System.nanoTime() + 20_000_000_000L;
        while (newest().state() == ImportState.RUNNING && System.nanoTime() < latest) {
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(newest().state()).as(newest().message()).isEqualTo(ImportState.IMPORTED);
        assertThat(newest().dialect()).isEqualTo("mapping acme bill v1");
        assertThat(newest().totals().getFirst().billedCost()).isEqualByComparingTo("15.5");
        assertThat(take(BILL).repeated()).isTrue();
        assertThat(take(BILL + "05.05.2025;Server;1,00;EUR\n").dialect()).isEqualTo("mapping acme bill v1");
        UI.getCurrent().navigate("data");
        assertThat(text()).contains("Mappings by hand");
    }

    private void edit(ImportReceipt receipt) {
        UI.getCurrent()
                .navigate(
                        "data/mapping",
                        QueryParameters.of("import", receipt.id().toString()));
    }

    private TextField field(String label) {
        return find(TextField.class).all().stream()
                .filter(each -> label.equals(each.getAriaLabel().orElse("")))
                .findFirst()
                .orElseThrow();
    }

    private ImportReceipt newest() {
        return imports.newest(1).getFirst();
    }

    private ImportReceipt take(String text) {
        return imports.importNow(
                "acme.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), ImportOptions.NONE);
    }

    private String text() {
        return ((Component) getCurrentView()).getElement().getTextRecursively();
    }
}
