package dev.tradewind.carbon.effect;

import dev.tradewind.carbon.Emissions;
import dev.tradewind.quantity.TimeRange;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A workload that stood elsewhere before, over the hours since.
 *
 * @param before what it would have emitted at the place that it left, average intensity
 * @param after what it emitted at the place where it went, average intensity
 * @param marginalBefore and {@code marginalAfter}: the same with marginal intensity; null where either zone has no marginal
 *     series for every hour
 */
public record MoveEffect(
        TimeRange range,
        Emissions before,
        Emissions after,
        boolean sameProvider,
        @Nullable Emissions marginalBefore,
        @Nullable Emissions marginalAfter) {

    /** A difference with its range; negative is less than before. */
    public record Difference(double grams, double lowGrams, double highGrams) {}

    /** Attributional difference, operational; embodied does not change by moving, its share only goes elsewhere. */
    public Difference attributional() {
        return difference(before, after);
    }

    /** Estimated consequential effect; empty without marginal series. */
    public Optional<Difference> consequential() {
        return marginalBefore == null || marginalAfter == null
                ? Optional.empty()
                : Optional.of(difference(marginalBefore, marginalAfter));
    }

    public boolean complete() {
        return before.complete() && after.complete();
    }

    /**
     * Machines of one provider are taken to be of one generation and use at both places, so that both ends of the range move
     * together; of two providers nothing ties them.
     */
    private Difference difference(Emissions from, Emissions to) {
        double middle = to.operationalGrams() - from.operationalGrams();
        double one = sameProvider ? to.lowGrams() - from.lowGrams() : to.lowGrams() - from.highGrams();
        double other = sameProvider ? to.highGrams() - from.highGrams() : to.highGrams() - from.lowGrams();
        return new Difference(middle, Math.min(middle, Math.min(one, other)), Math.max(middle, Math.max(one, other)));
    }
}
