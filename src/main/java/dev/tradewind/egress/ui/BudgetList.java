package dev.tradewind.egress.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.egress.budget.BudgetFile;
import dev.tradewind.egress.budget.BudgetScope;
import dev.tradewind.egress.budget.BudgetStatus;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.FigureButton;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.Status;
import dev.tradewind.ui.StatusMark;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every budget with what is spent, expected and agreed. */
final class BudgetList {
    private final BudgetParts parts;
    private final AdviceQuestion asked;
    private final YearMonth month;
    private final BudgetFigures figures;
    private final PlaceNames places;

    BudgetList(BudgetParts parts, AdviceQuestion asked, YearMonth month) {
        this.parts = parts;
        this.asked = asked;
        this.month = month;
        this.figures = new BudgetFigures(parts.statuses());
        this.places = parts.places();
    }

    Panel panel(List<BudgetStatus> shown, int all, @Nullable BudgetStatus chosen) {
        var grid = new Grid<BudgetStatus>();
        grid.addThemeVariants(GridVariant.AURA_NO_BORDER);
        grid.addComponentColumn(status -> name(status, status.equals(chosen)))
                .setHeader(tr("Budget"))
                .setComparator(Comparator.comparing(status -> status.terms().name()))
                .setFlexGrow(2)
                .setWidth("220px");
        grid.addColumn(status -> status.terms().owner())
                .setHeader(tr("Answers for it"))
                .setSortable(true)
                .setWidth("120px")
                .setFlexGrow(0);
        grid.addComponentColumn(BudgetList::mark)
                .setHeader(tr("State"))
                .setComparator(Comparator.comparing(BudgetStatus::state))
                .setWidth("112px")
                .setFlexGrow(0);
        grid.addComponentColumn(BudgetDrawings::bar)
                .setHeader(tr("Spent, forecast, budget"))
                .setWidth("176px")
                .setFlexGrow(0);
        grid.addComponentColumn(BudgetDrawings::line)
                .setHeader(tr("Days"))
                .setWidth("120px")
                .setFlexGrow(0);
        number(grid.addComponentColumn(this::spent), tr("Spent"))
                .setComparator(Comparator.comparing(
                        status -> status.share(status.spent().amount())));
        number(grid.addComponentColumn(this::forecast), tr("Forecast"));
        number(grid.addColumn(BudgetList::band), tr("4 in 5 within")).setAutoWidth(true);
        number(grid.addColumn(status -> BudgetDrawings.amount(status.terms())), tr("Budget"));
        number(
                        grid.addColumn(status -> status.forecast()
                                .map(each -> BudgetDrawings.share(status, each))
                                .orElse("—")),
                        tr("Forecast of it"))
                .setComparator(Comparator.comparing(
                        status -> status.forecast().map(status::share).orElse(-1.0)));
        grid.setItems(shown);
        grid.setAllRowsVisible(true);
        grid.getElement().setAttribute("aria-label", tr("Budgets"));
        return new Panel(tr("Budgets"), tr("{0} of {1}, {2}, calendar months of UTC", shown.size(), all, month), grid)
                .flush()
                .foot(
                        new Span(
                                tr(
                                        "Bar: spent, light what is still expected, upright line the budget, bracket the band of the forecast. Dots: the budget spread evenly.")));
    }

    private Component name(BudgetStatus status, boolean isChosen) {
        var link = new Anchor(
                asked.link("budget", status.budget().id().toString()),
                status.terms().name());
        link.addClassName("tw-clip");
        if (isChosen) {
            link.addClassName("tw-strong");
            link.getElement().setAttribute("aria-current", "true");
        }
        var scope = new Div(words(status.terms().scope()));
        scope.addClassNames("tw-small", "tw-quiet", "tw-clip");
        scope.getElement().setAttribute("title", said(status.terms().scope().words()));
        return new Div(link, scope);
    }

    /** The scope with places as people know them. */
    String words(BudgetScope scope) {
        var from = scope.from();
        var to = scope.to();
        return said(new BudgetScope(
                        scope.owner(),
                        scope.transferClass(),
                        from == null ? null : places.of(from),
                        to == null ? null : places.of(to),
                        scope.provider())
                .words());
    }

    private static StatusMark mark(BudgetStatus status) {
        var state = status.state();
        var icon = switch (state) {
            case OVER -> Status.FAILED;
            case WILL_PASS -> Status.DEGRADED;
            case NEAR -> Status.HELD;
            case ON_COURSE -> Status.DONE;
            case NOT_BILLED -> Status.WAITING;
        };
        return new StatusMark(icon, said(state.word()));
    }

    private Component spent(BudgetStatus status) {
        return new FigureButton(Formats.money(status.spent().amount()), "", () -> figures.spent(status));
    }

    private Component forecast(BudgetStatus status) {
        return status.forecast()
                .<Component>map(each -> new FigureButton(Formats.money(each), "", () -> figures.forecast(status)))
                .orElseGet(() -> {
                    var none = new Span(tr("unknown"));
                    none.getElement().setAttribute("title", BudgetFigures.noForecast(status));
                    return none;
                });
    }

    private static String band(BudgetStatus status) {
        var low = status.outlook().low();
        var high = status.outlook().high();
        return status.outlook().daysToCome() == 0 || low == null || high == null
                ? "—"
                : Formats.money(low) + " – " + Formats.money(high);
    }

    private static Grid.Column<BudgetStatus> number(Grid.Column<BudgetStatus> column, String header) {
        return column.setHeader(header)
                .setTextAlign(ColumnTextAlign.END)
                .setAutoWidth(true)
                .setFlexGrow(0);
    }

    static Component csv(List<BudgetStatus> shown) {
        return Downloads.csv(
                "egress-budgets.csv",
                HEADER,
                () -> shown.stream().map(BudgetList::row).toList());
    }

    /** What an import reads again, on this console or another. */
    static Component yaml(List<BudgetStatus> shown) {
        return Downloads.bytes(
                "egress-budgets.yaml",
                "application/yaml",
                "YAML",
                () -> BudgetFile.yaml(shown.stream().map(BudgetStatus::terms).toList())
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static final List<String> HEADER = List.of(
            "budget",
            "owner",
            "month",
            "state",
            "scope owner",
            "class",
            "from",
            "to",
            "provider",
            "metric",
            "amount",
            "currency",
            "spent",
            "billed through",
            "forecast",
            "forecast low",
            "forecast high",
            "days to come",
            "forecasts tried",
            BudgetFile.TOLD_SPENT,
            BudgetFile.TOLD_FORECAST,
            BudgetFile.TELLS_TEAM,
            BudgetFile.TELLS_ROLES,
            BudgetFile.TELLS_GROUPS);

    private static List<@Nullable Object> row(BudgetStatus status) {
        var terms = status.terms();
        var scope = terms.scope();
        var outlook = status.outlook();
        var row = new ArrayList<>(Arrays.<@Nullable Object>asList(
                terms.name(),
                terms.owner(),
                status.month(),
                status.state().word(),
                scope.owner(),
                scope.transferClass() == null ? null : scope.transferClass().label(),
                scope.from(),
                scope.to(),
                scope.provider(),
                terms.metric().column(),
                terms.amount().amount(),
                terms.amount().currency(),
                status.spent().amount(),
                status.billedThrough(),
                status.forecast().orElse(null),
                outlook.low(),
                outlook.high(),
                outlook.daysToCome(),
                outlook.backTests()));
        var kept = BudgetFile.row(terms);
        row.addAll(kept.subList(BudgetFile.HEADER.indexOf(BudgetFile.TOLD_SPENT), kept.size()));
        return row;
    }
}
