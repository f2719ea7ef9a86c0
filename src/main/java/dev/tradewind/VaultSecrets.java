package dev.tradewind;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Secrets of a HashiCorp Vault or OpenBao, by path and key: {@code secret/data/tradewind#smtp} is key {@code smtp} of a
 * key-value secret of version 2, {@code kv/tradewind#smtp} one of version 1. Where it is and who we are there stands in {@code
 * VAULT_ADDR}, {@code VAULT_TOKEN} or the file named by {@code VAULT_TOKEN_FILE} (as Vault's agent writes it), and {@code
 * VAULT_NAMESPACE}. Each path is asked for once a start.
 */
final class VaultSecrets {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OK = 200;

    private final UnaryOperator<@Nullable String> environment;
    private final Map<String, JsonNode> answers = new HashMap<>();

    /** @param environment a variable's value by its name; null: there is none */
    VaultSecrets(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
    }

    /**
     * @param reference path and key
     * @throws IllegalStateException with words that hold no secret, if it leads nowhere
     */
    synchronized String find(String reference) {
        var hash = reference.lastIndexOf('#');
        var path = hash < 0 ? "" : reference.substring(0, hash);
        if (!path.matches("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*")) {
            throw nothing(reference, "it is not of the form path/of/the/secret#key");
        }
        var data = answers.computeIfAbsent(path, asked -> ask(reference, asked));
        var key = reference.substring(hash + 1);
        // version 2 wraps it once more, beside its metadata
        var secret = data.path("data").isObject() && data.has("metadata") ? data.path("data") : data;
        if (!secret.path(key).isString()) {
            throw nothing(reference, "the secret has no text of that key");
        }
        return secret.path(key).asString();
    }

    private JsonNode ask(String reference, String path) {
        var address = environment.apply("VAULT_ADDR");
        if (address == null || address.isBlank()) {
            throw nothing(reference, "the variable VAULT_ADDR does not say where the vault is");
        }
        var request = HttpRequest.newBuilder(URI.create(address.replaceAll("/+$", "") + "/v1/" + path))
                .timeout(PATIENCE)
                .header("X-Vault-Token", token(reference));
        var namespace = environment.apply("VAULT_NAMESPACE");
        if (namespace != null) {
            request.header("X-Vault-Namespace", namespace);
        }
        try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var answer = http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() != OK) {
                throw nothing(reference, "the vault answered " + answer.statusCode());
            }
            return JsonMapper.builder().build().readTree(answer.body()).path("data");
        } catch (IOException | JacksonException failed) {
            throw nothing(
                    reference,
                    "the vault could not be read: " + failed.getClass().getSimpleName());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw nothing(reference, "the start was broken off");
        }
    }

    private String token(String reference) {
        var token = environment.apply("VAULT_TOKEN");
        var file = environment.apply("VAULT_TOKEN_FILE");
        try {
            if (token == null && file != null) {
                token = Files.readString(Path.of(file), StandardCharsets.UTF_8);
            }
        } catch (IOException unreadable) {
            throw nothing(reference, "the file of VAULT_TOKEN_FILE cannot be read");
        }
        if (token == null || token.isBlank()) {
            throw nothing(reference, "neither VAULT_TOKEN nor VAULT_TOKEN_FILE is set");
        }
        return token.strip();
    }

    private static IllegalStateException nothing(String reference, String why) {
        return new IllegalStateException("A setting refers to ${vault:" + reference + "}, and " + why + ".");
    }
}
