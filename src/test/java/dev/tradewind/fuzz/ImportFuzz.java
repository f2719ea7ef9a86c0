package dev.tradewind.fuzz;

import dev.tradewind.connector.ImportCommand;

/** Files of every dialect, as {@code import --dry-run} reads them: a wrong file is an answer, our fault is not. */
final class ImportFuzz implements FuzzTarget {
    @Override
    public void read(byte[] input) throws Exception {
        CommandFuzz.onFile(input, ending(input), ImportFuzz::dryRun);
    }

    static int dryRun(String file) {
        return ImportCommand.run(
                new String[] {file, "--dry-run", "--json"},
                CommandFuzz.NOWHERE,
                CommandFuzz.NOWHERE,
                (folder, work) -> CommandFuzz.OUR_FAULT);
    }

    /** Names do not decide what a file is, but some readers look at them first. */
    private static String ending(byte[] input) {
        if (input.length > 0 && (input[0] == '{' || input[0] == '[')) {
            return ".json";
        }
        return input.length > 0 && Character.isLowerCase(input[0]) && firstLineEndsWithColon(input) ? ".yaml" : ".csv";
    }

    private static boolean firstLineEndsWithColon(byte[] input) {
        for (int i = 0; i < input.length; i++) {
            if (input[i] == '\n') {
                return i > 0 && input[i - 1] == ':';
            }
        }
        return false;
    }
}
