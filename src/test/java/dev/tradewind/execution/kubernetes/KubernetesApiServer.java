package dev.tradewind.execution.kubernetes;

import dev.tradewind.execution.TestTarget;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The part of the Kubernetes API that we use, true to its protocol, over real HTTP: get, list by label, server-side apply
 * with field managers, conflicts and dry run, merge and JSON patches, logs. Objects are kept as JSON trees. It can take a
 * change and lose the answer, and it can stop answering.
 */
public final class KubernetesApiServer extends TestTarget {
    private static final Pattern PATH =
            Pattern.compile("/(?:api/v1|apis/([^/]+)/[^/]+)/namespaces/([^/]+)/([^/]+)(?:/([^/]+))?(?:/(log|status))?");

    /** Of the server's version; vendors write a plus sign after it. */
    volatile String minor = "34+";
    /** A field that this server knows and does not keep, as one whose feature is off. */
    volatile String drops = "";
    /** Whether the custom resource definitions of Istio are installed. */
    public volatile boolean istio = true;

    public final Map<String, Map<String, Object>> objects = new ConcurrentHashMap<>();
    final Map<String, Integer> created = new ConcurrentHashMap<>();
    final Map<String, String> logs = new ConcurrentHashMap<>();

    public KubernetesApiServer() {}

    KubernetesApiServer(SSLContext tls) {
        super(tls);
    }

    @Override
    protected Reply reply(Asked asked) {
        credentials.add(String.valueOf(asked.headers().get("Authorization")));
        if (asked.path().equals("/version")) {
            return Reply.json(200, Map.of("major", "1", "minor", minor, "buildDate", "2026-01-01T00:00:00Z"));
        }
        if (istio && asked.path().equals("/apis/networking.istio.io/v1")) {
            return Reply.json(
                    200,
                    Map.of(
                            "kind",
                            "APIResourceList",
                            "apiVersion",
                            "v1",
                            "groupVersion",
                            "networking.istio.io/v1",
                            "resources",
                            List.of(Map.of(
                                    "name",
                                    "destinationrules",
                                    "singularName",
                                    "destinationrule",
                                    "namespaced",
                                    true,
                                    "kind",
                                    "DestinationRule",
                                    "verbs",
                                    List.of("get", "list", "patch", "delete")))));
        }
        var path = PATH.matcher(asked.path());
        if (!path.matches() || !istio && "networking.istio.io".equals(path.group(1))) {
            return failure(404, "NotFound", "the server could not find the requested resource");
        }
        var resource = path.group(3);
        var name = path.group(4);
        var key = resource + "/" + name;
        return switch (asked.method()) {
            case "GET" -> {
                if ("log".equals(path.group(5))) {
                    yield Reply.text(200, logs.getOrDefault(name, ""));
                }
                if (name == null) {
                    yield list(resource, asked.query().get("labelSelector"));
                }
                var found = objects.get(key);
                yield found == null
                        ? failure(404, "NotFound", "%s \"%s\" not found".formatted(resource, name))
                        : Reply.json(200, found);
            }
            case "PATCH" -> {
                var type = asked.headers().get("Content-Type");
                yield type.startsWith("application/apply-patch")
                        ? apply(key, asked.query(), asked.body())
                        : patch(key, type, asked.body());
            }
            case "DELETE" -> {
                objects.remove(key);
                yield Reply.json(200, Map.of("kind", "Status", "apiVersion", "v1", "status", "Success"));
            }
            default -> failure(405, "MethodNotAllowed", asked.method() + " is not served");
        };
    }

