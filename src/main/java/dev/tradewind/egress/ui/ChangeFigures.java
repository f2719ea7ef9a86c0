package dev.tradewind.egress.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.egress.Comparison;
import dev.tradewind.egress.cause.Cause;
import dev.tradewind.egress.cause.Evidence;
import dev.tradewind.egress.change.Billed;
import dev.tradewind.egress.change.ChangeLine;
import dev.tradewind.egress.change.ChangeQueries;
import dev.tradewind.egress.change.ChangedFlow;
import dev.tradewind.egress.change.EgressChange;
import dev.tradewind.egress.change.FlowKey;
import dev.tradewind.egress.change.Part;
import dev.tradewind.egress.change.Parts;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.FigureInput;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import dev.tradewind.ui.Reckoning;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;

/** The evidence of the explanation's figures. */
final class ChangeFigures {
    private final ChangeQueries changes;
    private final EgressQuestion question;
    private final Comparison compared;
    private final String currency;

    ChangeFigures(ChangeQueries changes, EgressQuestion question, Comparison compared, String currency) {
        this.changes = changes;
        this.question = question;
        this.compared = compared;
        this.currency = currency;
    }

    /** A difference with all its parts. */
    Figure difference(String title, Billed before, Billed after, Parts parts) {
        var change = after.cost().subtract(before.cost());
        return started(title, Formats.signed(change, 2), currency)
                .formula(
                        tr(
                                "B less A, split flow by flow; the parts add up to it exactly. A flow in one range only is new or ended; one without bytes in a range is unmetered."))
                .worked(Formats.fullMoney(after.cost()) + " − " + Formats.fullMoney(before.cost()) + " = "
                        + Arrays.stream(Part.values())
                                .map(part -> plain(parts.of(part)))
                                .collect(Collectors.joining(" + "))
                        + " = " + Formats.fullMoney(change) + " " + currency)
                .inputs(Arrays.stream(Part.values())
                        .map(part -> new FigureInput(
                                said(part.label()), plain(parts.of(part)), currency, Kind.MEASURED, formula(part), ""))
                        .toList())
                .input(
                        "A",
                        Formats.fullMoney(before.cost()),
                        currency,
                        Kind.MEASURED,
                        tr("bills in the lake"),
                        earlier())
                .input("B", Formats.fullMoney(after.cost()), currency, Kind.MEASURED, tr("bills in the lake"), later())
                .input(
                        tr("GB in A"),
                        Formats.fullMoney(before.gigabytes()),
                        "GB",
                        Kind.MEASURED,
                        tr("bills in the lake"),
                        earlier())
                .input(
                        tr("GB in B"),
                        Formats.fullMoney(after.gigabytes()),
                        "GB",
                        Kind.MEASURED,
                        tr("bills in the lake"),
                        later())
                .build();
    }

