package dev.tradewind.egress.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Html;
import dev.tradewind.egress.budget.BudgetState;
import dev.tradewind.egress.budget.BudgetStatus;
import dev.tradewind.egress.budget.BudgetTerms;
import dev.tradewind.ui.Formats;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Stream;

/** Small drawings of a budget in a table's cell: what is spent, expected and agreed, and how the month went. */
final class BudgetDrawings {
    private static final int BAR_WIDTH = 150;
    private static final int LINE_WIDTH = 96;
    private static final int HEIGHT = 22;

    private BudgetDrawings() {}

    /** Solid: spent. Light: still expected. Bracket: band. Upright line: amount. */
    static Html bar(BudgetStatus status) {
        var amount = status.terms().amount().amount();
        var spent = status.spent().amount();
        var forecast = status.forecast().orElse(spent);
        var low = status.outlook().low();
        var high = status.outlook().high();
        double most = Stream.of(amount, spent, forecast, high == null ? amount : high)
                .mapToDouble(BigDecimal::doubleValue)
                .max()
                .orElse(1);
        var drawn = new StringBuilder("<svg role=\"img\" width=\"" + BAR_WIDTH + "\" height=\"" + HEIGHT
                + "\" aria-label=\"" + words(status) + "\">");
        drawn.append(rect(0, x(forecast, most), "--tw-cost-2")).append(rect(0, x(spent, most), tone(status)));
        if (low != null && high != null && status.outlook().daysToCome() > 0) {
            drawn.append(format(
                    "<path d=\"M%.1f 3v16M%.1f 3v16M%.1f 11H%.1f\" fill=\"none\" stroke=\"var(--tw-text-2)\"/>",
                    x(low, most), x(high, most), x(low, most), x(high, most)));
        }
        drawn.append(
                format("<path d=\"M%.1f 0v22\" stroke=\"var(--tw-text)\" stroke-width=\"2\"/></svg>", x(amount, most)));
        return new Html(drawn.toString());
    }

    /** Spent day by day as one line, the amount spread evenly as another, the forecast dashed. */
    static Html line(BudgetStatus status) {
        var month = status.month();
        var amount = status.terms().amount().amount();
        var forecast = status.forecast().orElse(status.spent().amount());
        double most = Stream.of(amount, status.spent().amount(), forecast)
                .mapToDouble(BigDecimal::doubleValue)
                .max()
                .orElse(1);
        var points = new StringBuilder("0," + HEIGHT);
        var sum = BigDecimal.ZERO;
        double lastX = 0;
        double lastY = HEIGHT;
        // days that some provider has still to bill would bend the line down
        for (var day : status.days().headMap(status.until()).entrySet()) {
            sum = sum.add(day.getValue());
            lastX = (double) LINE_WIDTH * day.getKey().getDayOfMonth() / month.lengthOfMonth();
            lastY = y(sum, most);
            points.append(format(" %.1f,%.1f", lastX, lastY));
        }
        var ahead = status.outlook().daysToCome() > 0 && status.forecast().isPresent()
                ? format(
                        "<path d=\"M%.1f %.1fL%d %.1f\" stroke=\"var(%s)\" stroke-dasharray=\"3 2\"/>",
                        lastX, lastY, LINE_WIDTH, y(forecast, most), tone(status))
                : "";
        return new Html(format(
                "<svg role=\"img\" width=\"%d\" height=\"%d\" aria-label=\"Spent by day against an even month\"><path"
                        + " d=\"M0 %dL%d %.1f\" stroke=\"var(--tw-text-3)\" stroke-dasharray=\"1 2\"/><polyline"
                        + " points=\"%s\" fill=\"none\" stroke=\"var(%s)\" stroke-width=\"1.5\"/>%s</svg>",
                LINE_WIDTH, HEIGHT, HEIGHT, LINE_WIDTH, y(amount, most), points, tone(status), ahead));
    }

    private static String words(BudgetStatus status) {
        var currency = status.terms().amount().currency();
        return tr(
                "spent {0}, forecast {1}, budget {2}",
                Formats.money(status.spent().amount(), currency),
                status.forecast().map(each -> Formats.money(each, currency)).orElse(tr("unknown")),
                Formats.money(status.terms().amount().amount(), currency));
    }

    private static String rect(double from, double to, String token) {
        return format(
                "<rect x=\"%.1f\" y=\"5\" width=\"%.1f\" height=\"12\" fill=\"var(%s)\"/>",
                from, Math.max(0, to - from), token);
    }

    private static String tone(BudgetStatus status) {
        return status.state() == BudgetState.OVER ? "--tw-bad" : "--tw-cost-5";
    }

    private static double x(BigDecimal value, double most) {
        return (BAR_WIDTH - 2) * Math.max(0, value.doubleValue()) / most + 1;
    }

    private static double y(BigDecimal value, double most) {
        return HEIGHT - 1 - (HEIGHT - 2) * Math.max(0, value.doubleValue()) / most;
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    /** One line, for a list without room: 82 %. */
    static String share(BudgetStatus status, BigDecimal of) {
        return Formats.percent(status.share(of), 0) + " %";
    }

    /** {@code 1,234 USD in a month}. */
    static String amount(BudgetTerms terms) {
        return Formats.money(terms.amount().amount(), terms.amount().currency());
    }
}
