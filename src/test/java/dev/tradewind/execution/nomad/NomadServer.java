package dev.tradewind.execution.nomad;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.execution.TestTarget;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The part of Nomad's HTTP API that we use: job, dispatch with idempotency token and id prefix, jobs by filter,
 * allocations, stop, logs.
 */
final class NomadServer extends TestTarget {
    private static final Pattern CONTAINS = Pattern.compile("ID contains \"([^\"]+)\"");

    final Map<String, Map<String, Object>> jobs = new TreeMap<>();
    final Map<String, List<Map<String, Object>>> allocations = new TreeMap<>();
    final Map<String, String> childByToken = new TreeMap<>();
    final Map<String, Map<String, String>> metaByToken = new java.util.concurrent.ConcurrentHashMap<>();
    final List<String> dispatched = new ArrayList<>();
    String log = "";
    private int number;
    private long index = 100;
    private int waits;
    private final List<String> questions = new ArrayList<>();

    /** The auth method that logs in; null: tokens are not looked at. */
    @Nullable
    String authMethod;

    /** What is wrong with a login token, in Nomad's words; empty lets in. */
    Function<String, String> objection = token -> "";

    InstantSource time = InstantSource.system();

    /** Null for an auth method without an end. */
    @Nullable
    Duration tokenLife = Duration.ofMinutes(10);

    boolean loginsFail;
    int logins;
    final Map<String, Instant> tokens = new TreeMap<>();

    NomadServer() {}

    NomadServer(SSLContext tls) {
        super(tls);
    }

    void parameterised(String id, List<String> required, List<String> optional) {
        var job = job(id);
        job.put("ParameterizedJob", Map.of("MetaRequired", required, "MetaOptional", optional, "Payload", "forbidden"));
        jobs.put(id, job);
    }

    Map<String, Object> job(String id) {
        var job = new LinkedHashMap<String, Object>();
        job.put("ID", id);
        job.put("Status", "running");
        job.put("Stop", false);
        job.put("JobModifyIndex", 7);
        job.put("SubmitTime", 1_764_000_000_000_000_000L);
        jobs.put(id, job);
        return job;
    }

    @Override
    protected Reply reply(Asked asked) {
        if (asked.path().equals("/v1/acl/login")) {
            return login(JSON.readTree(asked.body()));
        }
        credentials.add(String.valueOf(asked.headers().get("X-Nomad-Token")));
        if (authMethod != null) {
            var ends = tokens.get(String.valueOf(asked.headers().get("X-Nomad-Token")));
            if (ends == null) {
                return Reply.text(403, "ACL token not found");
            }
            if (!time.instant().isBefore(ends)) {
                return Reply.text(500, "ACL token expired");
            }
        }
        if (!"data".equals(asked.query().get("namespace"))) {
            return Reply.text(403, "Permission denied");
        }
        var path = asked.path();
        if (path.equals("/v1/jobs")) {
            var filter = CONTAINS.matcher(asked.query().getOrDefault("filter", ""));
            var part = filter.matches() ? filter.group(1) : "";
            return Reply.json(
                    200,
                    jobs.values().stream()
                            .filter(job -> job.get("ID").toString().contains(part))
                            .toList());
        }
        if (path.startsWith("/v1/client/fs/logs/")) {
            return Reply.text(200, log);
        }
        var rest = path.substring("/v1/job/".length());
        if (rest.endsWith("/dispatch")) {
            return dispatch(rest.substring(0, rest.length() - "/dispatch".length()), asked);
        }
        if (rest.endsWith("/allocations")) {
            return allocations(rest.substring(0, rest.length() - "/allocations".length()), asked);
        }
        var job = jobs.get(rest);
        if (job == null) {
            return Reply.text(404, "job not found");
        }
        if (asked.method().equals("DELETE")) {
            job.put("Stop", true);
            return Reply.json(200, Map.of("EvalID", "e-" + rest));
        }
        return Reply.json(200, job);
    }

