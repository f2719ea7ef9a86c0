package dev.tradewind.execution.spi;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an executor may be asked to do; each takes what it can and refuses the rest in words. */
public sealed interface Work {
    /** Program and arguments, no shell in between. */
    record Command(List<String> command) implements Work {
        public Command {
            if (command.isEmpty()) {
                throw new IllegalArgumentException("A command has at least a program");
            }
            command = List.copyOf(command);
        }
    }

    /**
     * A container run to its end.
     *
     * @param image as the target pulls it
     * @param command in place of the image's own; empty for the image's own
     */
    record Container(String image, List<String> command, double vcpus, double memoryGib, int gpus) implements Work {
        public Container {
            command = List.copyOf(command);
        }
    }

    /**
     * An object that is there, brought to so many replicas at the request's site.
     *
     * @param object as {@code deployments/NAME}
     */
    record Scale(String object, int replicas) implements Work {}

    /** An object with a schedule of its own, held back or let go again. */
    record Suspend(String object, boolean suspended) implements Work {}

    /** Objects as they shall be: all parts or none. */
    record Apply(List<Part> parts) implements Work {
        public Apply {
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("Nothing to apply");
            }
            parts = List.copyOf(parts);
        }
    }

    /** Of several texts the first that the target's version understands. */
    record Part(List<Text> alternatives) {
        public Part {
            if (alternatives.isEmpty()) {
                throw new IllegalArgumentException("A part without a text");
            }
            alternatives = List.copyOf(alternatives);
        }
    }

    /**
     * @param manifest YAML documents with {@code ---} between them
     * @param leastVersion of the target, as {@code 1.34}; null for any
     */
    record Text(String manifest, @Nullable String leastVersion) {}

    /**
     * What an {@link Apply} did, taken back, unless somebody else changed it since.
     *
     * @param manifest that was applied
     * @param before as {@link Submission.Applied} told
     */
    record Restore(String manifest, String before) implements Work {}

    /** A job that the target knows by its name. */
    record Order(String job, Map<String, String> parameters) implements Work {
        public Order {
            parameters = Map.copyOf(parameters);
        }
    }
}
