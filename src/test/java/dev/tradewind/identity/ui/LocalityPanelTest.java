package dev.tradewind.identity.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import dev.tradewind.ConsoleTest;
import dev.tradewind.identity.LocalityChoices;
import dev.tradewind.identity.People;
import dev.tradewind.ui.LocalityChoice;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.TestExecutionEvent;
import org.springframework.security.test.context.support.WithUserDetails;

/** A person chooses how the console speaks to them, and finds the choice again. */
@ConsoleTest
class LocalityPanelTest extends SpringBrowserlessTest {
    private static final LocalityChoice SWISS =
            new LocalityChoice("de", "CH", DayOfWeek.SUNDAY, ZoneId.of("Europe/Zurich"));

    @Autowired
    private People people;

    @Autowired
    private LocalityChoices choices;

    @BeforeEach
    void people() {
        if (people.byName("reads-german").isEmpty()) {
            people.create("reads-german", "Reads German", "a long enough password", Set.of("VIEWER"), Set.of());
        }
    }

    @Test
    @WithUserDetails(value = "reads-german", setupBefore = TestExecutionEvent.TEST_EXECUTION)
    void theChoiceIsKeptWithTheAccountAndShownThere() {
        choices.choose(SWISS);
        assertThat(choices.ofCurrent()).contains(SWISS);
        UI.getCurrent().navigate("account");
        assertThat($(ComboBox.class).all().stream().map(ComboBox::getValue).toList())
                .contains("de", "CH", DayOfWeek.SUNDAY, "Europe/Zurich");
        choices.choose(LocalityChoice.NONE);
        assertThat(choices.ofCurrent()).contains(LocalityChoice.NONE);
    }

    @Test
    @WithUserDetails(value = "reads-german", setupBefore = TestExecutionEvent.TEST_EXECUTION)
    void whatTheConsoleDoesNotHaveIsRefusedByName() {
        assertThatThrownBy(() -> choices.choose(new LocalityChoice("fr", null, null, null)))
                .hasMessage("there is no language 'fr'. Choose one of de, en.");
        assertThatThrownBy(() -> choices.choose(new LocalityChoice(null, "XX", null, null)))
                .hasMessageContaining("there is no region 'XX'");
    }
}
