package dev.tradewind.notification.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.tradewind.event.Deliveries;
import dev.tradewind.event.Receipt;
import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.identity.Role;
import dev.tradewind.notification.Channel;
import dev.tradewind.notification.ChannelKind;
import dev.tradewind.notification.Channels;
import dev.tradewind.notification.EventKinds;
import dev.tradewind.notification.NotificationSettings;
import dev.tradewind.notification.Subscription;
import dev.tradewind.notification.channel.Trial;
import dev.tradewind.outbound.Smtp;
import dev.tradewind.ui.Access;
import dev.tradewind.ui.MainLayout;
import dev.tradewind.ui.Page;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.Status;
import dev.tradewind.ui.StatusMark;
import jakarta.annotation.security.RolesAllowed;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;

/** An administrator says where teams hear of what happens, tries it, and sees whether it works. */
@Route(value = "admin/channels", layout = MainLayout.class)
@PageTitle("Channels · Tradewind")
@RolesAllowed({Access.ADMIN, Access.AUDITOR})
@StyleSheet("decisions.css")
final class ChannelsView extends Page {
    private final transient Channels channels;
    private final transient Deliveries deliveries;
    private final transient Trial trial;
    private final Grid<Channel> grid = new Grid<>(Channel.class, false);
    private final boolean mayChange;

    ChannelsView(
            Channels channels,
            Deliveries deliveries,
            Trial trial,
            CurrentPerson current,
            NotificationSettings settings,
            Smtp smtp) {
        super("Channels", "where do our teams hear of what happens?");
        this.channels = channels;
        this.deliveries = deliveries;
        this.trial = trial;
        this.mayChange = current.current().has(Role.ADMIN);
        var log = new Anchor("admin/deliveries", "Deliveries");
        log.addClassName("tw-button");
        addTools(log);
        if (mayChange) {
            var add = new Button("Add channel", click -> open(null));
            add.addThemeVariants(ButtonVariant.PRIMARY);
            addTools(add);
        }
        build();
        add(
                new Panel("Channels", "mail, Slack, Teams and signed webhooks", grid).flush(),
                row(
                        "1fr 1fr",
                        new Panel(
                                "What events there are",
                                "a channel subscribes to kinds, or to all of a module",
                                kinds()),
                        new Panel("How they are sent", "settings of this console", setUp(settings, smtp))));
        refresh();
    }

    private void build() {
        grid.addComponentColumn(channel -> strong(channel.as().name()))
                .setHeader("Name")
                .setFlexGrow(1);
        grid.addColumn(channel -> channel.as().kind().label())
                .setHeader("Kind")
                .setWidth("100px")
                .setFlexGrow(0);
        grid.addComponentColumn(channel -> breakable(channel.as().address()))
                .setHeader("Address")
                .setFlexGrow(2);
        grid.addComponentColumn(channel -> new Span(subscriptions(channel)))
                .setHeader("Subscribed to")
                .setFlexGrow(2);
        grid.addComponentColumn(this::state).setHeader("Last message").setFlexGrow(2);
        if (mayChange) {
            grid.addComponentColumn(this::actions)
                    .setHeader("Actions")
                    .setAutoWidth(true)
                    .setFlexGrow(0);
        }
        grid.addThemeVariants(GridVariant.AURA_NO_BORDER, GridVariant.WRAP_CELL_CONTENT);
        grid.setAllRowsVisible(true);
        grid.setEmptyStateText(
                "No channel yet. With one, a team hears of events by mail, in Slack or Teams, or a program"
                        + " gets them as signed CloudEvents.");
        grid.getElement().setAttribute("aria-label", "Channels");
    }

    private Component state(Channel channel) {
        if (!channel.as().enabled()) {
            return new StatusMark(Status.CANCELLED, "switched off");
        }
        return deliveries
                .lastTried(channel.receiver())
                .map(DeliveryMark::withAnswer)
                .orElseGet(() -> new StatusMark(Status.WAITING, "none yet"));
    }

