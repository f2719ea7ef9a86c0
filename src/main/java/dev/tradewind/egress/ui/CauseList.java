package dev.tradewind.egress.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.egress.EgressChange;
import dev.tradewind.egress.EgressChange.FlowChange;
import dev.tradewind.egress.EgressTotal;
import dev.tradewind.ui.Delta;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Panel;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The flows that made the change, the largest first, each in a sentence. */
final class CauseList {
    private final PlaceNames places;
    private final EgressChange change;
    private final String currency;

    CauseList(PlaceNames places, EgressChange change, String currency) {
        this.places = places;
        this.change = change;
        this.currency = currency;
    }

    Panel panel(List<FlowChange> causes) {
        if (causes.isEmpty()) {
            return new Panel(
                    "Candidate causes",
                    "",
                    new EmptyState("check", "Nothing changed", "Every flow cost the same in both ranges.", null, null));
        }
        var list = new Div();
        list.addClassName("tw-list");
        causes.forEach(cause -> list.add(line(cause)));
        var rest = change.flows().size() - causes.size();
        var restSum = change.difference()
                .amount()
                .subtract(causes.stream().map(FlowChange::change).reduce(BigDecimal.ZERO, BigDecimal::add));
        return new Panel("Candidate causes", "by size of the change in " + currency, list)
                .flush()
                .scrolling()
                .foot(new Span(Formats.signed(restSum, 2) + " " + currency + " over " + rest + " other flows"));
    }

    private Component line(FlowChange cause) {
        var tag = new Span(cause.cause().label());
        tag.addClassName("tw-tag");
        var title = new Span(sentence(cause));
        title.addClassNames("tw-grow", "tw-strong");
        title.getElement().setAttribute("title", sentence(cause));
        var first = new Div(
                tag,
                title,
                Delta.of(
                        cause.change(), currency, cause.change().abs().compareTo(BigDecimal.valueOf(100)) < 0 ? 2 : 0));
        first.addClassName("tw-line");
        var detail = new Span(detail(cause));
        detail.addClassName("tw-grow");
        var second = new Div(detail, new Span(share(cause)));
        second.addClassNames("tw-line", "tw-small", "tw-quiet");
        var line = new Div(first, second);
        line.addClassName("tw-list-line");
        return line;
    }

    private String sentence(FlowChange cause) {
        var flow = places.flow(cause.flow());
        var who = cause.flow().owner();
        boolean more = cause.change().signum() > 0;
        return switch (cause.cause()) {
            case NEW -> who + " sends new, " + flow;
            case ENDED -> who + " sends no more, " + flow;
            case VOLUME -> who + (more ? " sends more, " : " sends less, ") + flow;
            case PRICE -> flow + (more ? " became dearer for " : " became cheaper for ") + who;
            case UNMETERED -> flow + " of " + who + " is billed without bytes";
        };
    }

    private String detail(FlowChange cause) {
        var before = cause.before();
        var after = cause.after();
        return switch (cause.cause()) {
            case NEW -> gigabytes(after) + " at " + price(after);
            case ENDED -> gigabytes(before) + " at " + price(before) + " before";
            case VOLUME -> gigabytes(before) + " to " + gigabytes(after);
            case PRICE -> price(before) + " to " + price(after);
            case UNMETERED -> "volume unknown";
        };
    }

    private String share(FlowChange cause) {
        var whole = change.difference().amount();
        return whole.signum() == 0
                ? ""
                : Formats.percent(
                                cause.change()
                                        .divide(whole, MathContext.DECIMAL64)
                                        .doubleValue(),
                                0)
                        + " % of the change";
    }

    private static String gigabytes(@Nullable EgressTotal total) {
        return total == null ? "none" : Formats.number(total.gigabytes(), 0) + " GB";
    }

    private String price(@Nullable EgressTotal total) {
        return total == null
                ? "unknown"
                : total.perGigabyte()
                        .map(price -> Formats.number(price, 4) + " " + currency + " / GB")
                        .orElse("unknown");
    }
}
