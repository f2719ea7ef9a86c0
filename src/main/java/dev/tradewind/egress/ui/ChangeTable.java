package dev.tradewind.egress.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.egress.Comparison;
import dev.tradewind.egress.change.ChangeLine;
import dev.tradewind.egress.change.ChangeView;
import dev.tradewind.egress.change.EgressChange;
import dev.tradewind.egress.change.Part;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.FigureButton;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.Segments;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The difference in lines, by class, flow, workload or owner; each line with all its parts. */
final class ChangeTable {
    private final PlaceNames places;
    private final EgressQuestion question;
    private final Comparison compared;
    private final ChangeFigures figures;
    private final EgressChange change;
    private final ChangeView view;

    ChangeTable(
            PlaceNames places,
            EgressQuestion question,
            Comparison compared,
            ChangeFigures figures,
            EgressChange change,
            ChangeView view) {
        this.places = places;
        this.question = question;
        this.compared = compared;
        this.figures = figures;
        this.change = change;
        this.view = view;
    }

    Panel panel() {
        var lines = change.by(view);
        var grid = new Grid<ChangeLine>();
        grid.addThemeVariants(GridVariant.AURA_NO_BORDER);
        grid.addComponentColumn(this::mark)
                .setHeader(said(view.label()))
                .setComparator(Comparator.comparing(this::name))
                .setFlexGrow(1)
                .setWidth("190px");
        amount(grid, change.currency() + ", A", line -> line.before().cost(), false);
        amount(grid, change.currency() + ", B", line -> line.after().cost(), false);
        amount(grid, tr("Change"), ChangeLine::change, true);
        for (var part : Part.values()) {
            if (lines.stream().anyMatch(line -> line.parts().of(part).signum() != 0)) {
                amount(grid, said(part.label()), line -> line.parts().of(part), true);
            }
        }
        grid.setItems(lines);
        grid.setHeightFull();
        grid.getElement().setAttribute("aria-label", tr("Change by {0}", view.key()));
        return new Panel(tr("Change by {0}", view.key()), tr("{0} lines, the largest change first", lines.size()), grid)
                .flush()
                .tools(views(), csv(lines));
    }

    private Segments views() {
        var choice = new Segments(tr("List by"));
        for (var each : ChangeView.values()) {
            choice.add(
                    said(each.label()),
                    question.link(EgressQuestion.BY, each == ChangeView.FLOW ? null : each.key()),
                    each == view);
        }
        return choice;
    }

    private Component csv(List<ChangeLine> lines) {
        var header = new ArrayList<>(List.of(
                view.label(),
                "owner",
                "GB A",
                "GB B",
                "BilledCost A " + change.currency(),
                "BilledCost B " + change.currency(),
                "change " + change.currency()));
        Arrays.stream(Part.values()).forEach(part -> header.add(part.label() + " " + change.currency()));
        header.addAll(List.of("A", "B"));
        return Downloads.csv(
                "egress-change-by-" + view.key() + ".csv",
                header,
                () -> lines.stream().map(this::row).toList());
    }

    private List<@Nullable Object> row(ChangeLine line) {
        var cells = new ArrayList<@Nullable Object>(Arrays.asList(
                name(line),
                owner(line),
                line.before().gigabytes(),
                line.after().gigabytes(),
                line.before().cost(),
                line.after().cost(),
                line.change()));
        Arrays.stream(Part.values()).forEach(part -> cells.add(line.parts().of(part)));
        cells.add(Formats.range(compared.before().from(), compared.before().to()));
        cells.add(Formats.range(compared.now().from(), compared.now().to()));
        return cells;
    }

    private String name(ChangeLine line) {
        var key = line.key();
        return switch (view) {
            case CLASS -> said(key.transferClass().label());
            case FLOW -> places.flow(line.flows().getFirst().total(change.currency()));
            case WORKLOAD -> tr("{0} of {1}", key.workload(), key.owner());
            case OWNER -> key.owner();
        };
    }

    /** Whose it is; several if more than one team stands on the line. */
    private static String owner(ChangeLine line) {
        var owners =
                line.flows().stream().map(flow -> flow.key().owner()).distinct().toList();
        return owners.size() == 1 ? owners.getFirst() : tr("{0} owners", owners.size());
    }

    private Component mark(ChangeLine line) {
        var name = name(line);
        return switch (view) {
            case CLASS, FLOW -> {
                var text = new Span(view == ChangeView.FLOW ? name + ", " + owner(line) : name);
                yield FlowMark.of(line.flows().getFirst().total(change.currency()), name + ", " + owner(line), text);
            }
            case WORKLOAD, OWNER -> {
                var text = new Span(name);
                text.addClassName("tw-clip");
                text.getElement().setAttribute("title", name);
                yield text;
            }
        };
    }

    private interface Amount {
        BigDecimal of(ChangeLine line);
    }

    private void amount(Grid<ChangeLine> grid, String header, Amount amount, boolean signed) {
        grid.addComponentColumn(line -> cell(line, amount.of(line), signed))
                .setHeader(header)
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("102px")
                .setFlexGrow(0)
                .setComparator(Comparator.comparing(amount::of));
    }

    private Component cell(ChangeLine line, BigDecimal amount, boolean signed) {
        if (amount.signum() == 0) {
            var none = new Span("0");
            none.addClassName("tw-quiet");
            return none;
        }
        var text = signed ? Formats.signed(amount, 2) : Formats.money(amount);
        return new FigureButton(text, "", () -> figures.line(name(line), line));
    }
}
