package dev.tradewind.planning;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.Choice;
import dev.tradewind.placement.Horizon;
import dev.tradewind.placement.Series;
import dev.tradewind.placement.SlotRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The slots of a choice: in one piece from its start, or as the plan cuts them. */
public final class RunHours {
    private RunHours() {}

    /** All its slots, of all runs that share the decision. */
    public static List<SlotRange> of(Choice choice, Candidate candidate, Horizon horizon) {
        return choice.pieces().isEmpty()
                ? List.of(new SlotRange(choice.startSlot(), choice.startSlot() + candidate.length(horizon)))
                : choice.pieces();
    }

    /** Pieces of its first run. */
    public static int pieces(Choice choice, Candidate candidate) {
        return Math.max(1, choice.pieces().size() / candidate.shape().runs());
    }

    /** End of its first run, exclusive. */
    public static int end(Choice choice, @Nullable Candidate candidate, Horizon horizon) {
        if (candidate == null) {
            throw new IllegalArgumentException("a choice at " + choice.site() + " of a workload that is not planned");
        }
        return of(choice, candidate, horizon).get(pieces(choice, candidate) - 1).to();
    }

    /** Mean over its slots; null where a slot is unknown. */
    public static @Nullable Double mean(List<SlotRange> hours, @Nullable Series series) {
        double sum = 0;
        var slots = 0;
        for (var range : hours) {
            for (var slot = range.from(); slot < range.to(); slot++, slots++) {
                if (series == null || slot < 0 || slot >= series.slots() || !series.isKnown(slot)) {
                    return null;
                }
                sum += series.at(slot);
            }
        }
        return slots == 0 ? null : (Double) (sum / slots);
    }
}
