package dev.tradewind.carbon.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.router.QueryParameters;
import dev.tradewind.carbon.CleanWindow;
import dev.tradewind.carbon.CleanWindows;
import dev.tradewind.carbon.ZoneStatus;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.FigureButton;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.KindMark;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.ScopeParameters;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** When and where a job of so many hours would be cleanest, from now to so many hours ahead. */
final class WindowFinder {
    private static final int MOST_HOURS = 168;
    private static final int USUAL_JOB = 4;
    private static final int USUAL_WITHIN = 48;

    private final CleanWindows windows;
    private final List<String> zones;
    private final ScopeParameters scope;
    private final String zoneId;
    private final int job;
    private final int within;
    private final Instant start;

    WindowFinder(
            CleanWindows windows, List<ZoneStatus> zones, QueryParameters query, ScopeParameters scope, Instant now) {
        this.windows = windows;
        this.zones = zones.stream()
                .filter(zone -> zone.sites() > 0)
                .map(ZoneStatus::zone)
                .toList();
        this.scope = scope;
        this.zoneId = query.getSingleParameter("zone-id").orElse("");
        this.job = number(query, "job", USUAL_JOB);
        this.within = Math.max(job, number(query, "within", USUAL_WITHIN));
        this.start = now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    }

    Panel panel() {
        var range = new TimeRange(start, start.plus(Duration.ofHours(within)));
        List<CleanWindow> found = windows.find(zones, range, job);
        var grid = new Grid<CleanWindow>();
        grid.addColumn(CleanWindow::zone).setHeader("Zone").setFlexGrow(1);
        grid.addColumn(window -> Formats.instant(window.start(), scope.zone()))
                .setHeader("Start")
                .setWidth("168px")
                .setFlexGrow(0);
        grid.addComponentColumn(window ->
                        new FigureButton(Formats.number(window.meanGramsPerKwh(), 0), "", () -> figure(window)))
                .setHeader("g/kWh")
                .setWidth("72px")
                .setFlexGrow(0)
                .setTextAlign(ColumnTextAlign.END);
        grid.addComponentColumn(window -> new KindMark(ZoneFigures.kind(window.weakestKind())))
                .setHeader("Weakest kind")
                .setWidth("110px")
                .setFlexGrow(0);
        grid.addThemeVariants(GridVariant.AURA_NO_BORDER);
        grid.setItems(found);
        grid.setHeightFull();
        grid.getElement().setAttribute("aria-label", "Cleanest windows");
        return new Panel("Cleanest windows", job + " h within " + within + " h, best start in each zone", form(), grid)
                .flush();
    }

    private Div form() {
        var length = field("Job, h", job);
        var ahead = field("Within, h", within);
        var find = new Button("Find", click -> {
            Map<String, String> all = new LinkedHashMap<>(scope.asParameters());
            all.put("zone-id", zoneId);
            all.put("job", String.valueOf(length.getValue()));
            all.put("within", String.valueOf(ahead.getValue()));
            UI.getCurrent().navigate("carbon", QueryParameters.simple(all));
        });
        var form = new Div(length, ahead, find);
        form.addClassName("tw-form-line");
        return form;
    }

    private static IntegerField field(String label, int value) {
        var field = new IntegerField();
        field.setAriaLabel(label);
        field.setPrefixComponent(new com.vaadin.flow.component.html.Span(label));
        field.setWidth("168px");
        field.setMin(1);
        field.setMax(MOST_HOURS);
        field.setStepButtonsVisible(true);
        field.setValue(value);
        return field;
    }

    private Figure figure(CleanWindow window) {
        return Figure.of(
                        "Cleanest window in " + window.zone(),
                        Formats.number(window.meanGramsPerKwh(), 1),
                        "gCO2eq/kWh")
                .basis(Formats.instant(window.start(), scope.zone()) + " to "
                        + Formats.instant(window.end(), scope.zone()))
                .formula("The start whose " + job + " hours have the lowest mean intensity; a window with an unknown"
                        + " hour does not count.")
                .input(
                        "Hours",
                        Formats.number(job),
                        "h",
                        ZoneFigures.kind(window.weakestKind()),
                        "weakest kind among them",
                        "")
                .query("series carbon:" + window.zone() + ":average:lca, forecast, yearly average; [" + start + ", +"
                        + within + " h)")
                .build();
    }

    private static int number(QueryParameters query, String name, int usual) {
        try {
            return query.getSingleParameter(name)
                    .map(Integer::parseInt)
                    .filter(value -> value >= 1 && value <= MOST_HOURS)
                    .orElse(usual);
        } catch (NumberFormatException noNumber) {
            return usual;
        }
    }
}
