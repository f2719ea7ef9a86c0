package dev.tradewind.peers.cpsat;

import com.google.ortools.sat.LinearArgument;
import com.google.ortools.sat.LinearExpr;
import java.util.ArrayList;
import java.util.List;

/** A sum in the making. */
final class Weighted {
    private final List<LinearArgument> terms = new ArrayList<>();
    private final List<Long> weights = new ArrayList<>();

    void add(LinearArgument term, long weight) {
        if (weight != 0) {
            terms.add(term);
            weights.add(weight);
        }
    }

    boolean isEmpty() {
        return terms.isEmpty();
    }

    /** If everything in it were taken. */
    long most() {
        return weights.stream().mapToLong(weight -> Math.max(0, weight)).sum();
    }

    LinearExpr sum() {
        return LinearExpr.weightedSum(
                terms.toArray(LinearArgument[]::new),
                weights.stream().mapToLong(Long::longValue).toArray());
    }
}
