package dev.tradewind;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.context.ApplicationContext;

/** Work on a data directory that no console holds: takes its lock, starts what is needed, and ends both. */
final class OnDirectory {
    private OnDirectory() {}

    /** What is done there; returns the exit code. */
    @FunctionalInterface
    interface Work {
        int on(ApplicationContext context) throws IOException;
    }

    /**
     * @param command what the lock says to others
     * @param mustExist whether an empty directory is a mistake
     * @return the exit code of the work; 2 if the directory cannot be used
     */
    static int run(Path data, String command, boolean mustExist, PrintStream err, Work work) {
        if (mustExist && !Files.isRegularFile(data.resolve("VERSION"))) {
            err.println("tradewind: " + data + " holds no data of Tradewind. Maybe name the directory with --data?");
            return 2;
        }
        // Spring and the database write to standard output, which belongs to the command's one answer.
        var standardOutput = System.out;
        System.setOut(System.err);
        try (var held = DataDirectory.open(data, "tradewind " + command);
                var context = Headless.start(data.toAbsolutePath().normalize())) {
            return work.on(context);
        } catch (DataDirectory.Refused refused) {
            err.println("tradewind: " + refused.getMessage());
            return 2;
        } catch (IOException failed) {
            err.println("tradewind " + command + ": " + failed.getMessage());
            return 3;
        } catch (RuntimeException fault) {
            err.println("tradewind " + command + " failed: " + rootCause(fault));
            return 3;
        } finally {
            System.setOut(standardOutput);
        }
    }

    private static Throwable rootCause(Throwable fault) {
        var cause = fault;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause;
    }
}
