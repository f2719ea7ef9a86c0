package dev.tradewind;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;

/** The data directory's own settings count. */
class SettingsFileTest {
    @TempDir
    Path folder;

    @Test
    void settingsInTheDataDirectoryAreRead() throws Exception {
        Path secret = Files.writeString(folder.resolve("key"), "s3cret\n");
        Files.writeString(folder.resolve("tradewind.yaml"), """
            tradewind:
              reporting.zone: Europe/Berlin
              some.key: ${file:%s}
            """.formatted(secret));
        var application = new SpringApplication(Object.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setDefaultProperties(Map.of("spring.main.banner-mode", "off"));
        try (var context = application.run("--tradewind.data=" + folder)) {
            assertThat(context.getEnvironment().getProperty("tradewind.reporting.zone"))
                    .isEqualTo("Europe/Berlin");
            assertThat(context.getEnvironment().getProperty("tradewind.some.key"))
                    .isEqualTo("s3cret");
        }
    }
}
