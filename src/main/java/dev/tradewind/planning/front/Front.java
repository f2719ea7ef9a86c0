package dev.tradewind.planning.front;

import dev.tradewind.placement.PlacementEngine;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.Plan;
import dev.tradewind.placement.Weights;
import dev.tradewind.planning.Snapshot;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Solves a frozen problem again at one price of carbon after the other. Each search begins with the plan before it; each
 * point is a plan of its own with its own proof.
 */
public final class Front {
    private static final int[] PRICES = {0, 20, 50, 100, 200, 400, 800, 1600};
    private static final long NANO_USD_PER_GRAM_AT_ONE_PER_TONNE = 1000;

    private Front() {}

    /** How many points a question takes. */
    public static int points(FrontQuestion question) {
        return prices(question).size();
    }

    private static TreeSet<Integer> prices(FrontQuestion question) {
        var prices = new TreeSet<Integer>();
        for (var price : PRICES) {
            prices.add(price);
        }
        prices.add(question.carbonUsdPerTonne());
        return prices;
    }

    /**
     * @param solved told of each point as it is there
     * @param cancelled asked between iterations; a point whose search was cut short is left out
     */
    public static List<FrontPoint> solve(
            Snapshot snapshot, FrontQuestion question, Consumer<FrontPoint> solved, BooleanSupplier cancelled) {
        var points = new ArrayList<FrontPoint>();
        @Nullable Plan before = null;
        for (var price : prices(question)) {
            var engine = new PlacementEngine(problem(snapshot.problem(), question, price));
            var options = snapshot.effort().options(cancelled);
            var plan = before == null ? engine.plan(options) : engine.replan(before, options);
            if (cancelled.getAsBoolean()) {
                break;
            }
            before = plan;
            var point = FrontPoint.of(price, plan);
            points.add(point);
            solved.accept(point);
        }
        return List.copyOf(points);
    }

    private static PlacementProblem problem(PlacementProblem stated, FrontQuestion question, int usdPerTonne) {
        var weights = new Weights(
                usdPerTonne * NANO_USD_PER_GRAM_AT_ONE_PER_TONNE,
                BigDecimal.valueOf(question.latencyUsdPerMilli())
                        .movePointRight(9)
                        .longValue(),
                stated.weights().nanoUsdPerDelayHour(),
                stated.weights().amortiseMonths());
        return new PlacementProblem(
                stated.horizon(),
                weights,
                stated.sites(),
                stated.links(),
                stated.workloads(),
                question.budgets(stated.budgets()),
                stated.tierPools(),
                stated.together());
    }

    /** Those that no other beats. */
    public static List<FrontPoint> unbeaten(List<FrontPoint> points) {
        return points.stream()
                .filter(point -> points.stream().noneMatch(point::isBeatenBy))
                .toList();
    }
}
