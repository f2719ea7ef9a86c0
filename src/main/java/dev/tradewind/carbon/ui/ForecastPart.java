package dev.tradewind.carbon.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import dev.tradewind.carbon.CarbonForecasts;
import dev.tradewind.carbon.ZoneStatus;
import dev.tradewind.carbon.ZoneStatuses;
import dev.tradewind.carbon.forecast.ForecastError;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import dev.tradewind.ui.Panel;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;

/** How good our forecasts were, horizon by horizon, beside carrying the last value on and last week's value. */
@org.springframework.stereotype.Component
@Order(3)
class ForecastPart implements CarbonPart {
    /** The band is made to hold so often. */
    private static final double PROMISED_PERCENT = 80;

    private final CarbonForecasts forecasts;
    private final ZoneStatuses statuses;

    ForecastPart(CarbonForecasts forecasts, ZoneStatuses statuses) {
        this.forecasts = forecasts;
        this.statuses = statuses;
    }

    @Override
    public String tab() {
        return "forecast";
    }

    @Override
    public String label() {
        return tr("Forecast quality");
    }

    @Override
    public List<Component> content(Look look) {
        List<ZoneStatus> zones = statuses.at(look.now()).stream()
                .filter(zone -> zone.knownTo() != null)
                .toList();
        var chosen = zones.stream()
                .filter(zone -> zone.zone().equals(look.parameter("zone-id")))
                .findFirst()
                .or(() -> zones.stream().max(Comparator.comparing(ZoneStatus::sites)))
                .orElse(null);
        if (chosen == null) {
            return List.of(new EmptyState(
                    "leaf",
                    tr("No zone has an hourly source"),
                    tr("How far our forecasts were off stands here once seven weeks of hours are known."),
                    tr("Import a carbon file"),
                    "data"));
        }
        var choice = new Select<ZoneStatus>();
        choice.setAriaLabel(tr("Zone"));
        choice.setItems(zones);
        choice.setItemLabelGenerator(zone -> zone.zone() + " " + zone.name());
        choice.setValue(chosen);
        choice.setWidth("260px");
        choice.addValueChangeListener(change -> UI.getCurrent()
                .navigate(look.scope()
                        .link(
                                "carbon",
                                Map.of(
                                        "tab",
                                        tab(),
                                        "zone-id",
                                        change.getValue().zone()))));
        List<ForecastError> errors = forecasts.errors(chosen.zone());
        var panel = new Panel(
                        tr("Forecast quality, {0}", chosen.zone()),
                        tr("back-test of the last 60 days, gCO2eq/kWh"),
                        errors.isEmpty() ? tooShort(chosen) : table(chosen, errors))
                .flush()
                .tools(choice, download(chosen, errors))
                .foot(new Span(tr(
                        "A forecast every 7 hours, each with only what was known then. MAE: mean absolute error. MAPE: mean of error over value. Persistence carries the last value on; last week is the same hour a week before. Below 1 ours is better. The band is made to hold {0} % of the hours.",
                        Formats.number(PROMISED_PERCENT, 0))));
        return List.of(CarbonGrid.whole(panel, "420px"));
    }

    private static Component tooShort(ZoneStatus zone) {
        return new EmptyState(
                "leaf",
                tr("Too little history of {0}", zone.zone()),
                tr(
                        "A back-test needs seven weeks of hours and some days to compare with. Until then the forecast is the mean of the same weekday and hour."),
                null,
                null);
    }

    private static Component table(ZoneStatus zone, List<ForecastError> errors) {
        return new CarbonGrid<>(tr("Forecast quality by horizon"), errors)
                .text(tr("Horizon"), 1, each -> tr("{0} h ahead", each.horizonHours()))
                .figure("MAE", each -> Formats.number(each.mae(), 1), each -> figure(zone, each))
                .number(tr("MAPE, %"), each -> Formats.number(each.mapePercent(), 1))
                .number(tr("Persistence, MAE"), each -> Formats.number(each.persistenceMae(), 1))
                .number(tr("Ours / persistence"), each -> ratio(each.mae(), each.persistenceMae()))
                .number(tr("Last week, MAE"), each -> Formats.number(each.lastWeekMae(), 1))
                .number(tr("Ours / last week"), each -> ratio(each.mae(), each.lastWeekMae()))
                .number(tr("80 % band held, %"), each -> Formats.number(each.coverage80Percent(), 0))
                .number(tr("Forecasts"), each -> Formats.number(each.forecasts()));
    }

    private static String ratio(double ours, double theirs) {
        return theirs == 0 ? tr("unknown") : Formats.number(ours / theirs, 2);
    }

    private static Figure figure(ZoneStatus zone, ForecastError error) {
        return Figure.of(
                        tr("Error {0} h ahead, {1}", error.horizonHours(), zone.zone()),
                        Formats.number(error.mae(), 2),
                        "gCO2eq/kWh")
                .basis(tr(
                        "mean absolute error over {0} forecasts of the last 60 days",
                        Formats.number(error.forecasts())))
                .formula(tr("Each forecast is made again with what was known then, and compared with what came."))
                .worked(tr(
                        "MAE = Σ |forecast − came| / n\nours {0}, persistence {1}, last week {2}",
                        Formats.number(error.mae(), 2),
                        Formats.number(error.persistenceMae(), 2),
                        Formats.number(error.lastWeekMae(), 2)))
                .input(
                        tr("MAPE, hours of 0 left out"),
                        Formats.number(error.mapePercent(), 2),
                        "%",
                        Kind.FORECAST,
                        tr("back-test"),
                        "")
                .input(
                        tr("80 % band held"),
                        Formats.number(error.coverage80Percent(), 1),
                        "%",
                        Kind.FORECAST,
                        tr("back-test"),
                        "")
                .query("series carbon:" + zone.zone() + ":average:lca, an origin every 7 hours")
                .build();
    }

    private static Component download(ZoneStatus zone, List<ForecastError> errors) {
        return Downloads.csv(
                "tradewind-forecast-quality-" + zone.zone() + ".csv",
                List.of(
                        "Zone",
                        "Horizon (h)",
                        "Forecasts",
                        "MAE (gCO2eq per kWh)",
                        "MAPE (%)",
                        "Persistence MAE (gCO2eq per kWh)",
                        "Last week MAE (gCO2eq per kWh)",
                        "80 % band held (%)"),
                () -> errors.stream()
                        .map(each -> List.<Object>of(
                                zone.zone(),
                                each.horizonHours(),
                                each.forecasts(),
                                BigDecimal.valueOf(each.mae()),
                                BigDecimal.valueOf(each.mapePercent()),
                                BigDecimal.valueOf(each.persistenceMae()),
                                BigDecimal.valueOf(each.lastWeekMae()),
                                BigDecimal.valueOf(each.coverage80Percent())))
                        .toList());
    }
}
