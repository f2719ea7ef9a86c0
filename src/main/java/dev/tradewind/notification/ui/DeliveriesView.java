package dev.tradewind.notification.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.tradewind.event.Deliveries;
import dev.tradewind.event.Delivery;
import dev.tradewind.event.DeliveryState;
import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.identity.Role;
import dev.tradewind.notification.ReceiverNames;
import dev.tradewind.notification.Subscription;
import dev.tradewind.ui.Access;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Locality;
import dev.tradewind.ui.MainLayout;
import dev.tradewind.ui.Page;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.ScopeParameters;
import dev.tradewind.ui.Segments;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An administrator sees what went to whom, with what answer, and sends again what was given up. */
@Route(value = "admin/deliveries", layout = MainLayout.class)
@PageTitle("Deliveries · Tradewind")
@RolesAllowed({Access.ADMIN, Access.AUDITOR})
@StyleSheet("decisions.css")
final class DeliveriesView extends Page implements BeforeEnterObserver {
    private static final int PAGE = 50;
    private static final int MOST_IN_CSV = 10_000;

    private final transient Deliveries deliveries;
    private final transient ReceiverNames names;
    private final transient Clock clock;
    private final Div content = new Div();
    private final boolean maySend;
    private QueryParameters query = QueryParameters.empty();

