package dev.tradewind.egress.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.advice.Advice;
import dev.tradewind.egress.advice.AdviceInput;
import dev.tradewind.egress.whatif.Answer;
import dev.tradewind.egress.whatif.ClassChange;
import dev.tradewind.egress.whatif.LineChange;
import dev.tradewind.egress.whatif.OneOff;
import dev.tradewind.egress.whatif.Outcome;
import dev.tradewind.egress.whatif.PayBack;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.FigureInput;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import dev.tradewind.ui.Reckoning;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The evidence of a scenario's figures. */
final class WhatIfFigures {
    private final Answer answer;
    private final Outcome outcome;
    private final String unit;

    WhatIfFigures(Answer answer, Outcome outcome) {
        this.answer = answer;
        this.outcome = outcome;
        this.unit = tr("{0} / month", outcome.currency());
    }

    Figure before(String title, BigDecimal amount, Stream<LineChange> lines) {
        return started(title, Formats.money(amount))
                .formula(tr(
                        "BilledCost of the completely billed days × {0} ÷ their number.",
                        Advice.DAYS_PER_MONTH.toPlainString()))
                .inputs(inputs(lines, false))
                .reckoned(Reckoning.SUM)
                .build();
    }

    Figure after(String title, BigDecimal amount, Stream<LineChange> lines) {
        return started(title, Formats.money(amount))
                .formula(
                        tr(
                                "Each flow: as billed where its class and ends stay; else its bytes at the unit price that the bill shows for that class on that way, or at list price. Flows without a price are in no sum."))
                .inputs(inputs(lines, true))
                .reckoned(Reckoning.SUM)
                .build();
    }

    Figure difference(ClassChange change) {
        return started(said(change.transferClass().label()), Formats.signed(change.difference(), 2))
                .formula(tr("After less before, of this class and of what has a price."))
                .worked(tr(
                        "{0} − ({1} − {2} without a price) = {3}",
                        Formats.fullMoney(change.after()),
                        Formats.fullMoney(change.before()),
                        Formats.fullMoney(change.unpriced()),
                        Formats.fullMoney(change.difference())))
                .inputs(List.of(
                        sum(tr("After"), change.after()),
                        sum(tr("Before"), change.before()),
                        sum(tr("Without a price"), change.unpriced())))
                .inputs(inputs(
                        Stream.concat(was(change.transferClass()), is(change.transferClass()))
                                .distinct(),
                        true))
                .build();
    }

    Figure saving(BigDecimal saving) {
        return started(tr("Saving"), Formats.signed(saving, 2))
                .formula(tr("Before less after; every flow has a price."))
                .worked(Formats.fullMoney(outcome.before()) + " − " + Formats.fullMoney(outcome.after()) + " = "
                        + Formats.fullMoney(saving))
                .inputs(List.of(sum(tr("Before"), outcome.before()), sum(tr("After"), outcome.after())))
                .inputs(inputs(outcome.changes().stream(), true))
                .build();
    }

    Figure once(BigDecimal cost) {
        var figure = Figure.of(tr("Carried once"), Formats.money(cost), outcome.currency())
                .basis(range())
                .formula(
                        tr(
                                "Size × the price of the way, on top of the month's volume. Storage and machines are not in it."));
        for (var each : outcome.once()) {
            figure.note(said(each.what()), each.price().worked()).inputs(inputs(each));
        }
        return figure.build();
    }

    Figure payBack(PayBack.Months after) {
        return Figure.of(tr("Pay-back"), Formats.number(after.months(), 1), "months")
                .basis(range())
                .formula(tr("What is carried once ÷ saving per month."))
                .worked("%s ÷ %s = %s"
                        .formatted(
                                Formats.fullMoney(known(outcome.onceCost())),
                                Formats.fullMoney(known(outcome.savingPerMonth())),
                                Formats.fullMoney(after.months())))
                .inputs(List.of(
                        sum(tr("Carried once"), known(outcome.onceCost())),
                        sum(tr("Saving"), known(outcome.savingPerMonth()))))
                .build();
    }

    Figure line(LineChange line) {
        var price = line.price();
        var cost = price.cost();
        return started(line.before().words(), cost == null ? tr("unknown") : Formats.money(cost))
                .formula(price.formula())
                .worked(price.worked())
                .inputs(price.inputs().stream().map(WhatIfFigures::input).toList())
                .note(tr("Then"), line.from().words() + " → " + line.to().words())
                .note(
                        tr("Ends known by"),
                        switch (line.before().origin()) {
                            case BILL -> tr("the bill");
                            case FLOW_LOG -> tr("a flow log");
                            case DECLARED -> tr("a data set of the workload list");
                        })
                .build();
    }

    Figure unpriced() {
        return started(tr("Without a price"), Formats.money(outcome.unpriced()))
                .formula(
                        tr(
                                "What these flows cost today. Under the scenario nobody was seen to publish their price and the bill shows none, so they are in neither the saving nor the sum after."))
                .worked(tr("{0} GB / month", Formats.fullMoney(outcome.unpricedGigabytes())))
                .inputs(inputs(
                        outcome.lines().stream().filter(each -> !each.price().isKnown()), true))
                .build();
    }

    private FigureInput sum(String name, BigDecimal amount) {
        return new FigureInput(
                name, Formats.fullMoney(amount), outcome.currency(), Kind.MODELLED, tr("this scenario"), "");
    }

    Stream<LineChange> was(TransferClass of) {
        return outcome.lines().stream().filter(each -> each.before().transferClass() == of);
    }

    Stream<LineChange> is(TransferClass of) {
        return outcome.lines().stream().filter(each -> each.transferClass() == of);
    }

    private static BigDecimal known(@org.jspecify.annotations.Nullable BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }

    private List<FigureInput> inputs(Stream<LineChange> lines, boolean after) {
        return lines.filter(each ->
                        known(after ? each.price().cost() : each.before().cost())
                                        .signum()
                                != 0)
                .sorted(Comparator.comparing((LineChange each) -> known(
                                after ? each.price().cost() : each.before().cost()))
                        .reversed())
                .map(each -> new FigureInput(
                        after
                                ? said(each.from().words()) + " → "
                                        + said(each.to().words())
                                : said(each.before().words()),
                        amount(each, after),
                        unit,
                        after && each.changed() ? Kind.MODELLED : Kind.MEASURED,
                        after ? each.price().formula() : tr("bills in the lake"),
                        ""))
                .toList();
    }

    private static String amount(LineChange line, boolean after) {
        var cost = after ? line.price().cost() : line.before().cost();
        return cost == null ? tr("unknown") : Formats.fullMoney(cost);
    }

    private static List<FigureInput> inputs(OneOff once) {
        return once.price().inputs().stream().map(WhatIfFigures::input).toList();
    }

    private static FigureInput input(AdviceInput each) {
        return new FigureInput(
                each.name(), each.value(), each.unit(), AdviceDetail.kind(each.origin()), each.source(), "");
    }

    private Figure.Builder started(String title, String value) {
        return Figure.of(title, value, unit)
                .basis(tr("{0}, BilledCost per month", range()))
                .query(answer.query());
    }

    private String range() {
        return Formats.range(answer.range().from(), answer.range().to());
    }
}
