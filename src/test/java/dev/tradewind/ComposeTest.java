package dev.tradewind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Held to: what broke, or would have, when the image and {@code docker/compose.yaml} were first started. */
class ComposeTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String DATA = "/var/lib/tradewind";

    /** A new volume takes the owner of the folder in the image; where there is none it belongs to root, and nothing can be written. */
    @Test
    void everyFolderThatConsolesShareIsInTheImageAndTheirs() throws IOException {
        var made =
                dockerfile().lines().filter(line -> line.contains("install -d")).toList();
        assertThat(made).hasSize(1);
        assertThat(made.getFirst()).contains("-o tradewind -g tradewind");
        for (var console : consoles()) {
            for (var volume : console.at("/volumes")) {
                assertThat(List.of(made.getFirst().split(" ")))
                        .contains(volume.asString().replaceFirst("^[^:]+:", ""));
            }
        }
        assertThat(dockerfile()).contains("--no-create-home").contains("VOLUME " + DATA + "\n");
        assertThat(dockerfile().indexOf("install -d"))
                .as("what is made after VOLUME is lost")
                .isLessThan(dockerfile().indexOf("VOLUME"));
    }

    @Test
    void aConsoleLoadsItsLibraryEndsInPeaceAndComesBack() throws IOException {
        for (var console : consoles()) {
            assertThat(console.at("/image").asString()).isEqualTo("tradewind:" + KubernetesTest.version());
            assertThat(console.at("/read_only").asBoolean()).isTrue();
            assertThat(console.at("/tmpfs/0").asString()).isEqualTo("/tmp:exec");
            assertThat(console.at("/stop_grace_period").asString()).isEqualTo("60s");
            assertThat(console.at("/restart").asString()).isEqualTo("unless-stopped");
        }
    }

    @Test
    void everySettingAndEverySecretOfAConsoleExists() throws IOException {
        for (var console : consoles()) {
            assertThat(KubernetesTest.settings())
                    .containsAll(console.at("/environment").propertyNames());
            for (var secret : console.at("/secrets")) {
                assertThat(KubernetesTest.settings())
                        .contains(secret.at("/target")
                                .asString()
                                .toUpperCase(Locale.ROOT)
                                .replace('.', '_')
                                .replace("-", ""));
                assertThat(compose()
                                .at("/secrets/" + secret.at("/source").asString() + "/file")
                                .isMissingNode())
                        .isFalse();
            }
        }
    }

    @Test
    void healthIsAskedWhereItIsAnswered() throws IOException {
        var asked = Pattern.compile("GET (/\\w+) ").matcher(dockerfile());
        assertThat(asked.find()).isTrue();
        assertThat(KubernetesTest.PROBES).contains(asked.group(1));
        assertThat(compose().at("/services/database/healthcheck/test").toString())
                .as("the server that makes the database answers on its socket only")
                .contains("\"-h\",\"127.0.0.1\"");
    }

    /** A console that is replaced has another address. */
    @Test
    void theProxyAsksForNamesAgain() throws IOException {
        var servers = Files.readString(Path.of("docker/proxy/haproxy.cfg"));
        assertThat(servers).contains("resolvers names\n  parse-resolv-conf").contains("init-addr last,libc,none");
    }

    private static List<JsonNode> consoles() throws IOException {
        return List.of(compose().at("/services/console-one"), compose().at("/services/console-two"));
    }

    private static JsonNode compose() throws IOException {
        return JSON.valueToTree(new Yaml().load(Files.readString(Path.of("docker/compose.yaml"))));
    }

    private static String dockerfile() throws IOException {
        return Files.readString(Path.of("docker/Dockerfile"));
    }
}