    /** Holds the question until the state has changed since the index that it names, or its wait is said to be over. */
    private Reply allocations(String job, Asked asked) {
        questions.add(
                asked.query().containsKey("index") ? "index=" + asked.query().get("index") : "at once");
        notifyAll();
        if (asked.query().containsKey("index")) {
            assertThat(asked.query()).as("a blocking query says how long").containsEntry("wait", "30s");
            long seen = Long.parseLong(asked.query().get("index"));
            int round = waits;
            while (index <= seen && round == waits) {
                await();
            }
        }
        var body = Reply.json(200, allocations.getOrDefault(job, List.of()));
        return new Reply(200, body.type(), body.text(), Map.of("X-Nomad-Index", Long.toString(index)));
    }

    private void await() {
        try {
            wait();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The state changed, or was restored to an earlier one. */
    synchronized void changed(long newIndex) {
        index = newIndex;
        notifyAll();
    }

    /** The wait of every open question is over. */
    synchronized void waitIsOver() {
        waits++;
        notifyAll();
    }

    synchronized int countOfQuestions() {
        return questions.size();
    }

    /** Until so many were asked about allocations; what they were. */
    synchronized List<String> questions(int atLeast) {
        while (questions.size() < atLeast) {
            await();
        }
        return List.copyOf(questions);
    }

    private Reply login(JsonNode body) {
        if (!body.path("AuthMethodName").asString().equals(authMethod)) {
            return Reply.text(
                    400, "auth-method \"" + body.path("AuthMethodName").asString() + "\" not found");
        }
        var wrong = objection.apply(body.path("LoginToken").asString());
        if (!wrong.isEmpty()) {
            return Reply.text(400, wrong);
        }
        if (loginsFail) {
            return Reply.text(500, "No cluster leader");
        }
        var secret = "nomad-" + ++logins;
        if (tokenLife == null) {
            tokens.put(secret, Instant.MAX);
            return Reply.json(200, Map.of("SecretID", secret, "Type", "client"));
        }
        var ends = time.instant().plus(tokenLife);
        tokens.put(secret, ends);
        return Reply.json(
                200,
                Map.of(
                        "AccessorID",
                        "a-" + logins,
                        "SecretID",
                        secret,
                        "Type",
                        "client",
                        "ExpirationTTL",
                        tokenLife.toNanos(),
                        "ExpirationTime",
                        ends.toString()));
    }

    private Reply dispatch(String parent, Asked asked) {
        var body = JSON.readTree(asked.body());
        var declared = JSON.valueToTree(jobs.get(parent).get("ParameterizedJob"));
        var permitted = new ArrayList<String>();
        declared.path("MetaOptional").forEach(key -> permitted.add(key.asString()));
        for (var key : declared.path("MetaRequired")) {
            permitted.add(key.asString());
            if (!body.path("Meta").has(key.asString())) {
                return Reply.text(500, "Dispatch did not provide required meta keys: [" + key.asString() + "]");
            }
        }
        for (var key : body.path("Meta").propertyNames()) {
            if (!permitted.contains(key)) {
                return Reply.text(500, "Dispatch request included unpermitted metadata keys: [" + key + "]");
            }
        }
        var token = asked.query().get("idempotency_token");
        var known = childByToken.get(token);
        if (known != null) {
            return Reply.json(200, Map.of("DispatchedJobID", known, "Index", 0));
        }
        var id = "%s/dispatch-%s-1764000000-%08x"
                .formatted(parent, body.path("IdPrefixTemplate").asString(), ++number);
        var child = job(id);
        child.put("ParentID", parent);
        child.put("Dispatched", true);
        child.put("Status", "pending");
        childByToken.put(token, id);
        dispatched.add(token);
        var meta = new java.util.TreeMap<String, String>();
        body.path("Meta")
                .propertyNames()
                .forEach(key -> meta.put(key, body.path("Meta").path(key).asString()));
        metaByToken.put(token, meta);
        return Reply.json(200, Map.of("DispatchedJobID", id, "EvalID", "e-1", "Index", number));
    }
}
