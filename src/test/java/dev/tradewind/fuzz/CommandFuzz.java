package dev.tradewind.fuzz;

import dev.tradewind.audit.AuditCommand;
import dev.tradewind.audit.AuditInputs;
import dev.tradewind.planning.cli.PlanCommand;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files that commands read. A command that answers with "our fault" has broken a promise. */
enum CommandFuzz implements FuzzTarget {
    PLAN {
        @Override
        public void read(byte[] input) throws IOException {
            onFile(
                    input,
                    ".json",
                    file -> PlanCommand.plan(new String[] {file, "--iterations", "5"}, NOWHERE, NOWHERE));
        }
    },
    DECIDE {
        @Override
        public void read(byte[] input) throws IOException {
            onFile(input, ".json", file -> PlanCommand.decide(new String[] {file}, NOWHERE, NOWHERE));
        }
    },
    EXPORT {
        @Override
        public void read(byte[] input) throws IOException {
            onFile(
                    input,
                    ".zip",
                    file -> AuditCommand.execute(new String[] {"verify", file, "--json"}, NOWHERE, NOWHERE));
        }

        @Override
        public List<byte[]> seeds() throws IOException {
            return AuditInputs.exports();
        }
    };

    static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    static final int OUR_FAULT = 3;

    interface Command {
        int run(String file) throws IOException;
    }

    static void onFile(byte[] input, String ending, Command command) throws IOException {
        Path file = Files.createTempFile("tradewind-fuzz", ending);
        try {
            Files.write(file, input);
            int exit = command.run(file.toString());
            if (exit == OUR_FAULT) {
                throw new IllegalStateException("The command ended with " + exit + ", which means our fault");
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
