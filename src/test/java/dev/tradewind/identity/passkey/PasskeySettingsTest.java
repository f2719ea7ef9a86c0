package dev.tradewind.identity.passkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What would take no passkey, or take one for somebody else's site, is refused at the start, naming the setting. */
class PasskeySettingsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://console.example.org",
                "https://console.example.org:8443",
                "https://example.org",
                "https://a.b.example.org"
            })
    void takesTheConsoleItselfAndNamesBelowIt(String origin) {
        assertThat(new PasskeySettings("example.org", Set.of(origin)).origins()).containsExactly(origin);
    }

    @Test
    void takesPlainHttpOnThisMachineAlone() {
        assertThat(new PasskeySettings("localhost", Set.of("http://localhost:8080")).relyingParty())
                .isEqualTo("localhost");
        refused("example.org", "http://console.example.org", "must be https://");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example",
                "Example.org",
                "https://example.org",
                "example.org:443",
                "192.0.2.7",
                "example.org.",
                ".example.org",
                "example.org/login",
                "*.example.org",
                "ex ample.org"
            })
    void whatIsNoHostNameIsNoRelyingParty(String name) {
        assertThatThrownBy(() -> new PasskeySettings(name, Set.of("https://example.org")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tradewind.identity.passkeys.relying-party is " + name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/",
                "https://example.org/login",
                "https://example.org?x=1",
                "https://example.org#x",
                "https://user@example.org",
                "https://Console.example.org",
                "ftp://example.org",
                "example.org",
                "//example.org",
                "https://"
            })
    void whatIsMoreOrLessThanAnOriginIsNone(String origin) {
        assertThatThrownBy(() -> new PasskeySettings("example.org", Set.of(origin)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com",
                "https://badexample.org",
                "https://example.org.evil.example",
                "https://org"
            })
    void anOriginElsewhereIsRefused(String origin) {
        refused("example.org", origin, "not example.org or below it");
    }

    @Test
    void withoutAnOriginNoPasskeyWouldBeTaken() {
        assertThatThrownBy(() -> new PasskeySettings("example.org", Set.of()))
                .hasMessageContaining("such as https://example.org");
    }

    private static void refused(String party, String origin, String words) {
        assertThatThrownBy(() -> new PasskeySettings(party, Set.of(origin)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tradewind.identity.passkeys.origins has " + origin)
                .hasMessageContaining(words);
    }
}
