package dev.tradewind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that answers as Vault's key-value engines do. */
class VaultSecretsTest {
    private static final Map<String, String> ANSWERS = Map.of(
            "/v1/secret/data/tradewind",
            "{\"data\":{\"data\":{\"smtp\":\"s3cret\",\"data\":\"d\"},\"metadata\":{\"version\":3}}}",
            "/v1/kv/tradewind",
            "{\"data\":{\"smtp\":\"older\",\"data\":\"plain\"}}",
            "/v1/kv/broken",
            "no json");

    @TempDir
    private Path folder;

    private final AtomicInteger asked = new AtomicInteger();
    private final Map<String, String> environment = new HashMap<>();
    private final VaultSecrets vault = new VaultSecrets(environment::get);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            var body = ANSWERS.get(exchange.getRequestURI().getPath());
            var allowed = "t0ken".equals(exchange.getRequestHeaders().getFirst("X-Vault-Token"));
            var bytes = (body == null ? "{\"errors\":[]}" : body).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(allowed ? body == null ? 404 : 200 : 403, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        environment.put("VAULT_ADDR", "http://127.0.0.1:" + server.getAddress().getPort() + "/");
        environment.put("VAULT_TOKEN", "t0ken");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void bothVersionsOfKeyValueSecretsAreReadAndEachPathOnce() {
        assertThat(vault.find("secret/data/tradewind#smtp")).isEqualTo("s3cret");
        assertThat(vault.find("secret/data/tradewind#data")).isEqualTo("d");
        assertThat(vault.find("kv/tradewind#smtp")).isEqualTo("older");
        assertThat(vault.find("kv/tradewind#data")).isEqualTo("plain");
        assertThat(asked).hasValue(2);
    }

    @Test
    void theTokenMayStandInAFileThatAnAgentWrites() throws IOException {
        environment.remove("VAULT_TOKEN");
        environment.put(
                "VAULT_TOKEN_FILE",
                Files.writeString(folder.resolve("token"), "t0ken\n").toString());
        assertThat(vault.find("kv/tradewind#smtp")).isEqualTo("older");
    }

    @Test
    void whatLeadsNowhereIsSaidWithoutTheSecret() {
        refused("kv/tradewind#imap", "no text of that key");
        refused("kv/other#smtp", "answered 404");
        refused("kv/broken#smtp", "could not be read");
        refused("kv/tradewind", "path/of/the/secret#key");
        refused("../sys/raw#smtp", "path/of/the/secret#key");
        refused("kv/../sys/raw#smtp", "path/of/the/secret#key");
        environment.put("VAULT_TOKEN", "wrong");
        refused("kv/third#smtp", "answered 403");
        environment.remove("VAULT_TOKEN");
        refused("kv/fourth#smtp", "neither VAULT_TOKEN");
        environment.put("VAULT_TOKEN_FILE", folder.resolve("missing").toString());
        refused("kv/fourth#smtp", "cannot be read");
        environment.remove("VAULT_ADDR");
        refused("kv/fifth#smtp", "VAULT_ADDR");
    }

    private void refused(String reference, String why) {
        assertThatThrownBy(() -> vault.find(reference))
                .hasMessageContaining("${vault:" + reference + "}")
                .hasMessageContaining(why)
                .message()
                .doesNotContain("s3cret", "older", "t0ken");
    }
}
