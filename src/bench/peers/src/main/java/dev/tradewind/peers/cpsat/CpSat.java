package dev.tradewind.peers.cpsat;

import com.google.ortools.Loader;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverSolutionCallback;
import com.google.ortools.sat.CpSolverStatus;
import dev.tradewind.peers.Answer;
import dev.tradewind.peers.Instance;
import dev.tradewind.peers.Peer;
import dev.tradewind.peers.Trace;
import java.util.List;

/** OR-Tools' CP-SAT, by default with as many workers as there are processors. */
public final class CpSat implements Peer {
    /** Of the costs as the solver sees them. */
    public static final long UNIT_NANO_USD = 1000;

    private final CpModelOfProblem.Capacities capacities;
    private final boolean hints;
    private final int linearization;
    private final boolean quick;
    private final int workers;

    /** @param tuning words joined by commas: {@code rows} or {@code intervals}, {@code hints} or {@code unaided}, {@code lp2}, {@code lp1} or {@code lp0}; {@code quick} presolves less; {@code workers-N} */
    public CpSat(String tuning) {
        var words = List.of(tuning.split(","));
        capacities =
                words.contains("intervals") ? CpModelOfProblem.Capacities.INTERVALS : CpModelOfProblem.Capacities.ROWS;
        hints = !words.contains("unaided");
        linearization = words.contains("lp1") ? 1 : words.contains("lp0") ? 0 : 2;
        quick = words.contains("quick");
        workers = words.stream()
                .filter(word -> word.matches("workers-[1-9]\\d?"))
                .mapToInt(word -> Integer.parseInt(word.substring("workers-".length())))
                .findFirst()
                .orElse(Runtime.getRuntime().availableProcessors());
        Loader.loadNativeLibraries();
    }

    @Override
    public Answer solve(Instance instance, int seconds, long seed) {
        var trace = new Trace();
        var built = new CpModelOfProblem(instance, capacities, hints);
        var solver = new CpSolver();
        solver.getParameters()
                .setMaxTimeInSeconds(Math.max(1, seconds - trace.seconds()))
                .setNumWorkers(workers)
                .setLinearizationLevel(linearization)
                .setRandomSeed((int) seed)
                .setRelativeGapLimit(0)
                .setLogSearchProgress(Boolean.getBoolean("tradewind.peers.log"))
                .setLogToStdout(false);
        if (quick) {
            solver.getParameters().setCpModelProbingLevel(0).setSymmetryLevel(0).setMaxPresolveIterations(1);
        }
        solver.setLogCallback(System.err::println);
        var status = solver.solve(built.model, new CpSolverSolutionCallback() {
            @Override
            public void onSolutionCallback() {
                trace.reached(Math.round(objectiveValue()) * CpModelOfProblem.UNIT);
            }
        });
        if (status != CpSolverStatus.OPTIMAL && status != CpSolverStatus.FEASIBLE) {
            System.err.println("tradewind bench peers: CP-SAT ended with " + status);
            return new Answer(List.of(), trace, false, Double.NaN);
        }
        return new Answer(
                built.picks(literal -> solver.booleanValue(literal)),
                trace,
                status == CpSolverStatus.OPTIMAL,
                100 * (solver.objectiveValue() - solver.bestObjectiveBound()) / solver.objectiveValue());
    }
}
