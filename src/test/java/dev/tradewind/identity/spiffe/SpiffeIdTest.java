package dev.tradewind.identity.spiffe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpiffeIdTest {
    @Test
    void isADomainAndAPath() {
        assertThat(SpiffeId.of("spiffe://here.example/ns/prod/ci"))
                .isEqualTo(new SpiffeId("here.example", "/ns/prod/ci"));
        assertThat(SpiffeId.of("spiffe://here.example")).hasToString("spiffe://here.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://here.example/ci",
                "SPIFFE://here.example/ci",
                "spiffe://",
                "spiffe:///ci",
                "spiffe://Here.example/ci",
                "spiffe://here.example:8080/ci",
                "spiffe://root@here.example/ci",
                "spiffe://here.example/",
                "spiffe://here.example/ci/",
                "spiffe://here.example//ci",
                "spiffe://here.example/./ci",
                "spiffe://here.example/a/../ci",
                "spiffe://here.example/..",
                "spiffe://here.example/c%69",
                "spiffe://here.example/ci?x=1",
                "spiffe://here.example/ci#x",
                "spiffe://here.example/ci\n"
            })
    void refusesWhatTheStandardDoesNotAllow(String text) {
        assertThatThrownBy(() -> SpiffeId.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
