package dev.tradewind.egress.advice;

import static dev.tradewind.egress.advice.Situations.ask;
import static dev.tradewind.egress.advice.Situations.data;
import static dev.tradewind.egress.advice.Situations.flow;
import static dev.tradewind.egress.advice.Situations.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.egress.TransferClass;
import dev.tradewind.workload.DataSet;
import dev.tradewind.workload.Workload;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One figure per rule, worked out by hand. */
class AdviceRulesTest {
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final String EAST = "aws:us-east-1";

    @Test
    void requestsThatStayInTheirZoneSaveTheShareThatIsKept() {
        var chatter = flow(TransferClass.INTER_ZONE, EAST, EAST, "shop", "100000", "1000");
        var found = ask(List.of(chatter), List.of(service("shop", EAST, Map.of("platform", "kubernetes"))));

        assertThat(found.advice()).singleElement().satisfies(advice -> {
            assertThat(advice.kind()).isEqualTo(AdviceKind.ROUTING);
            assertThat(advice.saving().usdPerMonth()).isCloseTo(new BigDecimal("700"), within(CENT));
            assertThat(advice.saving().low()).isCloseTo(new BigDecimal("420"), within(CENT));
            assertThat(advice.saving().high()).isCloseTo(new BigDecimal("875"), within(CENT));
            assertThat(advice.risk())
                    .startsWith("Endpoints per zone: unknown, no cluster is connected.")
                    .contains("If there are 3 in each: medium")
                    .contains("50 % more load");
            assertThat(advice.artefacts())
                    .extracting(Artefact::text)
                    .anyMatch(text -> text.contains("trafficDistribution: PreferSameZone"))
                    .anyMatch(text -> text.contains("trafficDistribution: PreferClose"))
                    .anyMatch(text -> text.contains("topologySpreadConstraints"))
                    .anyMatch(text -> text.contains("localityLbSetting") && text.contains("outlierDetection"))
                    .anyMatch(text -> text.contains("service.kubernetes.io/topology-mode: Auto"));
        });
    }

    @Test
    void aDatabaseThatNoServiceRoutesGetsNoZoneRoutingButAReason() {
        var chatter = flow(TransferClass.INTER_ZONE, EAST, EAST, "ledger", "100000", "1000");
        var found = ask(List.of(chatter), List.of(service("ledger", EAST, Map.of())));

        assertThat(found.advice()).isEmpty();
        assertThat(found.notOffered())
                .singleElement()
                .satisfies(not -> assertThat(not.reason()).contains("platform: kubernetes"));
    }

    @Test
    void rackAwarenessSavesWhatConsumersFetchAndNotWhatReplicasCopy() {
        var chatter = flow(TransferClass.INTER_ZONE, EAST, EAST, "log", "520000", "5200");
        var log = service("log", EAST, Map.of("software", "kafka"), data("segments", EAST, "400000", "100000", "6400"));
        var found = ask(List.of(chatter), List.of(log));

        // read four times: 4·2/3 of (2/3 + 2 + 4·2/3) = one half
        assertThat(found.advice()).singleElement().satisfies(advice -> {
            assertThat(advice.saving().usdPerMonth()).isCloseTo(new BigDecimal("2600"), within(CENT));
            assertThat(advice.promisedShare()).isCloseTo(new BigDecimal("0.5"), within(CENT));
            assertThat(advice.artefacts())
                    .extracting(Artefact::text)
                    .anyMatch(text -> text.contains("client.rack="))
                    .anyMatch(text -> text.contains("replica.selector.class="));
        });
    }

    @Test
    void anEndpointEndsTheShareOfNatThatDataSetsDeclare() {
        var nat = flow(TransferClass.NAT, EAST, "unknown", "marts", "80000", "3600");
        var marts = service("marts", EAST, Map.of(), data("tables", EAST, "60000", "0", "5000"));
        var found = ask(List.of(nat), List.of(marts));

        assertThat(found.advice()).singleElement().satisfies(advice -> {
            assertThat(advice.saving().usdPerMonth()).isCloseTo(new BigDecimal("2700"), within(CENT));
            assertThat(advice.artefacts().getFirst().text()).contains("com.amazonaws.us-east-1.s3");
        });
    }

    @Test
    void whereNothingIsDeclaredTheShareIsAssumedAndTheRangeSaysSo() {
        var nat = flow(TransferClass.NAT, "azure:eastus", "unknown", "marts", "10000", "450");
        var found = ask(List.of(nat), List.of());

        // half of 450, less 5,000 GB and 730.5 h at 0.01
        assertThat(found.advice()).singleElement().satisfies(advice -> {
            assertThat(advice.saving().usdPerMonth()).isCloseTo(new BigDecimal("167.695"), within(CENT));
            assertThat(advice.saving().low()).isZero();
            assertThat(advice.saving().high()).isCloseTo(new BigDecimal("450"), within(CENT));
        });
    }