    private Reply list(String resource, String selector) {
        var items = objects.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(resource + "/"))
                .map(Map.Entry::getValue)
                .filter(object -> matches(object, selector))
                .toList();
        return Reply.json(200, Map.of("kind", "List", "apiVersion", "v1", "metadata", Map.of(), "items", items));
    }

    private static boolean matches(Map<String, Object> object, String selector) {
        if (selector == null) {
            return true;
        }
        var labels = map(map(object, "metadata"), "labels");
        for (var term : selector.split(",")) {
            var parts = term.split("=", 2);
            if (parts.length == 2 ? !parts[1].equals(labels.get(parts[0])) : !labels.containsKey(parts[0])) {
                return false;
            }
        }
        return true;
    }

    private Reply apply(String key, Map<String, String> query, byte[] body) {
        var manager = query.get("fieldManager");
        if (manager == null) {
            return failure(
                    400,
                    "BadRequest",
                    "PatchOptions.meta.k8s.io: fieldManager: Required value: is required for apply patch");
        }
        var wanted = ListMaps.keyed(tree(body));
        var there = objects.containsKey(key) ? ListMaps.keyed(copy(objects.get(key))) : null;
        if (there == null
                && key.startsWith("deployments/")
                && !map(wanted, "spec").containsKey("selector")) {
            return failure(422, "Invalid", "Deployment.apps is invalid: spec.selector: Required value");
        }
        var leaves = new TreeMap<String, Object>();
        leaves("", wanted, leaves);
        leaves.keySet().removeIf(path -> path.matches("\\.(apiVersion|kind|metadata\\.(name|namespace))"));
        if (there != null && !"true".equals(query.get("force"))) {
            for (var leaf : leaves.entrySet()) {
                var live = at(there, leaf.getKey());
                var owner = owners(there).getOrDefault(leaf.getKey(), live == null ? null : "creator");
                if (owner != null && !owner.equals(manager) && !leaf.getValue().equals(live)) {
                    return failure(
                            409,
                            "Conflict",
                            "Apply failed with 1 conflict: conflict with \"%s\": %s".formatted(owner, leaf.getKey()));
                }
            }
        }
        if (!drops.isEmpty()) {
            leaves.remove(drops);
            remove(wanted, drops.substring(1));
        }
        var result = there == null ? new LinkedHashMap<>(wanted) : merged(letGo(there, manager, leaves), wanted);
        if ("All".equals(query.get("dryRun"))) {
            return Reply.json(200, ListMaps.listed(result));
        }
        var metadata = map(result, "metadata");
        metadata.putIfAbsent("creationTimestamp", now());
        metadata.put("generation", ((Number) metadata.getOrDefault("generation", 0)).intValue() + 1);
        metadata.put(
                "managedFields",
                List.of(new LinkedHashMap<>(Map.of("manager", manager, "operation", "Apply", "time", now()))));
        var owners = owners(result);
        // who sets a field to what it is shares it: it stays when we let go
        leaves.keySet().stream()
                .filter(leaf -> there == null
                        || at(there, leaf) == null
                        || "true".equals(query.get("force"))
                        || !leaves.get(leaf).equals(at(there, leaf)))
                .forEach(leaf -> owners.put(leaf, manager));
        if (there == null) {
            created.merge(key, 1, Integer::sum);
        }
        objects.put(key, ListMaps.listed(result));
        return Reply.json(there == null ? 201 : 200, objects.get(key));
    }

    /** Fields of this manager that it no longer states. */
    private static Map<String, Object> letGo(Map<String, Object> there, String manager, Map<String, Object> leaves) {
        var result = copy(there);
        var gone = owners(there).entrySet().stream()
                .filter(owner -> owner.getValue().equals(manager) && !leaves.containsKey(owner.getKey()))
                .map(Map.Entry::getKey)
                .toList();
        for (var path : gone) {
            owners(result).remove(path);
            remove(result, path.substring(1));
        }
        return result;
    }

    /** A name in a path may itself have dots. */
    @SuppressWarnings("unchecked")
    private static void remove(Map<String, Object> tree, String path) {
        if (tree.remove(path) != null) {
            return;
        }
        tree.forEach((field, value) -> {
            if (value instanceof Map<?, ?> nested && path.startsWith(field + ".")) {
                remove((Map<String, Object>) nested, path.substring(field.length() + 1));
            }
        });
    }

    private Reply patch(String key, String type, byte[] body) {
        var there = objects.get(key);
        if (there == null) {
            return failure(404, "NotFound", key + " not found");
        }
        if (type.startsWith("application/json-patch")) {
            var result = copy(there);
            for (var operation : new YAMLMapper().readValue(body, List.class)) {
                @SuppressWarnings("unchecked")
                var each = (Map<String, Object>) operation;
                var path = String.valueOf(each.get("path"));
                switch (String.valueOf(each.get("op"))) {
                    case "add", "replace" -> put(result, path, each.get("value"));
                    case "copy" -> put(result, path, pointed(result, String.valueOf(each.get("from"))));
                    case "remove" -> {
                        int last = path.lastIndexOf('/');
                        ((Map<?, ?>) pointed(result, path.substring(0, last)))
                                .remove(unescaped(path.substring(last + 1)));
                    }
                    default -> {
                        return failure(400, "BadRequest", "unsupported patch operation " + operation);
                    }
                }
            }
            objects.put(key, result);
            return Reply.json(200, result);
        }
        objects.put(key, merged(there, tree(body)));
        return Reply.json(200, objects.get(key));
    }

    // what the cluster itself does

    public void put(String key, Map<String, Object> object) {
        objects.put(key, copy(object));
    }

    /** Another manager's hand on one field. */
    public void change(String key, String manager, String path, Object value) {
        var object = copy(objects.get(key));
        put(object, path.replace('.', '/'), value);
        owners(object).put(path, manager);
        objects.put(key, object);
    }

    void status(String key, Map<String, Object> status) {
        var object = copy(objects.get(key));
        object.put("status", status);
        objects.put(key, object);
    }

    private static void put(Map<String, Object> tree, String path, Object value) {
        var parts = path.substring(1).split("/");
        var at = tree;
        for (int i = 0; i < parts.length - 1; i++) {
            at = map(at, unescaped(parts[i]));
        }
        at.put(unescaped(parts[parts.length - 1]), value);
    }

    private static Object pointed(Map<String, Object> tree, String path) {
        Object at = tree;
        for (var part : path.substring(1).split("/")) {
            at = ((Map<?, ?>) at).get(unescaped(part));
        }
        return at;
    }

    private static String unescaped(String part) {
        return part.replace("~1", "/").replace("~0", "~");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> owners(Map<String, Object> object) {
        return (Map<String, String>) map(object, "metadata").computeIfAbsent("x-owners", k -> new TreeMap<>());
    }

    @SuppressWarnings("unchecked")
    public static Map<String, Object> map(Map<String, Object> of, String field) {
        return (Map<String, Object>) of.computeIfAbsent(field, k -> new LinkedHashMap<>());
    }

    private static Object at(Map<String, Object> tree, String path) {
        return under(tree, path.substring(1));
    }

    /** A name in a path may itself have dots. */
    private static Object under(Map<?, ?> tree, String path) {
        if (tree.containsKey(path)) {
            return tree.get(path);
        }
        for (var field : tree.entrySet()) {
            if (field.getValue() instanceof Map<?, ?> nested && path.startsWith(field.getKey() + ".")) {
                return under(
                        nested, path.substring(String.valueOf(field.getKey()).length() + 1));
            }
        }
        return null;
    }

    private static void leaves(String prefix, Map<String, Object> tree, Map<String, Object> leaves) {
        tree.forEach((field, value) -> {
            if (value instanceof Map<?, ?> nested) {
                @SuppressWarnings("unchecked")
                var map = (Map<String, Object>) nested;
                leaves(prefix + "." + field, map, leaves);
            } else if (value != null) {
                leaves.put(prefix + "." + field, value);
            }
        });
    }

    private static Map<String, Object> merged(Map<String, Object> into, Map<String, Object> from) {
        var result = copy(into);
        from.forEach((field, value) -> {
            if (value instanceof Map<?, ?> nested && result.get(field) instanceof Map<?, ?> there) {
                @SuppressWarnings("unchecked")
                var merged = merged((Map<String, Object>) there, (Map<String, Object>) nested);
                result.put(field, merged);
            } else {
                result.put(field, value);
            }
        });
        return result;
    }

    private static Map<String, Object> copy(Map<String, Object> of) {
        return tree(new YAMLMapper().writeValueAsBytes(of));
    }

    @SuppressWarnings("unchecked")
    public static Map<String, Object> tree(byte[] yaml) {
        return new YAMLMapper().readValue(yaml, LinkedHashMap.class);
    }

    private static Reply failure(int code, String reason, String message) {
        return Reply.json(
                code,
                Map.of(
                        "kind",
                        "Status",
                        "apiVersion",
                        "v1",
                        "status",
                        "Failure",
                        "reason",
                        reason,
                        "message",
                        message,
                        "code",
                        code));
    }

    static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
