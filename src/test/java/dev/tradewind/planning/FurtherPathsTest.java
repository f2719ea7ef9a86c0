package dev.tradewind.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.placement.Link;
import dev.tradewind.placement.NetworkPath;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FurtherPathsTest {
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final String HERE = "aws:eu-central-1";
    private static final String THERE = "onprem:fra1";

    @Test
    void namesTheProvidersOwnNetworkAndTheInternet() {
        var none = new FurtherPaths(Map.of(), NOW);
        assertThat(none.beside(link(HERE, "aws:eu-west-1")).kind()).isEqualTo(NetworkPath.Kind.BACKBONE);
        assertThat(none.beside(link(HERE, "gcp:europe-west3")).kind()).isEqualTo(NetworkPath.Kind.INTERNET);
        assertThat(none.beside(link(HERE, Link.INTERNET)).kind()).isEqualTo(NetworkPath.Kind.INTERNET);
    }

    @Test
    void aLineCarriesBothWaysWhereBothHaveAPrice() {
        var paths = new FurtherPaths(Map.of("fra line", line("0", null), "old line", line(null, null)), NOW);
        assertThat(paths.beside(link(HERE, THERE)).others())
                .containsExactly(
                        new NetworkPath("fra line", NetworkPath.Kind.PRIVATE, 3_500L, 20_000_000L),
                        new NetworkPath("old line", NetworkPath.Kind.PRIVATE, 3_500L, 20_000_000L));
        assertThat(paths.beside(link(THERE, HERE)).others())
                .containsExactly(new NetworkPath("fra line", NetworkPath.Kind.PRIVATE, 3_500L, 0L));
    }

    @Test
    void whatIsNotOpenYetCarriesNothing() {
        var ordered = Map.of("ordered", line("0", NOW.plusSeconds(1)));
        assertThat(new FurtherPaths(ordered, NOW).beside(link(HERE, THERE)).others())
                .isEmpty();
        assertThat(new FurtherPaths(ordered, NOW.plusSeconds(1))
                        .beside(link(HERE, THERE))
                        .others())
                .hasSize(1);
    }

    @Test
    void refusesALineThatLeadsNowhere() {
        assertThatThrownBy(() -> new PlanningSettings.PathSettings(
                        NetworkPath.Kind.PRIVATE, HERE, HERE, BigDecimal.ONE, null, null, null))
                .hasMessageContaining("from aws:eu-central-1 to aws:eu-central-1")
                .hasMessageContaining("Maybe");
    }

    private static PlanningSettings.PathSettings line(
            @org.jspecify.annotations.Nullable String back, @org.jspecify.annotations.Nullable Instant openFrom) {
        return new PlanningSettings.PathSettings(
                NetworkPath.Kind.PRIVATE,
                HERE,
                THERE,
                new BigDecimal("0.02"),
                back == null ? null : new BigDecimal(back),
                3.5,
                openFrom);
    }

    private static Link link(String from, String to) {
        return new Link(from, to, 9_000L, 90_000_000L);
    }
}
