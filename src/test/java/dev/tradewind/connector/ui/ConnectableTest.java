package dev.tradewind.connector.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.Yaml;

class ConnectableTest {
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BILLS")
    void theSettingsItShowsAreThoseOfTheReference(Connectable signal) throws IOException {
        var reference = Files.readString(Path.of("docs/data-sources.md"));
        assertThat(signal.types().split(", "))
                .allSatisfy(type -> assertThat(reference).contains("| `" + type + "` |"));
        Map<String, Map<String, Map<String, Iterable<Map<String, Object>>>>> settings =
                new Yaml().load(signal.example().orElseThrow());
        assertThat(settings.get("tradewind").get("connector").get("feeds"))
                .singleElement()
                .satisfies(feed -> {
                    assertThat(feed).containsKeys("id", "type", "series");
                    assertThat(signal.types().split(", "))
                            .contains(feed.get("type").toString());
                });
    }
}