    private static String subscriptions(Channel channel) {
        return channel.as().subscriptions().isEmpty()
                ? "nothing"
                : channel.as().subscriptions().stream().map(Subscription::words).collect(Collectors.joining("; "));
    }

    private Component actions(Channel channel) {
        var name = channel.as().name();
        var row = new Div(
                action("Send a test", name, () -> test(channel)),
                action("Change", name, () -> open(channel)),
                action("Remove", name, () -> ask(channel)));
        row.addClassName("tw-form-line");
        return row;
    }

    private static NativeButton action(String text, String name, Runnable run) {
        var button = new NativeButton(text, click -> run.run());
        button.addClassName("tw-link");
        button.getElement().setAttribute("aria-label", text + ": " + name);
        return button;
    }

    private void open(@Nullable Channel channel) {
        new ChannelDialog(channels, channel, this::refresh).open();
    }

    /** Away from the page's own thread: a receiver may take half a minute to say nothing. */
    private void test(Channel channel) {
        Notification.show("Sending a test to " + channel.as().name() + " …");
        var ui = UI.getCurrent();
        var security = SecurityContextHolder.getContext();
        CompletableFuture.supplyAsync(() -> {
                    SecurityContextHolder.setContext(security);
                    try {
                        return trial.of(channel);
                    } catch (InterruptedException stopping) {
                        Thread.currentThread().interrupt();
                        return new Receipt.Later("the console is stopping");
                    } finally {
                        SecurityContextHolder.clearContext();
                    }
                })
                .whenComplete((receipt, failure) -> ui.access(() -> tested(channel, receipt, failure)));
    }

    private static void tested(Channel channel, @Nullable Receipt receipt, @Nullable Throwable failure) {
        var said = receipt == null ? "the test could not be made: " + failure : receipt.answer();
        Notification.show(channel.as().name() + ": " + said, 15_000, Notification.Position.BOTTOM_START);
    }

    private void ask(Channel channel) {
        var dialog = new ConfirmDialog();
        dialog.setHeader("Remove the channel '" + channel.as().name() + "'?");
        dialog.setText("Nothing is sent to it any more, and what still waits for it becomes a dead letter.");
        dialog.setConfirmText("Remove");
        dialog.setCancelable(true);
        dialog.addConfirmListener(event -> {
            if (!channels.remove(channel.id(), channel.version())) {
                Notification.show("Not removed: somebody changed the channel in the meantime. Look at it again.");
            }
            refresh();
        });
        dialog.open();
    }

    private static Div kinds() {
        var list = new Div();
        list.addClassName("tw-note");
        EventKinds.ALL.forEach(kind -> list.add(pair(kind.kind(), kind.what())));
        return list;
    }

    private static Div setUp(NotificationSettings settings, Smtp smtp) {
        var console = settings.consoleUrl();
        var list = new Div(
                pair(
                        "Mail server",
                        smtp.isSetUp()
                                ? "set up"
                                : "none: set tradewind.outbound.smtp.host and .from before you use mail"),
                pair(
                        "Links to evidence",
                        console == null
                                ? "none: messages name the page. Set tradewind.notification.console-url"
                                : console.toString()),
                pair("Variables for addresses and secrets", "begin with " + settings.envPrefix()),
                pair("Files for addresses and secrets", "lie in " + settings.secretFiles()),
                pair("Private addresses", "only hosts in tradewind.outbound.allowed-hosts"));
        for (var kind : ChannelKind.values()) {
            list.add(pair(kind.label(), kind.purpose()));
        }
        list.addClassName("tw-note");
        return list;
    }

    private static Div pair(String name, String value) {
        var pair = new Div(strong(name), new Span(value));
        pair.addClassName("tw-pair");
        return pair;
    }

    private static Span breakable(String text) {
        var span = new Span(text);
        span.getStyle().set("overflow-wrap", "anywhere").set("white-space", "normal");
        return span;
    }

    private static Span strong(String text) {
        var span = new Span(text);
        span.addClassName("tw-strong");
        return span;
    }

    private void refresh() {
        grid.setItems(channels.all());
    }
}
