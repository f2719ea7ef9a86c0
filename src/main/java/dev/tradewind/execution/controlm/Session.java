package dev.tradewind.execution.controlm;

import dev.tradewind.execution.remote.JsonApi;
import dev.tradewind.execution.remote.OwnIdentity;
import dev.tradewind.execution.spi.TargetSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Requests that are signed in: by the API token of the settings, or by a session that is renewed when it ends. */
final class Session {
    private final TargetSettings settings;
    private final JsonApi api;
    private @Nullable String token;

    Session(TargetSettings settings, OwnIdentity identity) {
        this.settings = settings;
        this.api = new JsonApi(settings, identity);
    }

    JsonApi.Answer ask(String method, String path, @Nullable Object body) throws JsonApi.Silent {
        return ask(method, path, Map.of(), body);
    }

    synchronized JsonApi.Answer ask(String method, String path, Map<String, String> headers, @Nullable Object body)
            throws JsonApi.Silent {
        var answer = send(method, path, headers, body);
        if (answer.status() == 401 && settings.user() != null) {
            token = null;
            answer = send(method, path, headers, body);
        }
        return answer;
    }

    private JsonApi.Answer send(String method, String path, Map<String, String> headers, @Nullable Object body)
            throws JsonApi.Silent {
        var all = new HashMap<>(headers);
        var apiToken = api.token();
        if (apiToken != null) {
            all.put("x-api-key", apiToken);
        } else {
            if (token == null) {
                var login = login();
                if (token == null) {
                    return login;
                }
            }
            all.put("Authorization", "Bearer " + token);
        }
        return api.ask(method, path, all, body);
    }

    private JsonApi.Answer login() throws JsonApi.Silent {
        var answer = api.ask(
                "POST",
                "/session/login",
                Map.of(),
                Map.of(
                        "username", Objects.requireNonNullElse(settings.user(), ""),
                        "password", Objects.requireNonNullElse(settings.password(), "")));
        if (answer.good() && answer.body() != null) {
            token = answer.body().path("token").asString(null);
        }
        return answer;
    }
}
