package dev.tradewind.execution.controlm;

import dev.tradewind.execution.spi.RunRequest;
import dev.tradewind.execution.spi.Work;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A folder of its own for one run, holding one job as it is deployed, with our parameters as variables. */
final class RunDefinition {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BOUNDARY = "tradewind-definitions";

    private RunDefinition() {}

    /** A name that no other run has; Control-M allows 64 characters. */
    static String folder(String runKey) {
        return "TW_" + runKey.replace('-', '_');
    }

    /**
     * @param deployed the folder as Control-M gives it: its name, then its jobs by name
     * @return nothing where the folder holds no such job
     */
    static Optional<ObjectNode> of(RunRequest request, Work.Order order, JsonNode deployed, String server) {
        var parts = order.job().split("/", 2);
        var job = deployed.path(parts[0]).path(parts[1]);
        if (!job.isObject()) {
            return Optional.empty();
        }
        var copy = ((ObjectNode) job).deepCopy();
        // what the job waits for and when is for its own schedule; here we are the schedule
        copy.remove("When");
        copy.properties().stream()
                .filter(field -> field.getValue().path("Type").asString("").endsWith("WaitForEvents"))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(copy::remove);
        var variables = copy.withArray("Variables");
        var parameters = new TreeMap<>(order.parameters());
        parameters.put("TRADEWIND_RUN_KEY", request.runKey());
        parameters.forEach((name, value) -> variables.addObject().put(name, value));
        var definition = JSON.createObjectNode();
        var folder = definition.putObject(folder(request.runKey()));
        folder.put("Type", "SimpleFolder");
        folder.put("ControlmServer", server);
        folder.put("OrderMethod", "Manual");
        folder.set(parts[1], copy);
        return Optional.of(definition);
    }

    static String contentType() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    /** As the form that the run request takes. */
    static byte[] form(ObjectNode definition) {
        return ("--" + BOUNDARY + "\r\n"
                        + "Content-Disposition: form-data; name=\"jobDefinitionsFile\"; filename=\"run.json\"\r\n"
                        + "Content-Type: application/json\r\n\r\n"
                        + JSON.writeValueAsString(definition) + "\r\n--" + BOUNDARY + "--\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
