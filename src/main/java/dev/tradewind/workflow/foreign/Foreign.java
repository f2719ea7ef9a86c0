package dev.tradewind.workflow.foreign;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells by its shape whose text it is. */
public final class Foreign {
    private static final int LONGEST = 2 * 1024 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Foreign() {}

    /**
     * @param site where the jobs run now
     * @param owner of the workloads
     * @throws IllegalArgumentException if it is nothing of Control-M, Nomad or Kubernetes, or cannot be read
     */
    public static Translation translate(String text, String site, String owner) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("longer than 2 MiB; send a folder or job at a time");
        }
        try {
            return translate(text, new Draft(site, owner));
        } catch (JacksonException otherKind) {
            throw new IllegalArgumentException(
                    "a field is of another kind than it should be: " + otherKind.getOriginalMessage(), otherKind);
        }
    }

    private static Translation translate(String text, Draft draft) {
        if (text.stripLeading().startsWith("{")) {
            var root = json(text);
            if (root.has("Job") && root.path("Job").has("TaskGroups") || root.has("TaskGroups")) {
                return NomadJob.translate(root.has("Job") ? root.path("Job") : root, draft);
            }
            if (root.has("apiVersion")) {
                return KubernetesJobs.translate(java.util.List.of(root), draft);
            }
            return ControlmFolders.translate(root, draft);
        }
        return KubernetesJobs.translate(documents(text), draft);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static java.util.List<JsonNode> documents(String text) {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(20);
        options.setCodePointLimit(LONGEST);
        var documents = new java.util.ArrayList<JsonNode>();
        try {
            for (var document : new Yaml(new SafeConstructor(options)).loadAll(text)) {
                if (document != null) {
                    documents.add(JSON.valueToTree(document));
                }
            }
        } catch (YAMLException | JacksonException | IllegalArgumentException e) {
            throw new IllegalArgumentException("no YAML: " + e.getMessage(), e);
        }
        if (documents.isEmpty() || documents.stream().noneMatch(each -> each.has("apiVersion"))) {
            throw new IllegalArgumentException(
                    "neither Control-M job JSON, a Nomad job in JSON nor a Kubernetes Job or CronJob. Maybe export it as one"
                            + " of these?");
        }
        return documents;
    }
}
