package dev.tradewind.egress.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Style;
import dev.tradewind.egress.EgressTotal;
import dev.tradewind.egress.FlowTotal;
import dev.tradewind.egress.watch.Finding;
import dev.tradewind.egress.watch.FindingLinks;
import dev.tradewind.egress.watch.Findings;
import dev.tradewind.egress.watch.Watch;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.Role;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.FigureButton;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import dev.tradewind.ui.Panel;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Unusual egress that the daily look found: what is open, then what people said of the rest. */
final class FindingsPanel {
    private final Findings findings;
    private final Watch watch;
    private final PlaceNames places;
    private final Person person;

    FindingsPanel(Findings findings, Watch watch, PlaceNames places, Person person) {
        this.findings = findings;
        this.watch = watch;
        this.places = places;
        this.person = person;
    }

    Panel panel() {
        var all = findings.all();
        var open = all.stream().filter(Finding::open).count();
        Component content;
        if (all.isEmpty()) {
            content = new EmptyState(
                    "check",
                    tr("Nothing unusual so far"),
                    tr(
                            "Once a day every flow is held against its usual week. A flow is judged from its fifteenth day on."),
                    null,
                    null);
        } else {
            var list = new Div();
            list.addClassName("tw-list");
            all.forEach(finding -> list.add(line(finding)));
            content = list;
        }
        var panel = new Panel(tr("Unusual changes"), tr("{0} open, {1} closed", open, all.size() - open), content)
                .flush()
                .scrolling()
                .tools(csv(all));
        if (person.has(Role.ANALYST) || person.has(Role.SUSTAINABILITY) || person.has(Role.OPERATOR)) {
            panel.tools(new Button(tr("Look now"), click -> {
                watch.look();
                UI.getCurrent().refreshCurrentRoute(false);
            }));
        }
        return panel;
    }

    private Component line(Finding finding) {
        var tag = new Span(finding.kind().label());
        tag.addClassName("tw-tag");
        var flow = finding.flow();
        var title = new Span(name(finding) + ", " + flow.owner() + ", "
                + flow.transferClass().label());
        title.addClassNames("tw-grow", "tw-strong");
        title.getStyle().setWhiteSpace(Style.WhiteSpace.NORMAL);
        var first = new Div(
                tag,
                title,
                new FigureButton(
                        Formats.signed(finding.costPerDay(), 2),
                        tr("{0} / day", flow.currency()),
                        () -> figure(finding)));
        first.addClassName("tw-line");
        var detail = new Span(detail(finding));
        detail.addClassName("tw-grow");
        detail.getStyle().setWhiteSpace(Style.WhiteSpace.NORMAL);
        var second = new Div(detail, new Anchor(FindingLinks.explained(finding), tr("Explain")));
        second.addClassNames("tw-line", "tw-small", "tw-quiet");
        if (finding.open() && Findings.mayClose(finding, person)) {
            var close = new Button(
                    tr("Close"),
                    click -> new CloseFindingDialog(
                                    finding,
                                    name(finding),
                                    findings,
                                    () -> UI.getCurrent().refreshCurrentRoute(false))
                            .open());
            close.setAriaLabel(tr("Close {0}", finding.shortId()));
            second.add(close);
        }
        var line = new Div(first, second);
        line.addClassName("tw-list-line");
        return line;
    }

    private String detail(Finding finding) {
        var numbers = finding.usual().signum() == 0
                ? tr(
                        "{0}, since {1}: {2} {3} a day",
                        finding.shortId(),
                        Formats.day(finding.began()),
                        Formats.number(finding.seen(), 0),
                        finding.unit())
                : tr(
                        "{0}, since {1}: {2} {3} a day, usual {4}",
                        finding.shortId(),
                        Formats.day(finding.began()),
                        Formats.number(finding.seen(), 0),
                        finding.unit(),
                        Formats.number(finding.usual(), 0));
        var closed = finding.closed();
        if (closed == null) {
            return finding.change().causes().isEmpty()
                    ? numbers
                    : numbers + ". " + finding.change().causes().getFirst();
        }
        var until = closed.expectedUntil();
        return said(closed.closing().label()) + ": " + said(closed.reason())
                + (until == null ? "" : tr(" (expected until {0})", Formats.day(until))) + ". " + numbers;
    }

    private Figure figure(Finding finding) {
        var change = finding.change();
        var currency = finding.flow().currency();
        var sum = change.parts().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return Figure.of(
                        finding.shortId() + ", " + said(finding.kind().label()),
                        Formats.signed(finding.costPerDay(), 2),
                        tr("{0} / day", currency))
                .basis(name(finding) + ", " + finding.flow().owner())
                .formula(
                        tr(
                                "What a day brought less what its weekday, level and trend of the weeks before led to expect, at the price of the days seen. Below: the same weekdays before, split exactly."))
                .worked(change.parts().entrySet().stream()
                                .map(part -> said(part.getKey().label()) + " "
                                        + part.getValue().stripTrailingZeros().toPlainString())
                                .collect(Collectors.joining("\n"))
                        + "\n= " + sum.stripTrailingZeros().toPlainString() + " " + currency)
                .input(
                        tr("Usual"),
                        Formats.number(finding.usual(), 1),
                        tr("{0} / day", finding.unit()),
                        Kind.MODELLED,
                        tr("baseline of the weeks before"),
                        "")
                .input(
                        tr("Seen"),
                        Formats.number(finding.seen(), 1),
                        tr("{0} / day", finding.unit()),
                        Kind.MEASURED,
                        tr("bills in the lake"),
                        tr("{0} to {1}", finding.began(), finding.through()))
                .input(
                        tr("BilledCost before"),
                        Formats.money(change.costBefore()),
                        currency,
                        Kind.MEASURED,
                        tr("bills in the lake"),
                        tr(
                                "{0} to {1}",
                                change.before().from(), change.before().to().minusDays(1)))
                .input(
                        tr("BilledCost now"),
                        Formats.money(change.costNow()),
                        currency,
                        Kind.MEASURED,
                        tr("bills in the lake"),
                        tr("{0} to {1}", change.now().from(), change.now().to().minusDays(1)))
                .rows(FindingLinks.explained(finding))
                .build();
    }

    private String name(Finding finding) {
        var flow = finding.flow();
        return places.flow(new FlowTotal(
                flow.from(), flow.to(), flow.transferClass(), flow.owner(), EgressTotal.none(flow.currency())));
    }

    private Component csv(List<Finding> all) {
        return Downloads.csv(
                "unusual-egress.csv",
                List.of(
                        "finding",
                        "kind",
                        "provider",
                        "from",
                        "to",
                        "class",
                        "owner",
                        "began",
                        "through",
                        "unit",
                        "usual a day",
                        "seen a day",
                        "cost a day",
                        "currency",
                        "cost before",
                        "cost now",
                        "state",
                        "reason",
                        "expected until"),
                () -> all.stream().map(FindingsPanel::row).toList());
    }

    private static List<@Nullable Object> row(Finding finding) {
        var flow = finding.flow();
        var closed = finding.closed();
        return Arrays.<@Nullable Object>asList(
                finding.shortId(),
                finding.kind().label(),
                flow.provider(),
                flow.from(),
                flow.to(),
                flow.transferClass().label(),
                flow.owner(),
                finding.began(),
                finding.through(),
                finding.unit(),
                finding.usual(),
                finding.seen(),
                finding.costPerDay(),
                flow.currency(),
                finding.change().costBefore(),
                finding.change().costNow(),
                closed == null ? tr("Open") : closed.closing().label(),
                closed == null ? null : closed.reason(),
                closed == null ? null : closed.expectedUntil());
    }
}
