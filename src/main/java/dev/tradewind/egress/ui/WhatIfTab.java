package dev.tradewind.egress.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.QueryParameters;
import dev.tradewind.catalog.Catalog;
import dev.tradewind.egress.advice.Adviser;
import dev.tradewind.egress.advice.Assumption;
import dev.tradewind.egress.advice.Assumptions;
import dev.tradewind.egress.advice.Proposing;
import dev.tradewind.egress.whatif.Answer;
import dev.tradewind.egress.whatif.Asked;
import dev.tradewind.egress.whatif.NextStep;
import dev.tradewind.egress.whatif.Outcome;
import dev.tradewind.egress.whatif.PayBack;
import dev.tradewind.egress.whatif.Scenario;
import dev.tradewind.egress.whatif.ScenarioKind;
import dev.tradewind.egress.whatif.WhatIf;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.KpiStrip;
import dev.tradewind.ui.Segments;
import dev.tradewind.workload.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An analyst changes one thing and sees what a month of transfers would cost, class by class. */
final class WhatIfTab {
    static final String NAME = "what-if";

    private final WhatIf whatIf;
    private final Adviser adviser;
    private final Optional<Proposing> proposing;
    private final Catalog catalog;
    private final List<Workload> workloads;
    private final EgressQuestion question;
    private final WhatIfQuestion asked;

    WhatIfTab(
            WhatIf whatIf,
            Adviser adviser,
            Optional<Proposing> proposing,
            Catalog catalog,
            List<Workload> workloads,
            EgressQuestion question,
            QueryParameters query) {
        this.whatIf = whatIf;
        this.adviser = adviser;
        this.proposing = proposing;
        this.catalog = catalog;
        this.workloads = workloads;
        this.question = question;
        this.asked = new WhatIfQuestion(question, query);
    }

    List<Component> content() {
        try {
            return content(whatIf.ask(question.filter(), Asked.of(asked::get)), null);
        } catch (IllegalArgumentException unusable) {
            return content(whatIf.ask(question.filter(), Asked.of(nothing -> null)), said(unusable.getMessage()));
        }
    }

    private List<Component> content(Answer answer, @Nullable String problem) {
        var kind = Arrays.stream(ScenarioKind.values())
                .filter(each -> each.name().equals(asked.get(Asked.KIND)))
                .findFirst()
                .orElse(null);
        var form = new WhatIfForm(asked, choices(answer)).panel(kind, problem);
        if (answer.outcomes().isEmpty()) {
            return List.of(
                    form,
                    new EmptyState(
                            "arrow-up-right",
                            tr("No completely billed day in this range"),
                            tr(
                                    "A month is told from days whose bill is complete. Choose a longer or an earlier range."),
                            tr("Import a bill"),
                            "data"));
        }
        var outcome = answer.outcomes().stream()
                .filter(each -> each.currency().equals(question.currency()))
                .findFirst()
                .orElse(answer.outcomes().getFirst());
        var figures = new WhatIfFigures(answer, outcome);
        var tables = new WhatIfTables(outcome, figures, new PlaceNames(catalog));
        if (answer.scenario() instanceof Scenario.Nothing) {
            return List.of(form, currencies(answer, outcome), strip(answer, outcome, figures), tables.classes());
        }
        var row = new Div(tables.classes(), tables.chart());
        row.addClassName("tw-row");
        row.getStyle().set("--tw-columns", "minmax(0, 1.2fr) minmax(0, 1fr)").set("flex", "none");
        var all = new ArrayList<Component>(List.of(form, currencies(answer, outcome), strip(answer, outcome, figures)));
        if (outcome.changes().isEmpty()) {
            all.add(new EmptyState("git-compare", tr("No flow changes"), unchanged(answer.scenario()), null, null));
            all.add(tables.classes());
            return all;
        }
        all.addAll(next(answer.scenario()));
        all.addAll(List.of(row, tables.lines()));
        return all;
    }

    private static String unchanged(Scenario scenario) {
        return scenario instanceof Scenario.ChangeTier tier
                ? tr(
                        "No list has a step or network tier '{0}' for the internet transfers of these days. Choose another one, a longer range, or take filters away.",
                        tier.tier())
                : tr(
                        "None of the flows billed in these days is touched by it. Choose something else, a longer range, or take filters away.");
    }

