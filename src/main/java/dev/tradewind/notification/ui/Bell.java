package dev.tradewind.notification.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.router.Location;
import dev.tradewind.event.Severity;
import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.identity.Person;
import dev.tradewind.notification.LiveNotices;
import dev.tradewind.notification.Notice;
import dev.tradewind.notification.Notices;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Status;
import dev.tradewind.ui.StatusMark;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody sees at a glance that something happened, reads it, and goes to the evidence. */
final class Bell extends Div {
    private static final int SHOWN = 30;

    private final Notices notices;
    private final LiveNotices live;
    private final ZoneId zone;
    private final @Nullable UUID person;
    private final NativeButton button = new NativeButton();
    private final Span count = new Span();
    private final Div list = new Div();
    private final Popover popover = new Popover();
    private @Nullable Runnable stop;

    Bell(Notices notices, LiveNotices live, CurrentPerson who, ZoneId zone) {
        this.notices = notices;
        this.live = live;
        this.zone = zone;
        this.person = who.find().map(Person::id).orElse(null);
        var bell = new Span();
        bell.addClassName("tw-bell-icon");
        count.addClassName("tw-badge");
        button.addClassNames("tw-icon-button", "tw-bell");
        button.getElement().setAttribute("aria-haspopup", "dialog");
        button.add(bell, count);
        list.addClassName("tw-notices");
        var all = new NativeButton(tr("Mark all as read"), event -> readAll());
        all.addClassName("tw-button");
        var mail = new Anchor("account/notifications", tr("Mail"));
        mail.addClassName("tw-button");
        mail.setTitle(tr("What I want by mail"));
        var head = new Div(new Span(tr("Notifications")), mail, all);
        head.addClassName("tw-notices-head");
        popover.add(head, list);
        popover.setTarget(button);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setAriaLabel(tr("Notifications"));
        popover.setModal(true);
        popover.addOpenedChangeListener(event -> {
            if (event.isOpened()) {
                fill();
            }
        });
        add(button, popover);
        count();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        var ui = event.getUI();
        stop = live.watch(told -> {
            if (told.equals(person)) {
                ui.access(this::refresh);
            }
        });
        count();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (stop != null) {
            stop.run();
        }
    }

    private void refresh() {
        count();
        if (popover.isOpened()) {
            fill();
        }
    }

    private void count() {
        int unread = person == null ? 0 : notices.unread(person);
        count.setText(unread > 99 ? "99+" : Integer.toString(unread));
        count.setVisible(unread > 0);
        var label = unread == 0 ? tr("Notifications, none unread") : tr("Notifications, {0} unread", unread);
        button.getElement().setAttribute("aria-label", label).setAttribute("title", label);
    }

    private void readAll() {
        if (person != null) {
            notices.readAll(person);
            refresh();
        }
    }

    private void fill() {
        list.removeAll();
        var all = person == null ? java.util.List.<Notice>of() : notices.of(person, SHOWN);
        if (all.isEmpty()) {
            list.add(new Span(tr("Nothing yet. What waits for you, and what goes wrong, is told here.")));
        }
        all.forEach(notice -> list.add(line(notice)));
    }

    private Component line(Notice notice) {
        var line = new NativeButton();
        line.addClassName("tw-notice");
        if (notice.readAt() == null) {
            line.addClassName("tw-unread");
        }
        var title = new Span(said(notice.title()));
        title.addClassName("tw-notice-title");
        var when =
                new Span(Formats.instant(notice.happenedAt(), zone) + (notice.readAt() == null ? tr(" · unread") : ""));
        when.addClassName("tw-quiet");
        line.add(mark(notice.severity()), title, when, new Span(said(notice.text())));
        line.addClickListener(event -> open(notice));
        return line;
    }

    private void open(Notice notice) {
        if (person != null) {
            notices.read(person, notice.eventId());
        }
        popover.close();
        count();
        var target = new Location(notice.path());
        UI.getCurrent().navigate(target.getPath(), target.getQueryParameters());
    }

    private static StatusMark mark(Severity severity) {
        return switch (severity) {
            case INFO -> new StatusMark(Status.WAITING, tr("info"));
            case WARNING -> new StatusMark(Status.DEGRADED, tr("warning"));
            case CRITICAL -> new StatusMark(Status.FAILED, tr("critical"));
        };
    }
}