    /** Nothing as a plain 0: "0.00" might be a cent that was rounded away. */
    private static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : Formats.fullMoney(amount);
    }

    /** One part of the whole, flow by flow. */
    Figure part(Part part, EgressChange change) {
        var amount = change.parts().of(part);
        var inputs = change.flows().stream()
                .filter(flow -> flow.parts().of(part).signum() != 0)
                .sorted(Comparator.comparing(
                                (ChangedFlow flow) -> flow.parts().of(part).abs())
                        .reversed())
                .map(flow -> new FigureInput(
                        flow.key().owner() + " " + flow.key().workload(),
                        Formats.fullMoney(flow.parts().of(part)),
                        currency,
                        Kind.MEASURED,
                        flow.key().from() + " → " + flow.key().to() + ", "
                                + said(flow.key().transferClass().label()),
                        ""))
                .toList();
        return started(said(part.label()), Formats.signed(amount, 2), currency)
                .formula(formula(part))
                .inputs(inputs)
                .reckoned(Reckoning.SUM)
                .build();
    }

    Figure line(String name, ChangeLine line) {
        return difference(name, line.before(), line.after(), line.parts());
    }

    Figure cause(Cause cause) {
        var amount = cause.standing() ? cause.costNow() : cause.change();
        var figure = started(
                        said(cause.kind().label()),
                        cause.standing() ? Formats.money(amount) : Formats.signed(amount, 2),
                        currency)
                .formula(said(cause.why()))
                .basis(said(cause.title()))
                .inputs(cause.flows().stream()
                        .map(flow -> new FigureInput(
                                flow.key().owner() + " " + flow.key().workload(),
                                Formats.fullMoney(cause.standing() ? flow.now().cost() : flow.change()),
                                currency,
                                Kind.MEASURED,
                                flow.key().from() + " → " + flow.key().to(),
                                later()))
                        .toList())
                .reckoned(Reckoning.SUM)
                .note(tr("Owner"), cause.owner());
        if (!cause.flows().isEmpty()) {
            figure.rows(rows(cause.flows().getFirst().key()));
        }
        cause.evidence().forEach(each -> figure.note(each.name(), words(each)));
        var said = cause.intended();
        return (said == null ? figure : figure.note(tr("Intended"), said)).build();
    }

    /** The charges of one flow in the later range. */
    String rows(FlowKey key) {
        return "egress?tab=flows&from=" + compared.now().from().toString().substring(0, 10) + "&to="
                + compared.now().to().toString().substring(0, 10) + "&class="
                + key.transferClass().name() + "&source=" + key.from() + "&target=" + key.to() + "&owner="
                + URLEncoder.encode(key.owner(), StandardCharsets.UTF_8);
    }

    private static String words(Evidence each) {
        var decimals = each.unit().endsWith("/ GB") ? 4 : each.unit().equals("GB") ? 0 : 2;
        return Formats.number(each.value(), decimals) + " " + each.unit();
    }

    /** What one of the two ranges cost. */
    Figure side(String name, TimeRange range, Billed billed) {
        return Figure.of(name, Formats.money(billed.cost()), currency)
                .basis(Formats.range(range.from(), range.to()) + ", BilledCost")
                .formula(
                        tr("The sum of BilledCost over all transfer charges of the range. Currencies are never added."))
                .worked(tr(
                        "Σ {0} over {1} charges = {2} {3}",
                        "BilledCost", Formats.number(billed.charges()), Formats.fullMoney(billed.cost()), currency))
                .input(tr("Charges"), Formats.number(billed.charges()), "", Kind.MEASURED, tr("bills in the lake"), "")
                .query(changes.shownQuery(question.filter().during(range)))
                .build();
    }

    private Figure.Builder started(String title, String value, String unit) {
        return Figure.of(title, value, unit)
                .basis(tr("{0} less {1}, BilledCost", later(), earlier()))
                .query(changes.shownQuery(question.filter().during(compared.now())));
    }

    static String formula(Part part) {
        return switch (part) {
            case PRICE ->
                tr(
                        "Per flow: GB in B · (price in B − price in A), less what the price list's steps explain. The rest of its difference, so that the parts add up.");
            case TIER ->
                tr(
                        "Per flow: what the provider's list by monthly volume explains of the change of price: GB in B · price in A · (list average in B ÷ list average in A − 1), never more than the price changed.");
            case VOLUME -> tr("Per flow: the bytes that no other flow lost or gained · price in A.");
            case MIX ->
                tr(
                        "Per flow: the bytes that moved here from other flows of the same owner (negative: away from here) · price in A. The bytes of a group add up to 0.");
            case NEW -> tr("Cost in B of flows that are not in A.");
            case ENDED -> tr("Less the cost in A of flows that are not in B.");
            case UNMETERED -> tr("Difference of flows whose bytes one of the bills does not count.");
        };
    }

    private String earlier() {
        return Formats.range(compared.before().from(), compared.before().to());
    }

    private String later() {
        return Formats.range(compared.now().from(), compared.now().to());
    }
}
