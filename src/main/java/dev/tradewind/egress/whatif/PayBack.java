package dev.tradewind.egress.whatif;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** When the saving has paid for the move. */
public sealed interface PayBack {
    /** After so many months. */
    record Months(BigDecimal months) implements PayBack {}

    /** Nothing is to be paid for. */
    record AtOnce() implements PayBack {}

    /** It saves nothing, or costs more each month. */
    record Never() implements PayBack {}

    /** A price is missing on either side. */
    record Unknown(String why) implements PayBack {}

    static PayBack of(@Nullable BigDecimal oneOff, @Nullable BigDecimal savingPerMonth) {
        if (savingPerMonth == null) {
            return new Unknown("some flows have no price under the scenario");
        }
        if (savingPerMonth.signum() <= 0) {
            return new Never();
        }
        if (oneOff == null) {
            return new Unknown("no price is known for what is carried once");
        }
        return oneOff.signum() == 0 ? new AtOnce() : new Months(oneOff.divide(savingPerMonth, MathContext.DECIMAL64));
    }
}
