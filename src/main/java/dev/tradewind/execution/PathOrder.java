package dev.tradewind.execution;

import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A link that is not there unless it is ordered, as {@code tradewind.execution.paths.<name>}.
 *
 * @param from site that work leaves
 * @param to site that it goes to
 * @param command that orders it and ends once it is up, program first; empty: a person orders it and says so
 */
public record PathOrder(
        String from, String to, @DefaultValue List<String> command) {
    public PathOrder {
        command = List.copyOf(command);
    }
}
