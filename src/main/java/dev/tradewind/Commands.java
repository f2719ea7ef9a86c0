package dev.tradewind;

import dev.tradewind.audit.AuditCommand;
import dev.tradewind.bench.BenchCommand;
import dev.tradewind.connector.ImportCommand;
import dev.tradewind.connector.IngestBench;
import dev.tradewind.connector.LocalImport;
import dev.tradewind.connector.QueryBench;
import dev.tradewind.edge.EdgeCommand;
import dev.tradewind.egress.EgressQueries;
import dev.tradewind.execution.bench.ExecuteBench;
import dev.tradewind.planning.cli.EngineBench;
import dev.tradewind.planning.cli.PlanCommand;
import dev.tradewind.planning.cli.ReplayCommand;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The commands that need no running console, by name. Exit codes: 0 done, 1 "no", 2 bad input, 3 our fault. */
final class Commands {
    private Commands() {}

    static int execute(String command, String[] args) {
        var words = List.of(args);
        if (words.contains("--help") || words.contains("-h")) {
            return help(command);
        }
        return switch (command) {
            case "audit" -> audit(args);
            case "import" -> ImportCommand.run(args, System.out, System.err, Commands::onDirectory);
            case "backup" -> ArchiveCommands.backup(List.of(args), System.out, System.err);
            case "restore" -> ArchiveCommands.restore(List.of(args), System.out, System.err);
            case "bench" -> bench(args);
            case "edge" -> EdgeCommand.run(args, System.out, System.err);
            case "help", "--help", "-h" -> help(args.length == 0 ? "" : args[0]);
            case "plan" -> PlanCommand.plan(args, System.out, System.err);
            case "replay" -> ReplayCommand.run(args, System.out, System.err);
            case "decide" -> PlanCommand.decide(args, System.out, System.err);
            default -> {
                System.err.println("tradewind: no command named '" + command + "'. These there are:");
                System.err.print(Help.TEXT);
                yield 2;
            }
        };
    }

    private static int help(String command) {
        System.out.print(Help.of(command).orElse(Help.TEXT));
        return 0;
    }

    private static int audit(String[] args) {
        if (args.length > 1 && args[0].equals("archive") && args[1].equals("rebuild")) {
            return ArchiveCommands.rebuild(List.of(args).subList(2, args.length), System.out, System.err);
        }
        return args.length > 0 && args[0].equals("export")
                ? ArchiveCommands.auditExport(List.of(args).subList(1, args.length), System.out, System.err)
                : AuditCommand.execute(args, System.out, System.err);
    }

    private static int onDirectory(@Nullable Path data, ToIntFunction<LocalImport> work) {
        var directory = data == null ? DataDirectory.chosen(null) : data;
        return OnDirectory.run(
                directory, "import", false, System.err, context -> work.applyAsInt(context.getBean(LocalImport.class)));
    }

    private static int opened(Path data, ToIntFunction<QueryBench.Opened> work) {
        return OnDirectory.run(
                data,
                "bench",
                false,
                System.err,
                context -> work.applyAsInt(new QueryBench.Opened(
                        context.getBean(LocalImport.class), context.getBean(EgressQueries.class))));
    }

    private static int bench(String[] args) {
        var name = args.length == 0 ? "" : args[0];
        if (name.equals("ingest")) {
            return IngestBench.run(
                    Arrays.copyOfRange(args, 1, args.length), System.out, System.err, Commands::onDirectory);
        }
        if (name.equals("edge")) {
            return EdgeCommand.bench(
                    Arrays.copyOfRange(args, 1, args.length), System.out, System.err, new BenchConsoles());
        }
        if (name.equals("execute")) {
            return ExecuteBench.run(Arrays.copyOfRange(args, 1, args.length), System.out, System.err);
        }
        if (name.equals("audit")) {
            return AuditBench.run(Arrays.copyOfRange(args, 1, args.length), System.out, System.err);
        }
        if (name.equals("signals")) {
            return SignalsBench.run(Arrays.copyOfRange(args, 1, args.length), System.out, System.err);
        }
        if (name.equals("query")) {
            return QueryBench.run(Arrays.copyOfRange(args, 1, args.length), System.out, System.err, Commands::opened);
        }
        return EngineBench.knows(name)
                ? EngineBench.run(
                        name, Arrays.copyOfRange(args, 1, args.length), System.out, System.err, new DecideServedBench())
                : BenchCommand.run(name, System.out, System.err);
    }
}
