package dev.tradewind;

import java.util.Arrays;

/** Entry point of the one jar: {@code tradewind COMMAND ...}. Pure commands never start Spring. */
public final class Tradewind {
    private Tradewind() {}

    public static void main(String[] args) throws Exception {
        var command = args.length == 0 ? "run" : args[0];
        var rest = args.length == 0 ? args : Arrays.copyOfRange(args, 1, args.length);
        if (command.equals("run") && !Arrays.asList(rest).contains("--help")) {
            Console.start(rest);
            return;
        }
        System.exit(Commands.execute(command, rest));
    }
}
