package dev.tradewind.planning.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import dev.tradewind.planning.savings.MonthSavings;
import dev.tradewind.planning.savings.Savings;
import dev.tradewind.planning.savings.SavingsPolicy;
import dev.tradewind.ui.Delta;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.FigureButton;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Locality;
import dev.tradewind.ui.Panel;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What our batch runs of last month would have come to under the policies that people use, and under ours. */
final class SavingsPanel extends Div {
    private final transient Savings savings;
    private final YearMonth month;

    SavingsPanel(Savings savings) {
        this.savings = savings;
        month = savings.lastMonth();
        addClassName("pl-body");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        ask(event);
    }

    private void ask(AttachEvent event) {
        removeAll();
        var bar = new ProgressBar();
        bar.setIndeterminate(true);
        bar.getElement().setAttribute("aria-label", tr("Placing the batch runs of {0}", month));
        add(new Div(tr("Placing every batch run of {0} again under each policy…", month)), bar);
        var ui = event.getUI();
        savings.of(month)
                .whenComplete((made, failure) -> ui.access(() -> {
                    removeAll();
                    if (failure != null) {
                        add(new EmptyState(
                                "triangle-alert",
                                tr("It could not be reckoned"),
                                String.valueOf(said(failure.getMessage())),
                                tr("See where the data comes from"),
                                "data"));
                    } else {
                        show(made, event);
                    }
                }));
    }

    private void show(MonthSavings made, AttachEvent event) {
        if (made.lines().isEmpty()) {
            add(new EmptyState(
                    "calendar-range",
                    tr("No batch run in {0}", month),
                    made.unknown() == 0
                            ? tr(
                                    "This compares policies for batch workloads with a window, in hours whose carbon and price are known. ")
                            : tr(
                                    "This compares policies for batch workloads with a window, in hours whose carbon and price are known. {0} runs lack one of these.",
                                    made.unknown()),
                    tr("Import workloads or signals"),
                    "data"));
            return;
        }
        var again = new NativeButton(tr("Reckon again"), click -> {
            savings.forget(month);
            ask(event);
        });
        again.addClassName("tw-button");
        add(
                new Panel(tr("Batch runs of {0} under each policy", month), words(made), grid(made))
                        .flush()
                        .tools(again, csv(made))
                        .foot(
                                new Span(
                                        tr(
                                                "By today's workloads, policies and list prices; carbon as it was. Expected: the mean of the same hour one to four weeks before. A comparison, not a saving on a bill."))));
    }

    private static String words(MonthSavings made) {
        return made.unknown() == 0
                ? tr("{0} runs of {1} workloads", made.runs(), made.workloads())
                : tr(
                        "{0} runs of {1} workloads, {2} more not known well enough",
                        made.runs(), made.workloads(), made.unknown());
    }

    private Grid<MonthSavings.Line> grid(MonthSavings made) {
        var grid = new Grid<MonthSavings.Line>();
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.addColumn(line -> said(line.policy().label()))
                .setHeader(tr("Policy"))
                .setAutoWidth(true);
        grid.addColumn(line -> foresight(line)).setHeader(tr("Chosen with")).setAutoWidth(true);
        number(grid, tr("Cost USD"), line -> new FigureButton(Formats.money(line.usd()), "", () -> cost(made, line)));
        number(
                grid,
                tr("Against run now USD"),
                line -> Delta.of(line.usd().subtract(now(made, line).usd()), "", 2));
        number(
                grid,
                tr("Emissions kgCO2e"),
                line -> new FigureButton(Formats.number(line.kgCo2e(), 1), "", () -> carbon(made, line)));
        number(
                grid,
                tr("Against run now kgCO2e"),
                line -> Delta.of(line.kgCo2e() - now(made, line).kgCo2e(), "", 1));
        number(grid, "%", line -> new Span(percent(made, line)));
        number(grid, tr("Mean wait h"), line -> new Span(Formats.number(line.waitingHours(), 1)));
        grid.addColumn(line -> said(line.policy().words()))
                .setHeader(tr("What it does"))
                .setWidth("22rem")
                .setFlexGrow(1);
        grid.setItems(shown(made));
        grid.setAllRowsVisible(true);
        return grid;
    }

