package dev.tradewind.notification.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import dev.tradewind.ConsoleTest;
import dev.tradewind.event.Deliveries;
import dev.tradewind.event.Delivery;
import dev.tradewind.event.DeliveryState;
import dev.tradewind.event.Event;
import dev.tradewind.event.Outbox;
import dev.tradewind.identity.People;
import dev.tradewind.notification.Channel;
import dev.tradewind.notification.ChannelKind;
import dev.tradewind.notification.Channels;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.TestExecutionEvent;
import org.springframework.security.test.context.support.WithUserDetails;
import org.springframework.transaction.support.TransactionTemplate;

/** A channel set up in the browser, and what could not be delivered to it sent again. */
@ConsoleTest
class ChannelsViewTest extends SpringBrowserlessTest {
    @Autowired
    private People people;

    @Autowired
    private Channels channels;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Outbox outbox;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Clock clock;

    @BeforeEach
    void anAdministrator() {
        if (people.byName("channel-admin").isEmpty()) {
            people.create("channel-admin", "Channel Admin", "a long enough password", Set.of("ADMIN"), Set.of());
        }
    }

    @AfterEach
    void leaveNoChannelBehind() {
        channels.all().forEach(channel -> channels.remove(channel.id(), channel.version()));
    }

    @Test
    @WithUserDetails(value = "channel-admin", setupBefore = TestExecutionEvent.TEST_EXECUTION)
    void aChannelIsAddedAndWhatItDidNotTakeIsSentAgain() {
        UI.getCurrent().navigate("admin/channels");
        click("Add channel");
        test(field("Name")).setValue("Duty");
        kind().setValue(ChannelKind.SLACK);
        test(field("Address")).setValue("https://hooks.example.org/services/abc");
        clickLast("Add channel");
        assertThat(text()).contains("Not saved").contains("by reference");
        test(field("Address")).setValue("${env:TRADEWIND_CHANNEL_NOWHERE}");
        clickLast("Add channel");
        var channel = onlyChannel();
        assertThat(channel.as().address()).isEqualTo("${env:TRADEWIND_CHANNEL_NOWHERE}");

        transaction.executeWithoutResult(
                status -> outbox.add(Event.of("dev.tradewind.notification.rehearsed", "rehearsal/duty", clock.instant())
                        .title("A rehearsal of the page")
                        .path("admin")
                        .build()));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> !deliveries
                        .page(DeliveryState.DEAD, channel.receiver(), null, 10)
                        .isEmpty());
        var firstTry = dead(channel).triedAt();
        UI.getCurrent()
                .navigate(
                        "admin/deliveries",
                        QueryParameters.simple(Map.of("state", "DEAD", "receiver", channel.receiver())));
        var again = (NativeButton) test((Grid<?>) find(Grid.class).single()).getCellComponent(0, 6);
        test(again).click();
        var dialog = find(com.vaadin.flow.component.confirmdialog.ConfirmDialog.class)
                .single();
        test(dialog).confirm();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            var now = deliveries.page(null, channel.receiver(), null, 1).getFirst();
            return now.state() == DeliveryState.DEAD && !now.triedAt().equals(firstTry);
        });
    }

    private Delivery dead(Channel channel) {
        return deliveries.page(DeliveryState.DEAD, channel.receiver(), null, 1).getFirst();
    }

    private Channel onlyChannel() {
        assertThat(channels.all()).hasSize(1);
        return channels.all().getFirst();
    }

    @SuppressWarnings("unchecked")
    private Select<ChannelKind> kind() {
        return (Select<ChannelKind>) find(Select.class).all().stream()
                .filter(each -> "Kind".equals(each.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    private TextField field(String label) {
        return find(TextField.class).all().stream()
                .filter(each -> label.equals(each.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    private void click(String text) {
        test(buttons(text).getFirst()).click();
    }

    private void clickLast(String text) {
        test(buttons(text).getLast()).click();
    }

    private java.util.List<Button> buttons(String text) {
        return find(Button.class).all().stream()
                .filter(each -> each.getText().equals(text))
                .toList();
    }

    private String text() {
        return UI.getCurrent().getElement().getTextRecursively()
                + find(Component.class).all().stream()
                        .map(each -> each.getElement().getTextRecursively())
                        .reduce("", String::concat);
    }
}
