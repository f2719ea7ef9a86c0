package dev.tradewind.execution;

import dev.tradewind.execution.spi.RunRequest;
import dev.tradewind.execution.spi.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What an executor was asked, for people: where it refused before it made its own text of it. */
final class AskedWork {
    private AskedWork() {}

    static String words(RunRequest request) {
        return switch (request.work()) {
            case Work.Command(var command) -> withParameters(request.environment(), "", command(command));
            case Work.Container(var image, var command, var vcpus, var memoryGib, var gpus) ->
                withParameters(
                        request.environment(),
                        "",
                        "image: %s%s%nresources: %s vCPU, %s GiB, %d GPU"
                                .formatted(
                                        image,
                                        command.isEmpty() ? "" : "\ncommand: " + command(command),
                                        vcpus,
                                        memoryGib,
                                        gpus));
            case Work.Scale(var object, var replicas) ->
                "%s: replicas %d at %s".formatted(object, replicas, request.site());
            case Work.Suspend(var object, var suspended) -> "%s: suspend %s".formatted(object, suspended);
            case Work.Apply(var parts) ->
                parts.stream()
                        .flatMap(part -> part.alternatives().stream())
                        .map(text -> (text.leastVersion() == null ? "" : "# from version " + text.leastVersion() + "\n")
                                + text.manifest())
                        .collect(Collectors.joining("---\n"));
            case Work.Restore(var manifest, var ignored) -> "# what is taken back\n" + manifest;
            case Work.Order(var job, var parameters) -> withParameters(parameters, "job: " + job + "\n", "");
        };
    }

    private static String withParameters(Map<String, String> parameters, String before, String after) {
        var lines = new ArrayList<String>();
        new TreeMap<>(parameters).forEach((name, value) -> lines.add(name + "=" + value));
        if (!after.isEmpty()) {
            lines.add(after);
        }
        return before + String.join("\n", lines);
    }

    /** With quotes where a shell would need them, though none is in between. */
    private static String command(List<String> words) {
        return words.stream()
                .map(word -> word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }
}