    DeliveriesView(Deliveries deliveries, ReceiverNames names, CurrentPerson current, Clock clock) {
        super(tr("Deliveries"), tr("what went to whom, and what did not arrive?"));
        this.deliveries = deliveries;
        this.names = names;
        this.clock = clock;
        this.maySend = current.current().has(Role.ADMIN);
        var channels = new Anchor("admin/channels", tr("Channels"));
        channels.addClassName("tw-button");
        addTools(channels);
        add(content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        query = event.getLocation().getQueryParameters();
        refresh();
    }

    private void refresh() {
        var search = DeliverySearch.of(query);
        var scope = ScopeParameters.of(query, clock);
        var known = names.now();
        var found = deliveries.page(search.state(), search.receiver(), search.before(), PAGE);
        var panel = new Panel(
                        tr("Deliveries"),
                        tr("one line per event and receiver, the newest first"),
                        filters(search, scope, known),
                        found.isEmpty() ? nothing(search) : grid(found, known, scope.zone()))
                .flush()
                .tools(Downloads.csv("tradewind-deliveries.csv", HEADER, () -> rows(search)));
        if (search.before() != null) {
            panel.foot(link(
                    "Newest",
                    scope.link("admin/deliveries", search.olderThan(null).parameters())));
        }
        if (found.size() == PAGE) {
            panel.foot(link(
                    "Older",
                    scope.link(
                            "admin/deliveries",
                            search.olderThan(found.getLast().id()).parameters())));
        }
        content.removeAll();
        content.add(panel);
    }

    private Component filters(DeliverySearch search, ScopeParameters scope, Map<String, String> known) {
        var states = new Segments(tr("State"));
        states.add(tr("All"), to(scope, search.inState(null)), search.state() == null);
        for (var state : DeliveryState.values()) {
            var label = switch (state) {
                case WAITING -> tr("Waiting");
                case DELIVERED -> tr("Delivered");
                case DEAD -> tr("Given up");
            };
            states.add(
                    state == DeliveryState.DELIVERED ? label : label + " " + Formats.number(deliveries.count(state)),
                    to(scope, search.inState(state)),
                    state == search.state());
        }
        var receiver = new ComboBox<String>();
        receiver.setAriaLabel(tr("Receiver"));
        receiver.setPlaceholder(tr("Receiver all"));
        receiver.setItems(known.keySet());
        receiver.setItemLabelGenerator(each -> names.of(each, known));
        receiver.setClearButtonVisible(true);
        if (search.receiver() != null && known.containsKey(search.receiver())) {
            receiver.setValue(search.receiver());
        }
        receiver.addValueChangeListener(change ->
                getUI().ifPresent(ui -> ui.getPage().setLocation(to(scope, search.of(change.getValue())))));
        var bar = new Div(states, receiver);
        bar.addClassName("tw-form-line");
        bar.getStyle().set("padding", "var(--tw-space-2) var(--tw-space-3)");
        return bar;
    }

    private Grid<Delivery> grid(List<Delivery> found, Map<String, String> known, ZoneId zone) {
        var grid = new Grid<>(Delivery.class, false);
        grid.addColumn(delivery -> Formats.instant(delivery.happenedAt(), zone))
                .setHeader(tr("Happened"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(DeliveriesView::event).setHeader(tr("Event")).setFlexGrow(3);
        grid.addComponentColumn(delivery -> new Span(names.of(delivery.receiver(), known)))
                .setHeader(tr("Receiver"))
                .setFlexGrow(1);
        grid.addComponentColumn(DeliveryMark::of)
                .setHeader(tr("State"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(Delivery::attempts)
                .setHeader(tr("Tries"))
                .setTextAlign(ColumnTextAlign.END)
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(delivery -> answer(delivery, zone))
                .setHeader(tr("Last answer"))
                .setFlexGrow(2);
        if (maySend) {
            grid.addComponentColumn(
                            delivery -> delivery.state() == DeliveryState.DEAD ? again(delivery, known) : new Span())
                    .setHeader(tr("Actions"))
                    .setAutoWidth(true)
                    .setFlexGrow(0);
        }
        grid.addThemeVariants(GridVariant.AURA_NO_BORDER, GridVariant.WRAP_CELL_CONTENT);
        grid.setItems(found);
        grid.setAllRowsVisible(true);
        grid.getElement().setAttribute("aria-label", tr("Deliveries"));
        return grid;
    }

    private static Component event(Delivery delivery) {
        var kind = new Span(Subscription.shortened(delivery.type()));
        kind.addClassName("tw-quiet");
        return new Div(new Anchor(delivery.path(), said(delivery.title())), new Div(kind));
    }

    private static Component answer(Delivery delivery, ZoneId zone) {
        var at = delivery.triedAt();
        var when = new Span((at == null ? tr("not tried yet") : Formats.instant(at, zone))
                + (delivery.state() == DeliveryState.WAITING && at != null
                        ? tr(", again {0}", Formats.instant(delivery.dueAt(), zone))
                        : ""));
        when.addClassName("tw-quiet");
        return new Div(new Div(new Span(delivery.answer())), when);
    }

    private Component again(Delivery delivery, Map<String, String> known) {
        var button = new NativeButton(tr("Send again"), click -> ask(delivery, known));
        button.addClassName("tw-link");
        button.getElement().setAttribute("aria-label", tr("Send again: {0}", said(delivery.title())));
        return button;
    }

    private void ask(Delivery delivery, Map<String, String> known) {
        var dialog = new ConfirmDialog();
        dialog.setHeader(tr("Send again to {0}?", names.of(delivery.receiver(), known)));
        dialog.setText(tr(
                "'{0}' of {1}. Later events of {2} may have arrived in the meantime.",
                said(delivery.title()),
                Formats.instant(delivery.happenedAt(), Locality.current().zone()),
                delivery.subject()));
        dialog.setConfirmText(tr("Send again"));
        dialog.setCancelable(true);
        dialog.addConfirmListener(event -> {
            if (!deliveries.sendAgain(delivery.id())) {
                Notification.show(tr("Somebody has sent it again already."));
            }
            refresh();
        });
        dialog.open();
    }

    private static EmptyState nothing(DeliverySearch search) {
        if (search.parameters().isEmpty()) {
            return new EmptyState(
                    "list-filter",
                    tr("Nothing was sent yet"),
                    tr("Each event that somebody wants to hear of stands here, once per receiver, with the answer."),
                    tr("Channels"),
                    "admin/channels");
        }
        return new EmptyState(
                "list-filter",
                tr("Nothing was sent that fits"),
                tr("Each event that somebody wants to hear of stands here, once per receiver, with the answer."),
                tr("Show all deliveries"),
                "admin/deliveries");
    }

    private static final List<String> HEADER = List.of(
            "happened at UTC",
            "type",
            "subject",
            "title",
            "receiver",
            "state",
            "tries",
            "tried at UTC",
            "answer",
            "id");

    private List<List<?>> rows(DeliverySearch search) {
        var known = names.now();
        return deliveries.page(search.state(), search.receiver(), null, MOST_IN_CSV).stream()
                .<List<?>>map(delivery -> row(delivery, known))
                .toList();
    }

    private List<?> row(Delivery delivery, Map<String, String> known) {
        var cells = new ArrayList<@Nullable Object>();
        cells.add(delivery.happenedAt().toString());
        cells.add(delivery.type());
        cells.add(delivery.subject());
        cells.add(delivery.title());
        cells.add(names.of(delivery.receiver(), known));
        cells.add(delivery.state());
        cells.add(delivery.attempts());
        cells.add(delivery.triedAt() == null ? null : delivery.triedAt().toString());
        cells.add(delivery.answer());
        cells.add(delivery.eventId().toString());
        return cells;
    }

    private static String to(ScopeParameters scope, DeliverySearch search) {
        return scope.link("admin/deliveries", search.parameters());
    }

    private static Anchor link(String text, String href) {
        var link = new Anchor(href, text);
        link.addClassName("tw-button");
        return link;
    }
}