    /** Where foresight changes nothing, one line says it. */
    private static List<MonthSavings.Line> shown(MonthSavings made) {
        return made.lines().stream()
                .filter(line -> line.perfect() || twin(made, line) == null || !same(line, twin(made, line)))
                .toList();
    }

    private static MonthSavings.@Nullable Line twin(MonthSavings made, MonthSavings.Line line) {
        return made.lines().stream()
                .filter(other -> other.policy() == line.policy() && other.perfect() != line.perfect())
                .findFirst()
                .orElse(null);
    }

    private static boolean same(MonthSavings.Line one, MonthSavings.@Nullable Line other) {
        return other != null && one.usd().compareTo(other.usd()) == 0 && one.kgCo2e() == other.kgCo2e();
    }

    private static String foresight(MonthSavings.Line line) {
        return switch (line.policy()) {
            case RUN_NOW, CHEAPEST_REGION, GREENEST_REGION -> tr("no forecast needed");
            default -> line.perfect() ? tr("perfect knowledge") : tr("what was expected");
        };
    }

    private static MonthSavings.Line now(MonthSavings made, MonthSavings.Line line) {
        return made.lines().stream()
                .filter(other -> other.policy() == SavingsPolicy.RUN_NOW && other.perfect() == line.perfect())
                .findFirst()
                .orElse(line);
    }

    private static String percent(MonthSavings made, MonthSavings.Line line) {
        var base = now(made, line).kgCo2e();
        return base == 0 ? "" : String.format(Locale.ROOT, "%.1f", 100 * (line.kgCo2e() / base - 1));
    }

    private static Figure cost(MonthSavings made, MonthSavings.Line line) {
        return figure(made, line, tr("Cost"), Formats.money(line.usd()), "USD")
                .formula(tr(
                        "Sum over all runs of compute + egress + the run's share of moving its data, at list prices"))
                .worked(tr(
                        "{0} − {1} for run now",
                        Formats.money(line.usd()), Formats.money(now(made, line).usd())))
                .build();
    }

    private static Figure carbon(MonthSavings made, MonthSavings.Line line) {
        return figure(made, line, tr("Emissions"), Formats.number(line.kgCo2e(), 1), "kgCO2e")
                .formula(
                        tr(
                                "Sum over all runs and their hours of power · PUE · the grid's intensity in that hour as it was"))
                .worked(tr(
                        "{0} − {1} for run now = {2} %",
                        Formats.number(line.kgCo2e(), 1),
                        Formats.number(now(made, line).kgCo2e(), 1),
                        percent(made, line)))
                .build();
    }

    private static Figure.Builder figure(
            MonthSavings made, MonthSavings.Line line, String what, String value, String unit) {
        return Figure.of(what + ", " + said(line.policy().label()), value, unit)
                .basis(tr("{0}, {1}, chosen with {2}", words(made), made.month(), foresight(line)))
                .note(tr("Policy"), said(line.policy().words()))
                .note(tr("Runs kept as they are, no other choice being allowed"), Formats.number(line.kept()))
                .note(
                        tr("Made"),
                        Formats.instant(made.madeAt(), Locality.current().zone()));
    }

    private static Component csv(MonthSavings made) {
        return Downloads.csv(
                "savings-" + made.month() + ".csv",
                List.of(
                        "policy",
                        "chosen with",
                        "cost USD",
                        "against run now USD",
                        "emissions kgCO2e",
                        "against run now kgCO2e",
                        "mean wait h",
                        "runs kept"),
                () -> shown(made).stream()
                        .map(line -> List.of(
                                line.policy().label(),
                                foresight(line),
                                line.usd(),
                                line.usd().subtract(now(made, line).usd()),
                                line.kgCo2e(),
                                line.kgCo2e() - now(made, line).kgCo2e(),
                                line.waitingHours(),
                                line.kept()))
                        .toList());
    }

    private static void number(
            Grid<MonthSavings.Line> grid,
            String header,
            com.vaadin.flow.function.ValueProvider<MonthSavings.Line, Component> cell) {
        grid.addComponentColumn(cell)
                .setHeader(header)
                .setTextAlign(ColumnTextAlign.END)
                .setAutoWidth(true);
    }
}
