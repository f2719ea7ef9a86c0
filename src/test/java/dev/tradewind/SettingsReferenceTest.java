package dev.tradewind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The reference of settings in the documentation is the one that the settings records give. */
class SettingsReferenceTest {
    private static final Path REFERENCE = Path.of("docs/configuration.md");
    private static final String HEAD = """
            # Settings
            Spring properties: on the command line (`--tradewind.reporting.zone=Europe/Berlin`), in the environment
            (`TRADEWIND_REPORTING_ZONE`) or in a file named with `--spring.config.additional-location`. Made from the settings
            records by `SettingsReferenceTest`; those of Spring that matter here are in the README.

            | setting | type | default | meaning |
            |---|---|---|---|
            """;

    @Test
    void everySettingIsInTheReference() throws IOException {
        var written = HEAD + String.join("\n", SettingsReference.rows().values()) + "\n";
        if (System.getenv("TRADEWIND_WRITE_DOCS") != null) {
            Files.writeString(REFERENCE, written);
        }
        assertThat(Files.readString(REFERENCE))
                .as(
                        "docs/configuration.md is out of date; run: TRADEWIND_WRITE_DOCS=1 mvn test -Dtest=SettingsReferenceTest")
                .isEqualTo(written);
    }
}
