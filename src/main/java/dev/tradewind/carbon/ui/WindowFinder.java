package dev.tradewind.carbon.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import dev.tradewind.carbon.CleanWindow;
import dev.tradewind.carbon.CleanWindows;
import dev.tradewind.carbon.ZoneStatus;
import dev.tradewind.carbon.ZoneWindows;
import dev.tradewind.ui.Dates;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.FigureButton;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.KindMark;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.PlainTable;
import dev.tradewind.ui.ScopeParameters;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** When and where a job of so many hours would be cleanest before its deadline; the question is in the URL. */
final class WindowFinder {
    private static final int MOST_HOURS = 168;

    private final WindowQuestion question;
    private final List<ZoneWindows> found;
    private final ScopeParameters scope;
    private final String zoneId;

    WindowFinder(
            CleanWindows windows, List<ZoneStatus> zones, QueryParameters query, ScopeParameters scope, Instant now) {
        this.question = WindowQuestion.of(query, now);
        this.scope = scope;
        this.zoneId = query.getSingleParameter("zone-id").orElse("");
        this.found = windows.search(
                zones.stream()
                        .filter(zone -> zone.sites() > 0)
                        .map(ZoneStatus::zone)
                        .filter(question.in()::takes)
                        .toList(),
                question.range(),
                question.job());
    }

    Panel panel() {
        var panel = new Panel(tr("Cleanest windows"), words(), form(), found.isEmpty() ? nothing() : table()).flush();
        return found.isEmpty() ? panel : panel.tools(csv());
    }

    private String words() {
        return question.in().words().isEmpty()
                ? tr(
                        "{0} h before {1}, best start in each zone",
                        question.job(), Formats.instant(question.deadline(), scope.zone()))
                : tr(
                        "{0} h before {1} in {2}, best start in each zone",
                        question.job(),
                        Formats.instant(question.deadline(), scope.zone()),
                        question.in().text());
    }

    private Component nothing() {
        return new EmptyState(
                "leaf",
                tr("No window"),
                question.in().words().isEmpty()
                        ? tr(
                                "No zone with sites that is known has {0} known hours in a row before the deadline. Move it, or name other zones.",
                                question.job())
                        : tr(
                                "No zone with sites that {0} names has {1} known hours in a row before the deadline. Move it, or name other zones.",
                                question.in().text(), question.job()),
                null,
                null);
    }

    private PlainTable<ZoneWindows> table() {
        return new PlainTable<ZoneWindows>(tr("Cleanest windows"))
                .column(tr("Zone"), ZoneWindows::zone)
                .column(tr("Start"), each -> Formats.instant(each.best().start(), scope.zone()))
                .cellsAtEnd("g/kWh", this::best)
                .numbers(tr("80 % band"), each -> band(each.best()))
                .cellsAtEnd(tr("Now"), each -> each.now() == null ? new Span(tr("unknown")) : number(each, each.now()))
                .cellsAtEnd(tr("Worst"), each -> number(each, each.worst()))
                .rows(found);
    }

    /** The shape before the number is the weakest kind among its hours. */
    private Component best(ZoneWindows each) {
        var kind = ZoneFigures.kind(each.best().weakestKind());
        var mark = new KindMark(kind);
        mark.addClassName("tw-kind-shape-only");
        mark.getElement().setAttribute("title", said(kind.word()));
        var cell = new Div(mark, number(each, each.best()));
        cell.addClassNames("tw-line", "tw-end");
        return cell;
    }

    private FigureButton number(ZoneWindows each, CleanWindow window) {
        return new FigureButton(
                Formats.number(window.meanGramsPerKwh(), 0),
                "",
                () -> WindowFigures.of(each, window, question, scope.zone()));
    }

    private static String band(CleanWindow window) {
        Double low = window.lowGramsPerKwh();
        Double high = window.highGramsPerKwh();
        return low == null || high == null
                ? tr("none")
                : tr("{0} to {1}", Formats.number(low, 0), Formats.number(high, 0));
    }

    private Component csv() {
        return Downloads.csv(
                "cleanest-windows.csv",
                List.of(
                        "zone",
                        "start UTC",
                        "end UTC",
                        "g/kWh",
                        "band low g/kWh",
                        "band high g/kWh",
                        "now g/kWh",
                        "worst g/kWh",
                        "weakest kind",
                        "sources"),
                () -> found.stream()
                        .map(each -> Arrays.<Object>asList(
                                each.zone(),
                                each.best().start(),
                                each.best().end(),
                                each.best().meanGramsPerKwh(),
                                each.best().lowGramsPerKwh(),
                                each.best().highGramsPerKwh(),
                                each.now() == null ? null : each.now().meanGramsPerKwh(),
                                each.worst().meanGramsPerKwh(),
                                each.best().weakestKind(),
                                String.join("; ", each.best().sources())))
                        .toList());
    }

    private Div form() {
        var length = new IntegerField();
        length.setAriaLabel(tr("Job, h"));
        length.setPrefixComponent(new Span(tr("Job, h")));
        length.setWidth("128px");
        length.setMin(1);
        length.setMax(MOST_HOURS);
        length.setStepButtonsVisible(true);
        length.setValue(question.job());
        var deadline = new DateTimePicker();
        deadline.setAriaLabel(tr("Ends before"));
        deadline.setDatePlaceholder(tr("Ends before"));
        Dates.sameForEverybody(deadline);
        deadline.setStep(Duration.ofHours(1));
        deadline.setValue(question.deadline().atZone(scope.zone()).toLocalDateTime());
        deadline.setWidth("268px");
        var in = new TextField();
        in.setAriaLabel(tr("In: EU, countries or zones"));
        in.setPrefixComponent(new Span(tr("In")));
        in.setPlaceholder(tr("EU, US, SE-SE1"));
        in.setWidth("168px");
        in.setValue(question.in().text());
        var find = new Button(tr("Find"), click -> {
            Map<String, String> all = new LinkedHashMap<>(scope.asParameters());
            if (!zoneId.isEmpty()) {
                all.put("zone-id", zoneId);
            }
            all.put("job", String.valueOf(length.getValue()));
            all.put(
                    "before",
                    String.valueOf(
                            deadline.getValue() == null
                                    ? question.deadline()
                                    : deadline.getValue().atZone(scope.zone()).toInstant()));
            if (!in.getValue().isBlank()) {
                all.put("in", in.getValue().strip());
            }
            UI.getCurrent().navigate("carbon", QueryParameters.simple(all));
        });
        var form = new Div(length, deadline, in, find);
        form.addClassName("tw-form-line");
        return form;
    }
}
