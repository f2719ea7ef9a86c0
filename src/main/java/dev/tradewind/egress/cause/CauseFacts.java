package dev.tradewind.egress.cause;

import dev.tradewind.egress.change.ChangedFlow;
import dev.tradewind.egress.change.EgressChange;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the rules look at.
 *
 * @param place how a site id, the internet or an unknown place is written
 * @param intended what people said of flows
 */
public record CauseFacts(EgressChange change, Function<String, String> place, List<Intended> intended) {
    /** A cause below this share of the larger side is noise. */
    private static final BigDecimal WORTH_A_WORD = new BigDecimal("0.01");

    public CauseFacts {
        intended = List.copyOf(intended);
    }

    String currency() {
        return change.currency();
    }

    List<ChangedFlow> flows(Predicate<ChangedFlow> which) {
        return change.flows().stream().filter(which).toList();
    }

    String at(String place) {
        return this.place.apply(place);
    }

    /** Whether an amount is worth a word beside the whole. */
    boolean matters(BigDecimal amount) {
        var whole = change.before().amount().max(change.after().amount());
        return amount.signum() != 0 && amount.abs().compareTo(whole.multiply(WORTH_A_WORD)) >= 0;
    }

    /** What somebody said of the flow, if it is meant to be so. */
    @Nullable
    String intended(ChangedFlow flow) {
        return intended.stream()
                .filter(said -> said.means(flow.key()))
                .map(Intended::note)
                .findFirst()
                .orElse(null);
    }

    static BigDecimal changeOf(List<ChangedFlow> flows) {
        return flows.stream().map(ChangedFlow::change).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static BigDecimal costOf(List<ChangedFlow> flows) {
        return flows.stream().map(flow -> flow.now().cost()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static BigDecimal gigabytesOf(List<ChangedFlow> flows) {
        return flows.stream().map(flow -> flow.now().gigabytes()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static BigDecimal gigabytesBefore(List<ChangedFlow> flows) {
        return flows.stream().map(flow -> flow.earlier().gigabytes()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