    /** The share of a routing rule is what its advice would keep nearby. */
    private List<Component> next(Scenario scenario) {
        var assumptions = scenario instanceof Scenario.RoutingRule rule
                ? Assumptions.of(
                        key -> key.equals(Assumption.KEPT.key()) ? rule.share().toPlainString() : null)
                : Assumptions.USUAL;
        var advised = adviser.advise(question.filter(), assumptions);
        return new WhatIfNext(question, assumptions, proposing).panel(NextStep.of(scenario, advised, workloads));
    }

    private Segments currencies(Answer answer, Outcome outcome) {
        var choice = new Segments(tr("Currency"));
        choice.setVisible(answer.outcomes().size() > 1);
        answer.outcomes()
                .forEach(each -> choice.add(each.currency(), asked.inCurrency(each.currency()), each.equals(outcome)));
        return choice;
    }

    private KpiStrip strip(Answer answer, Outcome outcome, WhatIfFigures figures) {
        var unit = tr("{0} / month", outcome.currency());
        var strip = new KpiStrip()
                .add(
                        tr("Before"),
                        Formats.money(outcome.before()),
                        unit,
                        () -> figures.before(tr("Before"), outcome.before(), outcome.lines().stream()),
                        tr(
                                "the bill of {0}",
                                Formats.range(
                                        answer.range().from(), answer.range().to())))
                .add(
                        tr("After"),
                        Formats.money(outcome.after()),
                        unit,
                        () -> figures.after(tr("After"), outcome.after(), outcome.lines().stream()),
                        outcome.isPriced() ? tr("every flow has a price") : tr("of what has a price"));
        if (!outcome.isPriced()) {
            strip.add(
                    tr("Without a price"),
                    Formats.money(outcome.unpriced()),
                    unit,
                    figures::unpriced,
                    tr("today; {0} GB", Formats.number(outcome.unpricedGigabytes(), 0)));
        }
        if (answer.scenario() instanceof Scenario.Nothing) {
            return strip;
        }
        var saving = outcome.savingPerMonth();
        if (saving == null) {
            strip.add(tr("Saving"), tr("unknown"), "", null, tr("as long as a flow has no price"));
        } else {
            strip.add(
                    saving.signum() < 0 ? tr("Costs more") : tr("Saving"),
                    Formats.money(saving.abs()),
                    unit,
                    () -> figures.saving(saving),
                    saving.signum() < 0 ? tr("after less before") : tr("before less after"));
        }
        once(strip, outcome, figures);
        return strip;
    }

    private static void once(KpiStrip strip, Outcome outcome, WhatIfFigures figures) {
        var once = outcome.onceCost();
        if (once == null) {
            strip.add(
                    tr("Carried once"),
                    tr("unknown"),
                    "",
                    null,
                    outcome.once().getFirst().price().formula());
        } else {
            strip.add(
                    tr("Carried once"),
                    Formats.money(once),
                    outcome.currency(),
                    () -> figures.once(once),
                    outcome.once().isEmpty()
                            ? tr("nothing to carry")
                            : (outcome.once().size() == 1
                                    ? tr(
                                            "{0} data set, transfer only",
                                            outcome.once().size())
                                    : tr(
                                            "{0} data sets, transfer only",
                                            outcome.once().size())));
        }
        switch (outcome.payBack()) {
            case PayBack.Months months ->
                strip.add(
                        tr("Pay-back"),
                        Formats.number(months.months(), 1),
                        tr("months"),
                        () -> figures.payBack(months),
                        tr("carried once ÷ saving"));
            case PayBack.AtOnce() ->
                strip.add(tr("Pay-back"), tr("at once"), "", null, tr("nothing is paid for first"));
            case PayBack.Never() -> strip.add(tr("Pay-back"), tr("never"), "", null, tr("it saves nothing"));
            case PayBack.Unknown(var why) -> strip.add(tr("Pay-back"), tr("unknown"), "", null, why);
        }
    }

    private WhatIfForm.Choices choices(Answer answer) {
        var tagged = answer.outcomes().stream()
                .flatMap(each -> each.lines().stream())
                .flatMap(each -> Stream.of(each.before().from(), each.before().to()))
                .map(end -> end.workload())
                .filter(Objects::nonNull);
        return new WhatIfForm.Choices(
                Stream.concat(workloads.stream().map(Workload::name), tagged)
                        .distinct()
                        .sorted()
                        .toList(),
                workloads.stream()
                        .flatMap(each -> each.dataSets().stream())
                        .map(each -> new WhatIfForm.DataAt(each.name(), each.siteId()))
                        .distinct()
                        .sorted(Comparator.comparing(WhatIfForm.DataAt::name).thenComparing(WhatIfForm.DataAt::site))
                        .toList(),
                catalog.sites(),
                whatIf.networkTiers());
    }
}
