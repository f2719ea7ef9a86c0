package dev.tradewind.placement.explanation;

import dev.tradewind.placement.Choice;
import dev.tradewind.placement.Sensitivity;
import dev.tradewind.placement.scoring.Rounding;
import java.util.ArrayList;
import java.util.List;

/** Closed form: the runner-up wins when a price moves by the difference of the scores over its quantity. */
final class Sensitivities {
    private Sensitivities() {}

    static List<Sensitivity> of(Choice choice, Choice runnerUp) {
        var found = new ArrayList<Sensitivity>();
        var chosen = choice.terms();
        var other = runnerUp.terms();
        var milligrams = other.carbonMilligrams() - chosen.carbonMilligrams();
        if (milligrams != 0) {
            // chosen = A + p·a and other = B + p·b are equal at p = (A − B) / (b − a).
            var apart = (chosen.objectiveNanoUsd() - chosen.carbonNanoUsd())
                    - (other.objectiveNanoUsd() - other.carbonNanoUsd());
            var price = divide(apart, 1000, milligrams);
            if (price >= 0) {
                found.add(new Sensitivity(
                        "carbon-price", now(chosen, other), price, "nano-USD per gram CO2e", runnerUp.site()));
            }
        }
        if (chosen.egressMegabytes() > 0) {
            add(
                    found,
                    "egress-price",
                    chosen.egressNanoUsd(),
                    chosen.egressMegabytes(),
                    other.objectiveNanoUsd() - chosen.objectiveNanoUsd(),
                    runnerUp.site());
        }
        if (other.egressMegabytes() > 0) {
            add(
                    found,
                    "runner-up-egress-price",
                    other.egressNanoUsd(),
                    other.egressMegabytes(),
                    chosen.objectiveNanoUsd() - other.objectiveNanoUsd(),
                    runnerUp.site());
        }
        return found;
    }

    private static void add(
            List<Sensitivity> found, String what, long egress, long megabytes, long change, String runnerUp) {
        var threshold = divide(egress + change, 1000, megabytes);
        if (threshold >= 0) {
            found.add(new Sensitivity(
                    what, divide(egress, 1000, megabytes), threshold, "nano-USD per GB, mean", runnerUp));
        }
    }

    private static long now(dev.tradewind.placement.Terms chosen, dev.tradewind.placement.Terms other) {
        var dirtier = chosen.carbonMilligrams() > other.carbonMilligrams() ? chosen : other;
        return divide(dirtier.carbonNanoUsd(), 1000, dirtier.carbonMilligrams());
    }

    private static long divide(long amount, long times, long by) {
        return by < 0 ? Rounding.scale(-amount, times, -by) : Rounding.scale(amount, times, by);
    }
}
