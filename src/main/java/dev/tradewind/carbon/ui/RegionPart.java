package dev.tradewind.carbon.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.carbon.RegionalFigures;
import dev.tradewind.carbon.RegionalFigures.Regional;
import dev.tradewind.catalog.PublishedRegion;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import dev.tradewind.ui.Panel;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;

/** What Google says of the grids of its regions, beside what we hold of them, and why the two differ. */
@org.springframework.stereotype.Component
@Order(5)
class RegionPart implements CarbonPart {
    private final RegionalFigures figures;

    RegionPart(RegionalFigures figures) {
        this.figures = figures;
    }

    @Override
    public String tab() {
        return "regions";
    }

    @Override
    public String label() {
        return tr("Google's regions");
    }

    @Override
    public List<Component> content(Look look) {
        List<Regional> all = figures.all().stream()
                .sorted(Comparator.comparing((Regional each) -> size(each)).reversed())
                .toList();
        var grid = new CarbonGrid<>(tr("Regions of Google Cloud"), all)
                .text(tr("Region"), 3, each -> each.published().siteId())
                .text(
                        tr("Place"),
                        2,
                        each -> each.site() == null ? "" : each.site().shortName())
                .text(tr("Zone"), 1, each -> each.zone() == null ? tr("unknown") : each.zone())
                .number(tr("Google's"), each -> Formats.number(each.published().gramsPerKwh(), 0))
                .number(tr("Ours"), each -> each.ours() == null ? tr("unknown") : Formats.number(each.ours(), 0))
                .figure(
                        tr("Difference"),
                        each -> {
                            Double difference = each.difference();
                            return difference == null ? tr("unknown") : Formats.signed(difference, 0);
                        },
                        each -> figure(look, each))
                .number("%", each -> percent(each))
                .text(tr("Ours is of"), 2, RegionPart::basis)
                .number(
                        tr("Carbon-free, %"),
                        each -> each.published().carbonFreeShare() == null
                                ? tr("not stated")
                                : Formats.percent(each.published().carbonFreeShare(), 0));
        var panel = new Panel(
                        tr("Google's regional figures beside ours"),
                        tr("gCO2eq/kWh, yearly, location-based; largest difference first"),
                        grid)
                .flush()
                .tools(Downloads.csv(
                        "tradewind-google-regions.csv",
                        List.of(
                                "Region",
                                "Zone",
                                "Year",
                                "Google (gCO2eq per kWh)",
                                "Ours (gCO2eq per kWh)",
                                "Ours of year",
                                "Ours from",
                                "Difference (gCO2eq per kWh)",
                                "Carbon-free share"),
                        () -> all.stream().map(RegionPart::row).toList()))
                .foot(
                        new Span(
                                tr(
                                        "Google's carbon-free share is matched hour by hour and includes its contracts; it is shown as stated and enters no figure of ours, which are location-based.")));
        return List.of(CarbonGrid.whole(panel));
    }

    private static double size(Regional each) {
        Double difference = each.difference();
        return difference == null ? -1 : Math.abs(difference);
    }

    private static String percent(Regional each) {
        Double difference = each.difference();
        return difference == null || each.ours() == null || each.ours() == 0
                ? ""
                : Formats.signed(100 * difference / each.ours(), 0);
    }

    private static String basis(Regional each) {
        if (each.ours() == null) {
            return "";
        }
        return each.oursYear() + (each.hourly() ? tr(", hourly mean") : tr(", published"));
    }

    private static List<@Nullable Object> row(Regional each) {
        return Arrays.asList(
                each.published().siteId(),
                each.zone(),
                each.published().year(),
                BigDecimal.valueOf(each.published().gramsPerKwh()),
                each.ours(),
                each.ours() == null ? null : each.oursYear(),
                each.ours() == null ? null : each.hourly() ? "hours" : tr("yearly mean"),
                each.difference(),
                each.published().carbonFreeShare());
    }

    private static Figure figure(Look look, Regional each) {
        Double ours = each.ours();
        Double difference = each.difference();
        var figure = Figure.of(
                        tr("Google's figure less ours, {0}", each.published().siteId()),
                        difference == null ? "unknown" : Formats.signed(difference, 1),
                        "gCO2eq/kWh")
                .basis(tr("yearly means, location-based"))
                .formula(
                        tr(
                                "What Google publishes for the grid of its region, less what we hold of the zone in which it stands."))
                .input(
                        tr("Google, {0}", each.published().year()),
                        Formats.number(each.published().gramsPerKwh(), 0),
                        "gCO2eq/kWh",
                        Kind.PUBLISHED,
                        PublishedRegion.SOURCE,
                        tr("year {0}", each.published().year()))
                .note(
                        tr("Other year"),
                        each.ours() == null
                                        || each.oursYear() == each.published().year()
                                ? tr("no, both {0}", each.published().year())
                                : tr(
                                        "Google's is of {0}, ours of {1}",
                                        each.published().year(), each.oursYear()))
                .note(
                        tr("Other method"),
                        tr("ours counts the whole life cycle of plants and what is imported; Google does not say"))
                .note(
                        tr("Other border"),
                        tr("ours is of the zone {0}, Google's of the grid that it names itself", each.zone()));
        if (ours != null) {
            figure.input(
                    tr("Ours, {0}", each.oursYear()),
                    Formats.number(ours, 3),
                    "gCO2eq/kWh",
                    each.hourly() ? Kind.ESTIMATED : Kind.PUBLISHED,
                    each.hourly() ? tr("mean of hourly values") : tr("Electricity Maps, yearly"),
                    tr("year {0}", each.oursYear()));
        }
        if (ours != null && difference != null) {
            figure.worked(Formats.number(each.published().gramsPerKwh(), 0) + " − " + Formats.number(ours, 3) + " = "
                    + Formats.signed(difference, 1) + " gCO2eq/kWh");
        }
        return each.zone() == null
                ? figure.build()
                : figure.rows(look.scope().link("carbon", Map.of("zone-id", each.zone())))
                        .build();
    }
}
