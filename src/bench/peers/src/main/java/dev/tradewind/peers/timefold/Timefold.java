package dev.tradewind.peers.timefold;

import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.constructionheuristic.ConstructionHeuristicPhaseConfig;
import ai.timefold.solver.core.config.constructionheuristic.ConstructionHeuristicType;
import ai.timefold.solver.core.config.constructionheuristic.decider.forager.ConstructionHeuristicForagerConfig;
import ai.timefold.solver.core.config.constructionheuristic.decider.forager.ConstructionHeuristicPickEarlyType;
import ai.timefold.solver.core.config.heuristic.selector.move.factory.MoveIteratorFactoryConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import ai.timefold.solver.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import ai.timefold.solver.core.config.score.director.ScoreDirectorFactoryConfig;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.impl.solver.DefaultSolver;
import dev.tradewind.peers.Answer;
import dev.tradewind.peers.Greedy;
import dev.tradewind.peers.Instance;
import dev.tradewind.peers.Peer;
import dev.tradewind.peers.Trace;
import java.time.Duration;
import java.util.List;

/** Timefold Solver, community edition, on one thread: more are not in it, nor is its selection of neighbours. */
public final class Timefold implements Peer {
    private final String tuning;

    private final boolean started;

    /**
     * @param words joined by commas: {@code late-N}, {@code tabu-N} of entities or {@code annealing-N} from N milli-USD; and
     *     {@code greedy} or {@code ffd} for what it starts from
     */
    public Timefold(String words) {
        started = !List.of(words.split(",")).contains("ffd");
        tuning = words.split(",")[0];
    }

    @Override
    public Answer solve(Instance instance, int seconds, long seed) {
        // Sorting what may be chosen is data, as costs are.
        var menus = instance.tasks().parallelStream()
                .map(task -> new Menu(task, instance.problem().tierPools()))
                .toList();
        var trace = new Trace();
        var runs = menus.stream().map(Run::new).toList();
        if (started) {
            // What this leaves out the construction heuristic places.
            var greedy = Greedy.picks(instance);
            runs.forEach(run -> run.setPick(greedy[run.getId()]));
        }
        var solver = SolverFactory.<Schedule>create(config(
                        Math.max(1000, Math.round(1000 * (seconds - trace.seconds()))), seed))
                .buildSolver();
        solver.addEventListener(better -> {
            var score = better.getNewBestScore();
            if (better.isNewBestSolutionInitialized()
                    && score instanceof ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore found
                    && found.isFeasible()) {
                trace.reached(-found.softScore());
            }
        });
        var best = solver.solve(new Schedule(instance, runs));
        System.err.println("tradewind bench peers: Timefold " + tuning + " ended with " + best.getScore() + " after "
                + trace.size() + " improvements"
                + (solver instanceof DefaultSolver<Schedule> told
                        ? " and " + told.getMoveEvaluationCount() + " moves, " + told.getMoveEvaluationSpeed() + "/s"
                        : ""));
        return best.getScore() != null && best.getScore().isFeasible()
                ? new Answer(best.getRuns().stream().map(Run::getPick).toList(), trace, false, Double.NaN)
                : new Answer(List.of(), trace, false, Double.NaN);
    }

    private SolverConfig config(long millis, long seed) {
        return new SolverConfig()
                .withSolutionClass(Schedule.class)
                .withEntityClasses(Run.class)
                .withEnvironmentMode(EnvironmentMode.NO_ASSERT)
                .withRandomSeed(seed)
                .withScoreDirectorFactory(
                        new ScoreDirectorFactoryConfig().withIncrementalScoreCalculatorClass(Scoring.class))
                .withTerminationSpentLimit(Duration.ofMillis(millis))
                .withPhases(
                        new ConstructionHeuristicPhaseConfig()
                                .withConstructionHeuristicType(ConstructionHeuristicType.FIRST_FIT_DECREASING)
                                .withForagerConfig(new ConstructionHeuristicForagerConfig()
                                        // Menus begin with the cheapest: the first that fits is the best that fits.
                                        .withPickEarlyType(
                                                ConstructionHeuristicPickEarlyType
                                                        .FIRST_FEASIBLE_SCORE_OR_NON_DETERIORATING_HARD)),
                        new LocalSearchPhaseConfig()
                                .withMoveSelectorConfig(
                                        new MoveIteratorFactoryConfig().withMoveIteratorFactoryClass(Moves.class))
                                .withAcceptorConfig(acceptor())
                                .withForagerConfig(new LocalSearchForagerConfig()
                                        .withAcceptedCountLimit(tuning.startsWith("tabu") ? 1000 : 1)));
    }

    private LocalSearchAcceptorConfig acceptor() {
        var acceptor = new LocalSearchAcceptorConfig();
        var size = Integer.parseInt(tuning.substring(tuning.indexOf('-') + 1));
        return switch (tuning.substring(0, tuning.indexOf('-'))) {
            case "late" -> acceptor.withLateAcceptanceSize(size);
            case "tabu" -> acceptor.withEntityTabuSize(size);
            case "annealing" ->
                acceptor.withSimulatedAnnealingStartingTemperature("100000hard/" + size * 1_000_000L + "soft");
            default -> throw new IllegalArgumentException("no acceptor '" + tuning + "'. Maybe late-400?");
        };
    }
}
