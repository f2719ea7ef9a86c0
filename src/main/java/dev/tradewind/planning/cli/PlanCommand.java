package dev.tradewind.planning.cli;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.PlacementEngine;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.planning.PlanJson;
import dev.tradewind.planning.Snapshot;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** {@code plan SNAPSHOT.json [--out FILE] [--iterations N]} and {@code decide REQUEST.json}: same bytes in, same out. */
public final class PlanCommand {
    private static final String PLAN_USAGE = "tradewind plan SNAPSHOT.json [--out PLAN.json] [--iterations N]";
    private static final String DECIDE_USAGE = "tradewind decide REQUEST.json";

    private PlanCommand() {}

    /** Exit code 0 when every workload is placed, 1 when one is not, 2 for bad input. */
    public static int plan(String[] args, PrintStream out, PrintStream err) {
        Path input = null;
        Path output = null;
        Integer iterations = null;
        for (var index = 0; index < args.length; index++) {
            switch (args[index]) {
                case "--json" -> {}
                case "--out", "--iterations" -> {
                    if (index + 1 == args.length) {
                        return bad(err, args[index] + " needs a value", PLAN_USAGE);
                    }
                    var value = args[index + 1];
                    if (args[index].equals("--out")) {
                        output = Path.of(value);
                    } else if (value.matches("\\d{1,6}")) {
                        iterations = Integer.valueOf(value);
                    } else {
                        return bad(err, "--iterations is '" + value + "', expected a whole number", PLAN_USAGE);
                    }
                    index++;
                }
                default -> {
                    if (input != null || args[index].startsWith("-")) {
                        return bad(err, "did not expect '" + args[index] + "'", PLAN_USAGE);
                    }
                    input = Path.of(args[index]);
                }
            }
        }
        if (input == null) {
            return bad(err, "no snapshot given", PLAN_USAGE);
        }
        try {
            var snapshot = PlanJson.read(Files.readAllBytes(input), Snapshot.class);
            var effort = iterations == null
                    ? snapshot.effort()
                    : new Snapshot.Effort(
                            iterations,
                            snapshot.effort().gapPerMillion(),
                            snapshot.effort().seed());
            var plan = new PlacementEngine(snapshot.problem()).plan(effort.options(() -> false));
            var json = PlanJson.write(plan);
            if (output == null) {
                out.write(json, 0, json.length);
                out.println();
            } else {
                Files.write(output, json);
            }
            return plan.infeasible().isEmpty() ? 0 : 1;
        } catch (JacksonException | IllegalArgumentException | NullPointerException unreadable) {
            return unreadable(err, input, unreadable);
        } catch (IOException unreadable) {
            return bad(err, "cannot read or write: " + unreadable, PLAN_USAGE);
        }
    }

    /**
     * What to decide.
     *
     * @param problem sites, links, weights and horizon; its own workloads are not looked at
     */
    record DecideRequest(PlacementProblem problem, @Nullable Candidate workload) {}

    /** Exit code 0 when there is a placement, 1 when there is none, 2 for bad input. */
    public static int decide(String[] args, PrintStream out, PrintStream err) {
        var files = java.util.Arrays.stream(args)
                .filter(arg -> !arg.equals("--json"))
                .toList();
        if (files.size() != 1) {
            return bad(err, "expected one file", DECIDE_USAGE);
        }
        var input = Path.of(files.getFirst());
        try {
            var request = PlanJson.read(Files.readAllBytes(input), DecideRequest.class);
            var workload = request.workload();
            if (workload == null) {
                return bad(err, input + " has no \"workload\"", DECIDE_USAGE);
            }
            var decision = new PlacementEngine(request.problem()).decide(workload);
            out.println(new String(PlanJson.write(decision), StandardCharsets.UTF_8));
            return decision.placed() == null ? 1 : 0;
        } catch (JacksonException | IllegalArgumentException | NullPointerException unreadable) {
            return unreadable(err, input, unreadable);
        } catch (IOException unreadable) {
            return bad(err, "cannot read " + input + ": " + unreadable, DECIDE_USAGE);
        }
    }

    private static int unreadable(PrintStream err, Path input, RuntimeException failure) {
        var where = failure instanceof JacksonException json && json.getLocation() != null
                ? " line " + json.getLocation().getLineNr() + ", column "
                        + json.getLocation().getColumnNr()
                : "";
        var what = failure instanceof JacksonException json ? json.getOriginalMessage() : failure.getMessage();
        err.println("tradewind: " + input + where + ": " + what);
        return 2;
    }

    private static int bad(PrintStream err, String what, String usage) {
        err.println("tradewind: " + what + ". Usage: " + usage);
        return 2;
    }
}