    @Test
    void aReplicaEndsReadsAndQueriesAndCostsStorageAndReplication() {
        var found = ask(crossing(), readers(data("ledger", "aws:us-west-2", "90000", "40000", "2000")));

        // (6300 + 3600) × (1 − 0.25) − 2,000 × 0.1; the first copy is 2,000 × 0.09
        assertThat(found.advice()).singleElement().satisfies(advice -> {
            assertThat(advice.kind()).isEqualTo(AdviceKind.REPLICA);
            assertThat(advice.saving().usdPerMonth()).isCloseTo(new BigDecimal("7225"), within(CENT));
            assertThat(advice.saving().low()).isCloseTo(new BigDecimal("4750"), within(CENT));
            assertThat(advice.oneOffUsd()).isCloseTo(new BigDecimal("180"), within(CENT));
            assertThat(advice.promisedShare()).isCloseTo(new BigDecimal("0.75"), within(CENT));
            assertThat(advice.workload()).isEqualTo("api");
            assertThat(advice.flows()).hasSize(2);
        });
    }

    @Test
    void theWriteShareIsAnInputThatMayMakeAReplicaWorthless() {
        var found = ask(
                crossing(),
                readers(data("ledger", "aws:us-west-2", "90000", "40000", "2000")),
                Assumptions.of(key -> key.equals("writes") ? "1" : null));

        assertThat(found.advice()).isEmpty();
        assertThat(found.notOffered())
                .anySatisfy(not -> assertThat(not.reason()).contains("less than USD 10"));
        assertThatThrownBy(() -> Assumptions.of(key -> key.equals("writes") ? "1.5" : null))
                .hasMessageContaining("writes is '1.5'; expected a number from 0 to 1");
    }

    @Test
    void whereNoStoragePriceIsPublishedItIsAnAssumptionThatSaysSo() {
        var crossing = List.of(flow(TransferClass.INTERNET, "aws:us-west-2", "internet", "ledger", "90000", "6300"));
        var api = service("api", "gcp:us-central1", Map.of(), data("ledger", "aws:us-west-2", "90000", "0", "2000"));

        // 6300 × (1 − 0.25) − 2,000 × 0.115
        assertThat(ask(crossing, List.of(api)).advice()).singleElement().satisfies(advice -> {
            assertThat(advice.saving().usdPerMonth()).isCloseTo(new BigDecimal("4495"), within(CENT));
            assertThat(advice.saving().inputs())
                    .filteredOn(input -> input.name().startsWith("Storage"))
                    .singleElement()
                    .satisfies(input -> assertThat(input.origin()).isEqualTo(AdviceInput.Origin.ASSUMED));
        });
    }

    @Test
    void readsThatTheBillDoesNotShowSaveNothing() {
        var found = ask(List.of(), readers(data("ledger", "aws:us-west-2", "90000", "40000", "2000")));

        assertThat(found.advice()).isEmpty();
        assertThat(found.notOffered())
                .singleElement()
                .satisfies(not -> assertThat(not.reason()).contains("the bill shows no bytes"));
    }

    @Test
    void aCdnIsHeldAgainstWhatTheBytesCostToday() {
        var out = flow(TransferClass.INTERNET, EAST, "internet", "shop", "20000", "1800");
        var found = ask(List.of(out), List.of(service("shop", EAST, Map.of())));

        assertThat(found.advice())
                .singleElement()
                .satisfies(advice ->
                        assertThat(advice.saving().usdPerMonth()).isCloseTo(new BigDecimal("200"), within(CENT)));
    }

    @Test
    void recordsThatAKafkaSendsAcrossRegionsShrinkByTheStatedShare() {
        var across = flow(TransferClass.INTER_REGION, EAST, "aws:us-west-2", "log", "90000", "1800");
        var found = ask(List.of(across), List.of(service("log", EAST, Map.of("software", "kafka"))));

        assertThat(found.advice()).singleElement().satisfies(advice -> {
            assertThat(advice.saving().usdPerMonth()).isCloseTo(new BigDecimal("900"), within(CENT));
            assertThat(advice.artefacts().getFirst().text()).contains("compression.type=zstd");
        });
    }

    private static List<dev.tradewind.egress.WorkloadFlow> crossing() {
        return List.of(
                flow(TransferClass.INTERNET, "aws:us-west-2", "internet", "ledger", "90000", "6300"),
                flow(TransferClass.INTERNET, "azure:eastus", "internet", "api", "40000", "3600"));
    }

    /** A batch-like reader without users, so that no CDN is offered. */
    private static List<Workload> readers(DataSet of) {
        var api = service("api", "azure:eastus", Map.of(), of);
        return List.of(new Workload(
                api.id(),
                api.name(),
                api.kind(),
                api.owner(),
                api.environment(),
                api.labels(),
                api.siteId(),
                api.vcpus(),
                api.memoryGib(),
                api.gpus(),
                null,
                api.utilisation(),
                null,
                null,
                false,
                List.of(),
                api.dataSets(),
                List.of(),
                BigDecimal.ZERO,
                null,
                1));
    }
}
