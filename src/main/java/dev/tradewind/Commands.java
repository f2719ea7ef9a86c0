package dev.tradewind;

import dev.tradewind.audit.AuditCommand;
import dev.tradewind.bench.BenchCommand;
import dev.tradewind.connector.ImportCommand;
import dev.tradewind.planning.cli.EngineBench;
import dev.tradewind.planning.cli.PlanCommand;
import java.util.Arrays;

/** The commands that need no running console, by name. Exit codes: 0 done, 1 "no", 2 bad input, 3 our fault. */
final class Commands {
    private Commands() {}

    static int execute(String command, String[] args) {
        return switch (command) {
            case "audit" -> AuditCommand.execute(args, System.out, System.err);
            case "import" -> ImportCommand.run(args, System.out, System.err);
            case "bench" -> bench(args);
            case "help", "--help", "-h" -> {
                System.out.print(Help.TEXT);
                yield 0;
            }
            case "plan" -> PlanCommand.plan(args, System.out, System.err);
            case "decide" -> PlanCommand.decide(args, System.out, System.err);
            default -> {
                System.err.println("tradewind: no command named '" + command + "'. These there are:");
                System.err.print(Help.TEXT);
                yield 2;
            }
        };
    }

    private static int bench(String[] args) {
        var name = args.length == 0 ? "" : args[0];
        return EngineBench.knows(name)
                ? EngineBench.run(name, Arrays.copyOfRange(args, 1, args.length), System.out, System.err)
                : BenchCommand.run(name, System.out, System.err);
    }
}
