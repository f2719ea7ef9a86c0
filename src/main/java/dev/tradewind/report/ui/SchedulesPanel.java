package dev.tradewind.report.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import dev.tradewind.audit.ActorSource;
import dev.tradewind.report.ReportRequest;
import dev.tradewind.report.schedule.HandOver;
import dev.tradewind.report.schedule.ReportSchedule;
import dev.tradewind.report.schedule.Schedules;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.ReasonDialog;
import java.time.ZoneId;

/** The reports that are made by themselves, and what became of them last. */
final class SchedulesPanel extends Div {
    private final transient Schedules schedules;
    private final transient ActorSource names;
    private final transient ZoneId zone;
    private final transient ReportRequest shown;
    private final boolean mayBegin;

    /** @param shown what the page shows, which a new schedule makes */
    SchedulesPanel(Schedules schedules, ActorSource names, ZoneId zone, ReportRequest shown, boolean mayBegin) {
        this.schedules = schedules;
        this.names = names;
        this.zone = zone;
        this.shown = shown;
        this.mayBegin = mayBegin;
        getStyle().set("display", "contents");
        refresh();
    }

    private void refresh() {
        removeAll();
        var begin = new Button(
                tr("Schedule…"), click -> new ScheduleDialog(schedules, shown, zone.getId(), this::refresh).open());
        begin.setVisible(mayBegin);
        var all = schedules.all();
        if (all.isEmpty()) {
            var none = new Paragraph(
                    mayBegin
                            ? tr(
                                    "No report is made by itself. “Schedule…” has the one that is shown made each month, and mailed or put into a folder.")
                            : tr(
                                    "No report is made by itself. Whoever may make reports can have them made each month."));
            none.addClassName("tw-quiet");
            add(new Panel(tr("On a schedule"), "", none).tools(begin));
            return;
        }
        var grid = new Grid<>(ReportSchedule.class, false);
        grid.addColumn(one -> said(one.as().kind().label()))
                .setHeader(tr("Report"))
                .setAutoWidth(true);
        grid.addColumn(one -> one.request(one.nextDue(), zone).scope()).setHeader(tr("Scope"));
        grid.addColumn(one -> tr("day %d, %02d:00 %s")
                        .formatted(one.as().dayOfMonth(), one.as().hourOfDay(), zone))
                .setHeader(tr("Each month"))
                .setAutoWidth(true);
        grid.addColumn(one -> LanguageSelect.name(one.as().language())).setHeader(tr("Language"));
        grid.addColumn(SchedulesPanel::where).setHeader(tr("Goes to"));
        grid.addColumn(one -> names.nameOf(one.responsible().toString())).setHeader(tr("Set up by"));
        grid.addColumn(one -> Formats.instant(one.nextDue(), zone))
                .setHeader(tr("Next"))
                .setAutoWidth(true);
        grid.addColumn(one -> schedules.latest(one.id()).map(this::last).orElse(tr("not yet")))
                .setHeader(tr("Last"))
                .setTooltipGenerator(one -> schedules
                        .latest(one.id())
                        .map(each -> said(each.words()))
                        .orElse(null));
        grid.addComponentColumn(this::actions).setAutoWidth(true).setFlexGrow(0);
        grid.addThemeVariants(GridVariant.AURA_NO_BORDER);
        grid.setItems(all);
        grid.setAllRowsVisible(all.size() <= 5);
        grid.setMaxHeight("240px");
        grid.getElement().setAttribute("aria-label", tr("Reports on a schedule"));
        add(new Panel(tr("On a schedule"), tr("each is about the month before"), grid)
                .flush()
                .tools(begin));
    }

    private static String where(ReportSchedule schedule) {
        var as = schedule.as();
        return as.folder() == null ? String.join(", ", as.recipients()) : tr("folder {0}", as.folder());
    }

    private String last(HandOver last) {
        return last.month() + " " + said(last.state().label()) + ": " + said(last.words());
    }

    private Component actions(ReportSchedule schedule) {
        var run = new Button(tr("Run now"), click -> {
            schedules.runNow(schedule.id());
            Notification.show(tr("It is made and handed over within a minute or two; “Last” says how it went."));
            refresh();
        });
        var stop = new Button(tr("Stop…"), click -> askStop(schedule));
        run.addThemeVariants(ButtonVariant.SMALL);
        stop.addThemeVariants(ButtonVariant.SMALL);
        var both = new Span(run, stop);
        both.setVisible(schedules.mayStop(schedule));
        return both;
    }

    private void askStop(ReportSchedule schedule) {
        new ReasonDialog(
                        tr("Stop {0}, {1}?", said(schedule.as().kind().label()), where(schedule)),
                        tr("Nothing is made by it any more. What it made stays in the list."),
                        tr("Stop"),
                        reason -> schedules.stop(schedule.id(), reason),
                        this::refresh)
                .open();
    }
}
