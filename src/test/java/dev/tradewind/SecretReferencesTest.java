package dev.tradewind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class SecretReferencesTest {
    @TempDir
    Path folder;

    @Test
    void readsFromFileAndEnvironment() throws Exception {
        Path file = Files.writeString(folder.resolve("key"), "s3cret\n");

        assertThat(value("${file:" + file + "}")).isEqualTo("s3cret");
        assertThat(value("${env:PATH}")).isEqualTo(System.getenv("PATH"));
        assertThat(value("plain")).isEqualTo("plain");
    }

    @Test
    void aReferenceThatLeadsNowhereIsNoValue() {
        assertThatThrownBy(() -> value("${env:TRADEWIND_NO_SUCH_VARIABLE}"))
                .hasMessageContaining("no environment variable of that name");
        assertThatThrownBy(() -> value("${file:" + folder.resolve("missing") + "}"))
                .hasMessageContaining("cannot be read");
    }

    private static String value(String setting) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", Map.of("setting", setting)));
        new SecretReferences().postProcessEnvironment(environment, new SpringApplication());
        return environment.getRequiredProperty("setting");
    }
}
