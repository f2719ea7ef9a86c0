package dev.tradewind.carbon.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.vaadin.flow.router.QueryParameters;
import dev.tradewind.carbon.EnergyBasis;
import dev.tradewind.carbon.inventory.Emitter;
import dev.tradewind.carbon.inventory.GhgScope;
import dev.tradewind.carbon.inventory.Inventory;
import dev.tradewind.carbon.inventory.InventoryGroup;
import dev.tradewind.carbon.inventory.InventoryLine;
import dev.tradewind.carbon.inventory.InventoryPart;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.ui.ScopeParameters;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two workloads of two owners; one keeps its data in another zone and sends bytes from a site of ours. */
class EmissionSumsTest {
    private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-11-02T00:00:00Z");

    private static final List<InventoryLine> LINES = List.of(
            line("ledger", "payments", InventoryPart.MACHINES, "own:chicago", "own", "US-MISO", 10, 5_000, 800),
            line("ledger", "payments", InventoryPart.STORAGE, "aws:us-east-1", "aws", "US-PJM", 2, 700, 0),
            line("ledger", "payments", InventoryPart.NETWORK, "own:chicago", "carrier", "US-MISO", 1, 500, 0),
            line("reports", "finance", InventoryPart.MACHINES, "aws:us-east-1", "aws", "US-PJM", 4, 1_400, 100));

    private static InventoryLine line(
            String name,
            String owner,
            InventoryPart part,
            String site,
            String provider,
            String zone,
            double kwh,
            double grams,
            double embodied) {
        return new InventoryLine(
                new Emitter(name, owner, "production"),
                part,
                GhgScope.SCOPE_3_PURCHASED,
                site,
                provider,
                zone,
                kwh,
                grams,
                null,
                embodied,
                GhgScope.SCOPE_3_PURCHASED,
                grams * 0.8,
                grams * 1.2,
                EnergyBasis.INSTANCE,
                name.equals("reports") ? 3 : 0);
    }

    private static List<InventoryGroup> sums(EmissionGrouping grouping) {
        var inventory = new Inventory(new TimeRange(FROM, TO), LINES, Map.of(), Double.NaN, List.of(), List.of());
        var scope = ScopeParameters.of(QueryParameters.empty(), Clock.fixed(TO, ZoneOffset.UTC));
        return new EmissionSums(inventory, grouping, scope).sums();
    }

    @Test
    void ownersCountWithAllPartsOfTheirWorkloads() {
        assertThat(sums(EmissionGrouping.OWNER))
                .extracting(InventoryGroup::name, InventoryGroup::totalGrams, InventoryGroup::hoursUnknown)
                .containsExactly(Tuple.tuple("payments", 7_000.0, 0), Tuple.tuple("finance", 1_500.0, 3));
    }

    @Test
    void storedDataCountInTheZoneInWhichTheyLie() {
        assertThat(sums(EmissionGrouping.ZONE))
                .extracting(InventoryGroup::name, InventoryGroup::totalGrams, InventoryGroup::workloads)
                .containsExactly(Tuple.tuple("US-MISO", 6_300.0, 1L), Tuple.tuple("US-PJM", 2_200.0, 2L));
    }

    @Test
    void bytesOfAnOwnSiteCountWithTheCarrier() {
        assertThat(sums(EmissionGrouping.PROVIDER))
                .extracting(InventoryGroup::name, InventoryGroup::totalGrams)
                .containsExactly(
                        Tuple.tuple("own", 5_800.0), Tuple.tuple("aws", 2_200.0), Tuple.tuple("carrier", 500.0));
    }

    @ParameterizedTest
    @EnumSource(EmissionGrouping.class)
    void everyGroupingAddsUpToTheSame(EmissionGrouping grouping) {
        var sums = sums(grouping);
        assertThat(sums.stream().mapToDouble(InventoryGroup::totalGrams).sum()).isCloseTo(8_500, within(1e-9));
        assertThat(sums.stream().mapToDouble(InventoryGroup::kwh).sum()).isCloseTo(17, within(1e-9));
        assertThat(sums.stream().mapToDouble(InventoryGroup::lowGrams).sum()).isCloseTo(6_080, within(1e-9));
        assertThat(sums.stream().mapToDouble(InventoryGroup::highGrams).sum()).isCloseTo(9_120, within(1e-9));
    }
}
