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
import com.vaadin.flow.router.QueryParameters;
import dev.tradewind.egress.advice.Advice;
import dev.tradewind.egress.advice.Advised;
import dev.tradewind.egress.advice.Adviser;
import dev.tradewind.egress.advice.NotOffered;
import dev.tradewind.egress.advice.Proposing;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.FigureButton;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Panel;
import java.util.List;
import java.util.Optional;

/** What to do about it: advice by saving, the chosen one with its artefact, and what was looked at without any. */
final class AdviceTab {
    static final String NAME = "advice";

    private final EgressQuestion question;
    private final AdviceQuestion asked;
    private final Advised advised;
    private final Optional<Proposing> proposing;

    AdviceTab(Adviser adviser, Optional<Proposing> proposing, EgressQuestion question, QueryParameters query) {
        this.question = question;
        this.asked = new AdviceQuestion(question, query, AdviceQuestion.adviceNames());
        this.advised = adviser.advise(question.filter(), asked.assumptions());
        this.proposing = proposing;
    }

    List<Component> content() {
        var chosen = Optional.ofNullable(asked.get("advice"))
                .flatMap(advised::byId)
                .or(() -> advised.advice().stream().findFirst());
        var detail = chosen.<Component>map(this::detail).orElseGet(AdviceTab::none);
        var left = new Stack(list(chosen), AssumptionFields.panel(asked, asked.assumptions()), notOffered());
        var row = new Div(left, detail);
        row.addClassNames("tw-row", "tw-with-detail");
        row.getStyle().set("--tw-columns", "minmax(0, 1fr) minmax(0, 1.3fr)").set("align-items", "start");
        return List.of(row);
    }

    private static Component none() {
        return new EmptyState(
                "lightbulb",
                tr("No advice on these flows"),
                tr("Advice needs bills in USD whose resources carry a tag workload, and the workloads of those names."),
                tr("Import workloads"),
                "data");
    }

    private Component detail(Advice of) {
        return new AdviceDetail(of, advised, question.filter(), asked.assumptions(), proposing);
    }

    private Panel list(Optional<Advice> chosen) {
        var grid = new Grid<Advice>();
        grid.addThemeVariants(GridVariant.AURA_NO_BORDER);
        grid.addComponentColumn(each -> {
                    var link = new Anchor(asked.link("advice", each.id()), said(each.title()));
                    link.getElement().setAttribute("title", said(each.title()));
                    link.getStyle().set("white-space", "normal");
                    if (chosen.filter(each::equals).isPresent()) {
                        link.getElement().setAttribute("aria-current", "true");
                        link.getStyle().set("font-weight", "600");
                    }
                    var what = new Div(said(each.kind().label()) + ", " + each.owner());
                    what.addClassNames("tw-small", "tw-quiet");
                    var both = new Div(link, what);
                    both.getStyle().set("padding", "4px 0");
                    return both;
                })
                .setHeader(tr("Advice, kind, owner"))
                .setFlexGrow(3);
        grid.addComponentColumn(each -> new FigureButton(
                        Formats.money(each.saving().usdPerMonth()), "", () -> AdviceDetail.evidence(each, advised)))
                .setHeader(tr("USD / month"))
                .setTextAlign(ColumnTextAlign.END)
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.setItems(advised.advice());
        grid.setAllRowsVisible(true);
        grid.getElement().setAttribute("aria-label", tr("Advice by saving"));
        var days = Formats.range(advised.range().from(), advised.range().to());
        return new Panel(
                        tr("What to do"),
                        tr("{0} on {1}", pieces(advised.advice().size()), days),
                        grid)
                .tools(Downloads.csv("egress-advice.csv", AdviceRows.HEADER, () -> AdviceRows.of(advised)))
                .foot(
                        new Span(
                                tr(
                                        "Whole days that are billed, times 30.4375 over their number. Savings on one flow do not add up.")))
                .flush();
    }

    private static String pieces(int many) {
        return many == 1 ? tr("1 piece of advice") : tr("{0} pieces of advice", many);
    }

    private Panel notOffered() {
        var grid = new Grid<NotOffered>();
        grid.addThemeVariants(GridVariant.AURA_NO_BORDER);
        grid.addComponentColumn(each -> {
                    var name = new Div(said(each.kind().label()) + ": " + each.flow());
                    var why = new Div(said(each.reason()));
                    why.addClassName("tw-quiet");
                    why.getStyle().set("white-space", "normal");
                    return new Div(name, why);
                })
                .setHeader(tr("Looked at, nothing to offer"))
                .setFlexGrow(3);
        grid.addColumn(each -> Formats.money(each.usdPerMonth()))
                .setHeader(tr("USD / month"))
                .setTextAlign(ColumnTextAlign.END)
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.setItems(advised.notOffered());
        grid.setAllRowsVisible(true);
        return new Panel(
                        tr("Not offered"),
                        tr("{0} flows, with the reason", advised.notOffered().size()),
                        grid)
                .flush();
    }
}
