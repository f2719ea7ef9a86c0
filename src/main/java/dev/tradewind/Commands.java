package dev.tradewind;

import dev.tradewind.audit.AuditCommand;
import dev.tradewind.bench.BenchCommand;
import dev.tradewind.connector.ImportCommand;

/** The commands that need no running console, by name. Exit codes: 0 done, 1 "no", 2 bad input, 3 our fault. */
final class Commands {
    private Commands() {}

    static int execute(String command, String[] args) {
        return switch (command) {
            case "audit" -> AuditCommand.execute(args, System.out, System.err);
            case "import" -> ImportCommand.run(args, System.out, System.err);
            case "bench" -> BenchCommand.run(args.length == 0 ? "" : args[0], System.out, System.err);
            case "help", "--help", "-h" -> {
                System.out.print(Help.TEXT);
                yield 0;
            }
            default -> {
                System.err.println("tradewind: no command named '" + command + "'. These there are:");
                System.err.print(Help.TEXT);
                yield 2;
            }
        };
    }
}
