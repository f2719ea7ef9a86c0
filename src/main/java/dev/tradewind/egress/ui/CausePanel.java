package dev.tradewind.egress.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Style;
import dev.tradewind.egress.cause.Cause;
import dev.tradewind.egress.cause.Causes;
import dev.tradewind.egress.change.EgressChange;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.FigureButton;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Panel;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.stream.Collectors;

/** What may be behind the change, and what costs all the time, each in a sentence with its numbers. */
final class CausePanel {
    private final ChangeFigures figures;
    private final EgressChange change;
    private final Causes causes;

    CausePanel(ChangeFigures figures, EgressChange change, Causes causes) {
        this.figures = figures;
        this.change = change;
        this.causes = causes;
    }

    Panel panel() {
        if (causes.changed().isEmpty() && causes.standing().isEmpty()) {
            return new Panel(
                    tr("Candidate causes"),
                    "",
                    new EmptyState(
                            "check",
                            tr("Nothing to explain"),
                            tr("No flow changed by one per cent of the whole."),
                            null,
                            null));
        }
        var list = new Div();
        list.addClassName("tw-list");
        causes.changed().forEach(cause -> list.add(line(cause)));
        if (!causes.standing().isEmpty()) {
            var head = new Div(tr("Not a change, but it costs all the time"));
            head.addClassNames("tw-list-line", "tw-small", "tw-quiet");
            list.add(head);
            causes.standing().forEach(cause -> list.add(line(cause)));
        }
        var rest = change.difference().amount().subtract(causes.explained());
        return new Panel(tr("Candidate causes"), tr("by part of the change in {0}", change.currency()), list)
                .flush()
                .scrolling()
                .foot(new Span(tr(
                        "Causes may speak of the same flow; each flow counted once they make up {0} {1}, all other flows {2}",
                        Formats.signed(causes.explained(), 2), change.currency(), Formats.signed(rest, 2))));
    }

    private Component line(Cause cause) {
        var tag = new Span(cause.kind().label());
        tag.addClassName("tw-tag");
        var title = new Span(cause.title());
        title.addClassNames("tw-grow", "tw-strong");
        title.getStyle().setWhiteSpace(Style.WhiteSpace.NORMAL);
        var amount = cause.standing() ? Formats.money(cause.costNow()) : Formats.signed(cause.change(), 2);
        var first = new Div(tag, title, new FigureButton(amount, change.currency(), () -> figures.cause(cause)));
        first.addClassName("tw-line");
        var detail = new Span(detail(cause));
        detail.addClassName("tw-grow");
        detail.getStyle().setWhiteSpace(Style.WhiteSpace.NORMAL);
        detail.getElement().setAttribute("title", cause.why());
        var second = new Div(detail, new Span(share(cause)));
        second.addClassNames("tw-line", "tw-small", "tw-quiet");
        if (!cause.flows().isEmpty()) {
            second.add(new Anchor(figures.rows(cause.flows().getFirst().key()), tr("Rows")));
        }
        var line = new Div(first, second);
        line.addClassName("tw-list-line");
        return line;
    }

    private static String detail(Cause cause) {
        var said = cause.intended();
        var numbers = cause.evidence().stream()
                .limit(3)
                .map(each -> each.name() + " "
                        + Formats.number(each.value(), each.unit().endsWith("/ GB") ? 4 : 0) + " " + each.unit())
                .collect(Collectors.joining(", "));
        return said == null ? numbers : tr("Intended: {0}. {1}", said, numbers);
    }

    private String share(Cause cause) {
        var whole = change.difference().amount();
        if (cause.standing()) {
            return tr("in B");
        }
        return whole.compareTo(BigDecimal.ZERO) == 0
                ? ""
                : tr(
                        "{0} % of the change",
                        Formats.percent(
                                cause.change()
                                        .divide(whole, MathContext.DECIMAL64)
                                        .doubleValue(),
                                0));
    }
}
