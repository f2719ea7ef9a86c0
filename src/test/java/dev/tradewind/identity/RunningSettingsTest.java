package dev.tradewind.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the page of settings may show of a value. */
class RunningSettingsTest {

    @Test
    void whatMayBeASecretIsNeverShown() {
        for (var name : List.of(
                "tradewind.identity.scrape-token",
                "tradewind.identity.oidc.client-secret",
                "tradewind.audit.s3.secret-key",
                "tradewind.audit.s3.access-key",
                "tradewind.mail.password",
                "tradewind.edge.webhook-secret",
                "tradewind.event.keys")) {
            assertThat(RunningSettings.shown(name, "hunter2")).as(name).isEqualTo("set, not shown");
            assertThat(RunningSettings.shown(name, Map.of("a", "hunter2")))
                    .as(name)
                    .isEqualTo("set, not shown");
            assertThat(RunningSettings.shown(name, "")).as(name).isEqualTo("not set");
        }
    }

    @Test
    void addressesAreShownWithoutWhatCarriesSecrets() {
        assertThat(RunningSettings.shown("tradewind.a.address", "https://user:hunter2@host.example/hook?sig=hunter2"))
                .isEqualTo("https://host.example/hook");
        assertThat(RunningSettings.shown("tradewind.a.address", URI.create("https://host.example:8443/x?t=hunter2")))
                .isEqualTo("https://host.example:8443/x");
        assertThat(RunningSettings.shown("tradewind.a.address", "jdbc:x://not a uri?password=hunter2"))
                .doesNotContain("hunter2");
        assertThat(RunningSettings.shown("tradewind.a.addresses", List.of("https://u:hunter2@h.example/x")))
                .isEqualTo("https://h.example/x");
    }

    @Test
    void plainValuesAreShownAndOfWhatIsNotKnownOnlyThatItIsSet() {
        assertThat(RunningSettings.shown("tradewind.identity.token-life", Duration.ofHours(1)))
                .isEqualTo("60 min");
        assertThat(RunningSettings.shown("tradewind.a.lease", Duration.ofMillis(250)))
                .isEqualTo("250 ms");
        assertThat(RunningSettings.shown("tradewind.a.retention", Duration.ofDays(2557)))
                .isEqualTo("2557 d");
        assertThat(RunningSettings.shown("tradewind.audit.intake.secrets", Map.of()))
                .isEqualTo("none");
        assertThat(RunningSettings.shown("tradewind.a.on", true)).isEqualTo("yes");
        assertThat(RunningSettings.shown("tradewind.a.zone", java.time.ZoneOffset.UTC))
                .isEqualTo("Z");
        assertThat(RunningSettings.shown("tradewind.a.map", Map.of("name", "hunter2")))
                .isEqualTo("1 entry");
        assertThat(RunningSettings.shown("tradewind.a.other", new Object())).isEqualTo("set");
    }
}
