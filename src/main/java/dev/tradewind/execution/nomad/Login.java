package dev.tradewind.execution.nomad;

import dev.tradewind.execution.remote.JsonApi;
import dev.tradewind.execution.remote.OwnIdentity;
import dev.tradewind.execution.spi.TargetSettings;
import dev.tradewind.identity.spiffe.NoIdentity;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Requests that Nomad knows the sender of: by the stored token of the settings, or by a token that Nomad gives for our
 * JWT-SVID. That one is held in memory, renewed at half its life, and asked for anew when Nomad no longer knows it.
 */
final class Login {
    private final TargetSettings settings;
    private final JsonApi api;
    private final OwnIdentity identity;
    private final Clock clock;
    private @Nullable Token held;

    private record Token(String secret, Instant renewAt, Instant endsAt) {}

    /** Either a token, or Nomad's refusal. */
    private sealed interface Outcome {
        record Known(@Nullable String secret) implements Outcome {}

        record Refused(JsonApi.Answer answer) implements Outcome {}
    }

    Login(TargetSettings settings, JsonApi api, OwnIdentity identity, Clock clock) {
        this.settings = settings;
        this.api = api;
        this.identity = identity;
        this.clock = clock;
    }

    /** Nomad's answer; where it refuses the login, that refusal. */
    JsonApi.Answer ask(String method, String path, @Nullable Object body) throws JsonApi.Silent {
        return ask(method, path, body, Duration.ZERO);
    }

    /** @param patience how long Nomad may take on purpose */
    JsonApi.Answer ask(String method, String path, @Nullable Object body, Duration patience) throws JsonApi.Silent {
        var answer = once(method, path, body, patience);
        if (settings.authMethod() != null && unknownToken(answer) && forget()) {
            // deleted there, or ended by their clock; the request had no effect, so it may be sent again
            answer = once(method, path, body, patience);
        }
        return answer;
    }

    private JsonApi.Answer once(String method, String path, @Nullable Object body, Duration patience)
            throws JsonApi.Silent {
        return switch (token()) {
            case Outcome.Refused(var answer) -> answer;
            case Outcome.Known(var secret) ->
                api.ask(method, path, secret == null ? Map.of() : Map.of("X-Nomad-Token", secret), body, patience);
        };
    }

    String account() {
        if (settings.authMethod() != null) {
            return "logs in by " + settings.authMethod() + " with our JWT-SVID";
        }
        return settings.tokenFile() == null && settings.token() == null ? "no token" : "the target's token";
    }

    /** Not a plain lack of permission, which another token would not mend. */
    private static boolean unknownToken(JsonApi.Answer answer) {
        return !answer.good()
                && (answer.text().contains("ACL token not found")
                        || answer.text().contains("ACL token expired"));
    }

    private synchronized boolean forget() {
        boolean had = held != null;
        held = null;
        return had;
    }

    private synchronized Outcome token() throws JsonApi.Silent {
        if (settings.authMethod() == null) {
            return new Outcome.Known(api.token());
        }
        var svid = svid();
        var before = held;
        if (before != null && clock.instant().isBefore(before.renewAt())) {
            return new Outcome.Known(before.secret());
        }
        try {
            var answer = api.ask(
                    "POST",
                    "/v1/acl/login",
                    Map.of(),
                    Map.of("AuthMethodName", String.valueOf(settings.authMethod()), "LoginToken", svid));
            if (answer.refusal()) {
                held = null;
                return new Outcome.Refused(answer);
            }
            if (!answer.good()) {
                throw new JsonApi.Silent("the login to Nomad: " + answer.words());
            }
            var fresh = read(answer);
            held = fresh;
            return new Outcome.Known(fresh.secret());
        } catch (JsonApi.Silent silent) {
            if (before != null && clock.instant().isBefore(before.endsAt())) {
                return new Outcome.Known(before.secret());
            }
            throw silent;
        }
    }

    /** Asked for at each request, so that who is nobody any more does not go on with what Nomad gave before. */
    private String svid() throws JsonApi.Silent {
        try {
            return identity.token(String.valueOf(settings.spiffeAudience()));
        } catch (NoIdentity e) {
            held = null;
            throw new JsonApi.Silent(String.valueOf(e.getMessage()));
        }
    }

    /** A token without an end would be a stored secret of the kind that this is there to avoid; it is not used. */
    private Token read(JsonApi.Answer answer) throws JsonApi.Silent {
        var body = answer.body();
        try {
            var secret = body == null ? "" : body.path("SecretID").asString("");
            var ends = Instant.parse(
                    body == null ? "" : body.path("ExpirationTime").asString(""));
            if (secret.isBlank()) {
                throw new JsonApi.Silent("the login to Nomad gave no token");
            }
            var now = clock.instant();
            return new Token(secret, now.plus(Duration.between(now, ends).dividedBy(2)), ends);
        } catch (DateTimeException e) {
            throw new JsonApi.Silent("the login to Nomad gave a token without an end. Maybe the auth method "
                    + settings.authMethod() + " has no MaxTokenTTL?");
        }
    }
}
