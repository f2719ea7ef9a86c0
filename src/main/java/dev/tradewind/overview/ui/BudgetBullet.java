package dev.tradewind.overview.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.egress.budget.BudgetStatus;
import dev.tradewind.ui.Formats;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Stream;

/** One budget in one glance: spent as a bar, the forecast's range as a band, forecast and amount as ticks, and all in words. */
final class BudgetBullet extends Div {
    BudgetBullet(BudgetStatus status, String link) {
        addClassName("tw-bullet");
        var words = new Anchor(link, status.budget().terms().name());
        var billed = status.billedThrough();
        if (billed != null) {
            getElement().setAttribute("title", tr("billed to {0}", Formats.dayShort(billed)));
        }
        add(new Html(drawing(status)), new Div(words, new Span(" " + words(status))));
    }

    /** For an order that has the budget first of which the largest share is expected to be spent. */
    static double expectedShare(BudgetStatus status) {
        return -status.share(status.forecast().orElse(status.spent().amount()));
    }

    static String words(BudgetStatus status) {
        var currency = status.terms().amount().currency();
        var amount = Formats.money(status.terms().amount().amount(), currency);
        return status.forecast()
                .map(each -> tr("forecast {0} of {1}", Formats.money(each), amount))
                .orElseGet(() ->
                        tr("spent {0} of {1}", Formats.money(status.spent().amount()), amount));
    }

    static String drawing(BudgetStatus status) {
        var amount = status.terms().amount().amount();
        var spent = status.spent().amount();
        var forecast = status.forecast().orElse(spent);
        var low = status.outlook().low();
        var high = status.outlook().high();
        double most = Stream.of(amount, spent, forecast, high == null ? amount : high)
                        .mapToDouble(BigDecimal::doubleValue)
                        .max()
                        .orElse(1)
                * 1.04;
        boolean over = status.state().isOverTheLine();
        // in shares of the cell, for it is as wide as the page lets it be
        var drawn = new StringBuilder("<svg class=\"tw-bullet-bar\" aria-hidden=\"true\">");
        drawn.append(bar(0, 100, "--tw-line", 1)).append(bar(0, x(spent, most), "--tw-accent", 1));
        if (low != null && high != null && status.outlook().daysToCome() > 0) {
            drawn.append(bar(x(low, most), x(high, most), over ? "--tw-bad" : "--tw-text-3", 0.45));
        }
        return drawn.append(tick(x(forecast, most), 2, 10, over ? "--tw-bad" : "--tw-text-2"))
                .append(tick(x(amount, most), 0, 14, "--tw-text"))
                .append("</svg>")
                .toString();
    }

    private static String bar(double from, double to, String token, double opacity) {
        return String.format(
                Locale.ROOT,
                "<rect x=\"%.2f%%\" y=\"3\" width=\"%.2f%%\" height=\"8\" fill=\"var(%s)\" opacity=\"%.2f\"/>",
                from,
                Math.max(0, to - from),
                token,
                opacity);
    }

    private static String tick(double at, int top, int height, String token) {
        return String.format(
                Locale.ROOT,
                "<rect x=\"%.2f%%\" y=\"%d\" width=\"2\" height=\"%d\" fill=\"var(%s)\"/>",
                at,
                top,
                height,
                token);
    }

    private static double x(BigDecimal value, double most) {
        return 100 * Math.max(0, value.doubleValue()) / most;
    }
}
