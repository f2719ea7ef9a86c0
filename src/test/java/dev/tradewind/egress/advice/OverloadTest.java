package dev.tradewind.egress.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.egress.TransferClass;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OverloadTest {
    private static final String EAST = "aws:us-east-1";

    @Test
    void aZoneOfFewEndpointsTakesMoreThanItsShare() {
        // eight endpoints in three zones: 8 ÷ (3 · 2) of the even share
        assertThat(risk(counted(Map.of("a", 3, "b", 3, "c", 2), "1.34")))
                .startsWith("High: ready endpoints by zone are a 3, b 3, c 2 (EndpointSlices of eks, Kubernetes 1.34,"
                        + " 2026-11-28 12:03 UTC).")
                .contains("an endpoint in c would get 1.33 times what it gets now")
                .contains("When one in c fails, each of the others there gets 100 % more");
    }

    @Test
    void evenZonesOfThreeAreAMediumRisk() {
        assertThat(risk(counted(Map.of("a", 3, "b", 3, "c", 3), "1.34")))
                .startsWith("Medium")
                .contains("each endpoint gets what it gets now")
                .contains("50 % more");
    }

    @Test
    void manyEndpointsDoNotHelpWhereTheyStandUnevenly() {
        assertThat(risk(counted(Map.of("a", 12, "b", 3), "1.34")))
                .startsWith("High")
                .contains("2.50 times");
    }

    @Test
    void endpointsOfOneZoneMustBeSpreadFirst() {
        assertThat(risk(counted(Map.of("a", 6), "1.34"))).startsWith("High").contains("spread the endpoints first");
        assertThat(risk(counted(Map.of(), "1.34"))).contains("are none").contains("Mend the service first");
        assertThat(risk(counted(Map.of("a", 1, "b", 4), "1.34"))).contains("its callers cross zones");
    }

    @Test
    void onlyTheTextsThatTheClustersVersionKnowsAreOffered() {
        assertThat(texts("1.34", ""))
                .containsExactly("service.yaml", "deployment.yaml", "destination-rule.yaml", "service-linkerd.yaml");
        assertThat(texts("1.33", "")).startsWith("service-before-1.34.yaml").doesNotContain("service.yaml");
        assertThat(texts("1.30", "")).startsWith("deployment.yaml");
        assertThat(texts("1.34", "linkerd")).containsExactly("deployment.yaml", "service-linkerd.yaml");
        assertThat(texts("1.34", "istio")).containsExactly("service.yaml", "deployment.yaml", "destination-rule.yaml");
    }

    @Test
    void istiosRuleIsAClustersOnlyWhereItIsKnownThere() {
        assertThat(applied(counted(Map.of("a", 3, "b", 3), "1.34", true), "istio"))
                .containsExactly("destination-rule.yaml");
        var without = artefacts(counted(Map.of("a", 3, "b", 3), "1.34", false), "istio");
        assertThat(without).allSatisfy(each -> assertThat(each.applies()).isNull());
        assertThat(without.getLast().where()).startsWith("eks does not know DestinationRule");
        assertThat(artefacts(counted(Map.of("a", 3, "b", 3), "1.34", false), ""))
                .extracting(Artefact::fileName)
                .doesNotContain("destination-rule.yaml");
    }

    @Test
    void endpointsAreSpreadOnlyWhereTheyStandUnevenly() {
        assertThat(applied(counted(Map.of("a", 3, "b", 2), "1.34"), "")).containsExactly("service.yaml");
        assertThat(applied(counted(Map.of("a", 5, "b", 1), "1.34"), ""))
                .containsExactly("service.yaml", "deployment.yaml");
        assertThat(applied(counted(Map.of("a", 6), "1.34"), "linkerd"))
                .containsExactly("deployment.yaml", "service-linkerd.yaml");
        assertThat(applied(counted(Map.of("a", 6), "1.34"), "istio"))
                .containsExactly("deployment.yaml", "destination-rule.yaml");
        assertThat(applied(new SeenEndpoints.Unknown("silent"), ""))
                .containsExactly("service.yaml", "service-before-1.34.yaml");
    }

    @Test
    void everyTextTellsItsVersionWhereItAppliesAndTheEndpointsPerZone() {
        assertThat(artefacts(counted(Map.of("a", 5, "b", 1), "1.34"), ""))
                .hasSize(4)
                .allSatisfy(each -> {
                    assertThat(each.needs()).matches("(Kubernetes|Istio|Linkerd) \\d.*");
                    assertThat(each.where()).isNotEmpty();
                    assertThat(each.risk()).startsWith("Ready endpoints per zone: a 5, b 1. ");
                });
        assertThat(artefacts(new SeenEndpoints.Unknown("silent"), ""))
                .allSatisfy(each -> assertThat(each.risk()).startsWith("Endpoints per zone: unknown, 3 assumed. "));
    }

    private static List<String> applied(SeenEndpoints seen, String mesh) {
        return artefacts(seen, mesh).stream()
                .filter(each -> each.applies() != null)
                .map(Artefact::fileName)
                .toList();
    }

    private static List<String> texts(String version, String mesh) {
        return artefacts(counted(Map.of("a", 3, "b", 3), version), mesh).stream()
                .map(Artefact::fileName)
                .toList();
    }

    private static List<Artefact> artefacts(SeenEndpoints seen, String mesh) {
        var chatter = Situations.flow(TransferClass.INTER_ZONE, EAST, EAST, "shop", "100000", "1000");
        var labels = new TreeMap<>(Map.of("platform", "kubernetes", "namespace", "web", "service", "shop-http"));
        if (!mesh.isEmpty()) {
            labels.put("mesh", mesh);
        }
        var advised = Situations.ask(
                List.of(chatter),
                List.of(Situations.service("shop", EAST, labels)),
                Assumptions.USUAL,
                (site, namespace, service) -> {
                    assertThat(List.of(site, namespace, service)).containsExactly(EAST, "web", "shop-http");
                    return seen;
                });
        return advised.advice().getFirst().artefacts();
    }

    private static String risk(SeenEndpoints seen) {
        return Overload.risk(seen, BigDecimal.valueOf(3));
    }

    private static SeenEndpoints counted(Map<String, Integer> byZone, String version) {
        return counted(byZone, version, true);
    }

    private static SeenEndpoints counted(Map<String, Integer> byZone, String version, boolean destinationRules) {
        return new SeenEndpoints.Counted(
                new TreeMap<>(byZone), 0, "eks", version, destinationRules, Instant.parse("2026-11-28T12:03:20Z"));
    }
}
