package dev.tradewind.egress.advice;

import dev.tradewind.quantity.TimeRange;
import java.util.List;
import java.util.Optional;

/**
 * All advice on the flows of one range. Savings on the same flow do not add up: whoever takes one changes the other.
 *
 * @param range whole days whose bill is complete
 * @param advice largest saving first
 * @param query by which the flows were asked for
 */
public record Advised(TimeRange range, List<Advice> advice, List<NotOffered> notOffered, String query) {
    public Advised {
        advice = List.copyOf(advice);
        notOffered = List.copyOf(notOffered);
    }

    public Optional<Advice> byId(String id) {
        return advice.stream().filter(each -> each.id().equals(id)).findFirst();
    }
}
