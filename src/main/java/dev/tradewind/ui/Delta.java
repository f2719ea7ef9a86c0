package dev.tradewind.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.html.Span;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A signed change. Less is better unless said otherwise; petrol means better, rust worse, grey the same. */
public final class Delta extends Span {
    private Delta(String tone, String text, String unit) {
        addClassNames("tw-delta", "tw-delta-" + tone);
        var figure = new Span(text);
        figure.addClassName("tw-num");
        add(figure);
        if (!unit.isEmpty()) {
            var quiet = new Span(unit);
            quiet.addClassName("tw-unit");
            add(quiet);
        }
    }

    /** Change where less is better: cost, emissions, delay. {@code null} reads "unknown". */
    public static Delta of(@Nullable BigDecimal change, String unit, int decimals) {
        if (change == null) {
            return new Delta("unknown", tr("unknown"), unit);
        }
        var sign = change.setScale(decimals, java.math.RoundingMode.HALF_EVEN).signum();
        return new Delta(sign < 0 ? "better" : sign > 0 ? "worse" : "same", Formats.signed(change, decimals), unit);
    }

    /** @see #of(BigDecimal, String, int) */
    public static Delta of(double change, String unit, int decimals) {
        return Double.isFinite(change)
                ? of(BigDecimal.valueOf(change), unit, decimals)
                : of((BigDecimal) null, unit, decimals);
    }
}
