package dev.tradewind.execution.spi;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * @param runKey letters, digits and dashes; unique for one attempt of one step
 * @param command program and arguments, no shell in between
 * @param environment the whole of it, apart from PATH and TRADEWIND_RUN_KEY
 * @param longest after this it is ended
 * @param mostOutputBytes what is kept; the rest is read and dropped
 */
public record RunRequest(
        String runKey, List<String> command, Map<String, String> environment, Duration longest, long mostOutputBytes) {

    public RunRequest {
        if (!runKey.matches("[A-Za-z0-9-]{1,90}")) {
            throw new IllegalArgumentException("Run key '" + runKey + "' has other than letters, digits and dashes");
        }
        if (command.isEmpty()) {
            throw new IllegalArgumentException("Run " + runKey + " has no command");
        }
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
