package dev.tradewind.execution.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class TargetSettingsTest {
    private static TargetSettings read(Map<String, String> more) {
        var settings = new HashMap<>(Map.of("target.kind", "KUBERNETES", "target.url", "https://k8s.example:6443"));
        settings.putAll(more);
        return new Binder(new MapConfigurationPropertySource(settings))
                .bind("target", TargetSettings.class)
                .get();
    }

    @Test
    void areReadFromAFileWithTheirDefaults() {
        var target = read(Map.of("target.spiffe-audience", "prod-eu", "target.sites[0].id", "site:a"));
        assertThat(target.spiffeAudience()).isEqualTo("prod-eu");
        assertThat(target.namespace()).isEqualTo("default");
        assertThat(target.timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(target.serves("site:a")).isTrue();
        assertThat(read(Map.of("target.token", "x")).spiffeAudience()).isNull();
    }

    @Test
    void aStoredTokenBesideAnIdentityIsRefused() {
        assertThatThrownBy(() -> read(Map.of("target.spiffe-audience", "prod-eu", "target.token", "x")))
                .rootCause()
                .hasMessageContaining("in place of token");
        assertThatThrownBy(() -> read(Map.of("target.spiffe-audience", "ctm", "target.kind", "CONTROLM")))
                .rootCause()
                .hasMessageContaining("Kubernetes and Nomad");
    }

    @Test
    void nomadTakesAnIdentityByAnAuthMethodAndNothingElseDoes() {
        var nomad = Map.of("target.spiffe-audience", "nomad", "target.kind", "NOMAD", "target.auth-method", "spiffe");
        assertThat(read(nomad).authMethod()).isEqualTo("spiffe");
        assertThatThrownBy(() -> read(Map.of("target.spiffe-audience", "nomad", "target.kind", "NOMAD")))
                .rootCause()
                .hasMessageContaining("Nomad needs one");
        assertThatThrownBy(() -> read(Map.of("target.auth-method", "spiffe")))
                .rootCause()
                .hasMessageContaining("nothing else takes one");
    }

    @Test
    void aServerIsKnownByItsIdOrByAFileAndOnlyOverTls() {
        var mutual = Map.of("target.spiffe-mtls", "true", "target.spiffe-server", "spiffe://here.example/k8s");
        assertThat(read(mutual).spiffeServer()).isEqualTo("spiffe://here.example/k8s");
        assertThatThrownBy(() -> read(Map.of("target.spiffe-server", "spiffe://here.example/k8s")))
                .rootCause()
                .hasMessageContaining("beside spiffe-mtls");
        var both = new HashMap<>(mutual);
        both.put("target.ca-file", "/ca.pem");
        assertThatThrownBy(() -> read(both)).rootCause().hasMessageContaining("in place of ca-file");
        var plain = new HashMap<>(mutual);
        plain.put("target.url", "http://k8s.example");
        assertThatThrownBy(() -> read(plain)).rootCause().hasMessageContaining("https");
    }
}
