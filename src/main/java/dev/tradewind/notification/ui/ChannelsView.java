package dev.tradewind.notification.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

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
        super(tr("Channels"), tr("where do our teams hear of what happens?"));
        this.channels = channels;
        this.deliveries = deliveries;
        this.trial = trial;
        this.mayChange = current.current().has(Role.ADMIN);
        var log = new Anchor("admin/deliveries", tr("Deliveries"));
        log.addClassName("tw-button");
        addTools(log);
        if (mayChange) {
            var add = new Button(tr("Add channel"), click -> open(null));
            add.addThemeVariants(ButtonVariant.PRIMARY);
            addTools(add);
        }
        build();
        add(
                new Panel(tr("Channels"), tr("mail, Slack, Teams and signed webhooks"), grid).flush(),
                row(
                        "1fr 1fr",
                        new Panel(
                                tr("What events there are"),
                                tr("a channel subscribes to kinds, or to all of a module"),
                                kinds()),
                        new Panel(tr("How they are sent"), tr("settings of this console"), setUp(settings, smtp))));
        refresh();
    }

    private void build() {
        grid.addComponentColumn(channel -> strong(channel.as().name()))
                .setHeader(tr("Name"))
                .setFlexGrow(1);
        grid.addColumn(channel -> said(channel.as().kind().label()))
                .setHeader(tr("Kind"))
                .setWidth("100px")
                .setFlexGrow(0);
        grid.addComponentColumn(channel -> breakable(channel.as().address()))
                .setHeader(tr("Address"))
                .setFlexGrow(2);
        grid.addComponentColumn(channel -> new Span(subscriptions(channel)))
                .setHeader(tr("Subscribed to"))
                .setFlexGrow(2);
        grid.addComponentColumn(this::state).setHeader(tr("Last message")).setFlexGrow(2);
        if (mayChange) {
            grid.addComponentColumn(this::actions)
                    .setHeader(tr("Actions"))
                    .setAutoWidth(true)
                    .setFlexGrow(0);
        }
        grid.addThemeVariants(GridVariant.AURA_NO_BORDER, GridVariant.WRAP_CELL_CONTENT);
        grid.setAllRowsVisible(true);
        grid.setEmptyStateText(
                tr(
                        "No channel yet. With one, a team hears of events by mail, in Slack or Teams, or a program gets them as signed CloudEvents."));
        grid.getElement().setAttribute("aria-label", tr("Channels"));
    }

    private Component state(Channel channel) {
        if (!channel.as().enabled()) {
            return new StatusMark(Status.CANCELLED, tr("switched off"));
        }
        return deliveries
                .lastTried(channel.receiver())
                .map(DeliveryMark::withAnswer)
                .orElseGet(() -> new StatusMark(Status.WAITING, tr("none yet")));
    }

    private static String subscriptions(Channel channel) {
        return channel.as().subscriptions().isEmpty()
                ? tr("nothing")
                : channel.as().subscriptions().stream()
                        .map(each -> said(each.words()))
                        .collect(Collectors.joining("; "));
    }

    private Component actions(Channel channel) {
        var name = channel.as().name();
        var row = new Div(
                action(tr("Send a test"), name, () -> test(channel)),
                action(tr("Change"), name, () -> open(channel)),
                action(tr("Remove"), name, () -> ask(channel)));
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
        Notification.show(tr("Sending a test to {0} …", channel.as().name()));
        var ui = UI.getCurrent();
        var security = SecurityContextHolder.getContext();
        CompletableFuture.supplyAsync(() -> {
                    SecurityContextHolder.setContext(security);
                    try {
                        return trial.of(channel);
                    } catch (InterruptedException stopping) {
                        Thread.currentThread().interrupt();
                        return new Receipt.Later(tr("the console is stopping"));
                    } finally {
                        SecurityContextHolder.clearContext();
                    }
                })
                .whenComplete((receipt, failure) -> ui.access(() -> tested(channel, receipt, failure)));
    }

    private static void tested(Channel channel, @Nullable Receipt receipt, @Nullable Throwable failure) {
        var said = receipt == null ? tr("the test could not be made: {0}", failure) : receipt.answer();
        Notification.show(channel.as().name() + ": " + said, 15_000, Notification.Position.BOTTOM_START);
    }

    private void ask(Channel channel) {
        var dialog = new ConfirmDialog();
        dialog.setHeader(tr("Remove the channel '{0}'?", channel.as().name()));
        dialog.setText(tr("Nothing is sent to it any more, and what still waits for it becomes a dead letter."));
        dialog.setConfirmText(tr("Remove"));
        dialog.setCancelable(true);
        dialog.addConfirmListener(event -> {
            if (!channels.remove(channel.id(), channel.version())) {
                Notification.show(tr("Not removed: somebody changed the channel in the meantime. Look at it again."));
            }
            refresh();
        });
        dialog.open();
    }

    private static Div kinds() {
        var list = new Div();
        list.addClassName("tw-note");
        EventKinds.ALL.forEach(kind -> list.add(pair(kind.kind(), said(kind.what()))));
        return list;
    }

    private static Div setUp(NotificationSettings settings, Smtp smtp) {
        var console = settings.consoleUrl();
        var list = new Div(
                pair(
                        tr("Mail server"),
                        smtp.isSetUp()
                                ? tr("set up")
                                : tr("none: set tradewind.outbound.smtp.host and .from before you use mail")),
                pair(
                        tr("Links to evidence"),
                        console == null
                                ? tr("none: messages name the page. Set tradewind.notification.console-url")
                                : console.toString()),
                pair(tr("Variables for addresses and secrets"), tr("begin with {0}", settings.envPrefix())),
                pair(tr("Files for addresses and secrets"), tr("lie in {0}", settings.secretFiles())),
                pair(tr("Private addresses"), tr("only hosts in tradewind.outbound.allowed-hosts")));
        for (var kind : ChannelKind.values()) {
            list.add(pair(said(kind.label()), said(kind.purpose())));
        }
        list.addClassName("tw-note");
        return list;
    }

    private static Div pair(String name, String value) {
        var pair = new Div(strong(name), new Span(value));
        pair.addClassName("tw-pair-start");
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
