package dev.tradewind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.carbon.Emissions;
import dev.tradewind.carbon.EnergyBasis;
import dev.tradewind.carbon.RegionalFigures;
import dev.tradewind.carbon.WorkloadEmissions;
import dev.tradewind.carbon.inventory.GhgScope;
import dev.tradewind.carbon.inventory.Inventories;
import dev.tradewind.carbon.inventory.InventoryPart;
import dev.tradewind.carbon.reported.Comparisons;
import dev.tradewind.carbon.reported.ReportedEmissions;
import dev.tradewind.carbon.reported.ReportedMonth;
import dev.tradewind.carbon.spend.SpendEstimates;
import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.CoefficientName;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.ImportReceipt;
import dev.tradewind.connector.ImportState;
import dev.tradewind.connector.Imports;
import dev.tradewind.connector.TakeBacks;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.report.ReportKind;
import dev.tradewind.report.ReportRequest;
import dev.tradewind.report.Reports;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.Workloads;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Energy, inventory, providers' reports and the three carbon reports, from files to figures. */
@ConsoleTest
class CarbonEndToEndTest {
    private static final Instant START = Instant.parse("2026-01-12T00:00:00Z");
    private static final TimeRange TWO_HOURS = TimeRange.startingAt(START, Duration.ofHours(2));

    @Autowired
    private Imports imports;

    @Autowired
    private TakeBacks takeBacks;

    @Autowired
    private WorkloadEmissions emissions;

    @Autowired
    private Inventories inventories;

    @Autowired
    private ReportedEmissions reported;

    @Autowired
    private Comparisons comparisons;

    @Autowired
    private RegionalFigures regions;

    @Autowired
    private SpendEstimates spend;

    @Autowired
    private Reports reports;

    @Autowired
    private Catalog catalog;

    @Autowired
    private Workloads workloads;

    @Test
    void ownSitesStandInScopeTwoByBothMethodsAndCloudsInScopeThree() {
        world();

        var ours = List.of(workload("inventory-own"), workload("inventory-cloud"));
        var inventory = inventories.of(ours, TWO_HOURS);
        var total = emissions.of(ours, TWO_HOURS).values().stream().mapToDouble(Emissions::totalGrams);
        assertThat(inventory.by(line -> "all").getFirst().totalGrams()).isEqualTo(total.sum(), within(1e-6));

        // own: 500 W · 1.5 = 0.75 kWh an hour; 0.75 · (200 + 400) = 450 g by the grid. The contract of the first hour
        // alone says 10 g/kWh: 0.75 · 10 + 0.75 · 400 = 307.5 g
        assertThat(inventory.locationGrams(GhgScope.SCOPE_2)).isEqualTo(450.0, within(1e-6));
        assertThat(inventory.marketGrams()).isEqualTo(307.5, within(1e-6));
        assertThat(inventory.contractShare()).isEqualTo(0.5, within(1e-9));
        // cloud: 100 W · PUE of the site, twice, at the zone's published or told intensity; embodied 4 vCPU · 2 h ·
        // 0.4789 g
        assertThat(inventory.embodiedGrams(GhgScope.SCOPE_3_PURCHASED)).isEqualTo(3.8312, within(1e-6));
        // 2 vCPU · 2 h · 0.4789 g
        assertThat(inventory.embodiedGrams(GhgScope.SCOPE_3_CAPITAL)).isEqualTo(1.9156, within(1e-6));
        assertThat(inventory.lines())
                .filteredOn(line ->
                        line.workload().name().equals("inventory-cloud") && line.part() == InventoryPart.MACHINES)
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.scope()).isEqualTo(GhgScope.SCOPE_3_PURCHASED);
                    assertThat(line.marketGrams()).isNull();
                });
        assertThat(inventory.gramsByKind().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isEqualTo(
                        inventory.locationGrams(GhgScope.SCOPE_2) + inventory.locationGrams(GhgScope.SCOPE_3_PURCHASED),
                        within(1e-6));
    }

    @Test
    void aDataSetIsKeptAtItsOwnSiteAndCountsOnceHoweverManyNameIt() {
        world();
        submit("twins.yaml", """
                workloads:
                  - {name: stored-one, kind: SERVICE, owner: stored, environment: production, site: 'inv:hall', vcpus: 1, memoryGib: 0, watts: 1, dataSets: [{name: shared, site: 'inv:hall', sizeGigabytes: 2000, mode: FIXED}]}
                  - {name: stored-two, kind: SERVICE, owner: stored, environment: production, site: 'inv:hall', vcpus: 1, memoryGib: 0, watts: 1, dataSets: [{name: shared, site: 'inv:hall', sizeGigabytes: 2000, mode: FIXED}]}
                """);

        var both = emissions.of(List.of(workload("stored-one"), workload("stored-two")), TWO_HOURS);

        // 2,000 GB = 2 TB · 1 copy · 1.2 W · 1.5 = 3.6 Wh an hour, two hours, shared by two
        assertThat(both.get("stored-one").storage().kwh()).isEqualTo(0.0036, within(1e-9));
        assertThat(both.get("stored-two").storage().kwh()).isEqualTo(0.0036, within(1e-9));
    }

    @Test
    void measuredUtilisationMakesAFigureUsageBasedAndNarrowsItsRange() {
        world();
        var assumed =
                emissions.of(List.of(workload("inventory-use")), TWO_HOURS).get("inventory-use");
        assertThat(assumed.basis()).isEqualTo(EnergyBasis.INSTANCE);

        submit(
                "modelled.csv",
                "workload,from,to,utilisation,kind\n"
                        + "inventory-use,2026-01-12T00:00:00Z,2026-01-12T02:00:00Z,0.8,MODELLED\n");
        assertThat(emissions
                        .of(List.of(workload("inventory-use")), TWO_HOURS)
                        .get("inventory-use")
                        .basis())
                .isEqualTo(EnergyBasis.INSTANCE);

        submit(
                "use.csv",
                "workload,from,to,utilisation\n" + "inventory-use,2026-01-12T00:00:00Z,2026-01-12T02:00:00Z,0.9\n");

        var measured =
                emissions.of(List.of(workload("inventory-use")), TWO_HOURS).get("inventory-use");
        assertThat(measured.basis()).isEqualTo(EnergyBasis.USAGE);
        assertThat(measured.operationalGrams()).isGreaterThan(assumed.operationalGrams());
        assertThat(measured.highGrams() - measured.lowGrams()).isLessThan(assumed.highGrams() - assumed.lowGrams());
    }

    @Test
    void aCoefficientOfOnesOwnWinsWithItsSourceAndDate() {
        world();
        var shipped = catalog.coefficient("aws:eu-west-3", CoefficientName.NETWORK_KWH_PER_GB)
                .orElseThrow();
        assertThat(shipped.own()).isFalse();

        submit(
                "coefficients.csv",
                "scope,coefficient,value,unit,source,date\n"
                        + "aws:eu-west-3,networkKwhPerGb,0.06,kWh per GB,our study,2026-05-01\n"
                        + "coeff:lab,pue,1.9,1,our meter,2026-05-02\n");

        assertThat(catalog.coefficient("aws:eu-west-3", CoefficientName.NETWORK_KWH_PER_GB))
                .hasValueSatisfying(own -> {
                    assertThat(own.value()).isEqualTo(0.06);
                    assertThat(own.source()).isEqualTo("our study");
                    assertThat(own.own()).isTrue();
                });
        assertThat(catalog.powerAt("aws:eu-west-3").networkKwhPerGb()).isEqualTo(0.06);
        assertThat(catalog.powerAt("aws:eu-west-2").networkKwhPerGb()).isEqualTo(0.001);
        assertThat(catalog.site("coeff:lab").orElseThrow().pue()).isEqualTo(1.9);
        assertThat(catalog.site("coeff:lab").orElseThrow().pueSource()).contains("our meter");
        assertThat(importing(
                                "unknown.csv",
                                "scope,coefficient,value,unit,source,date\nawss,pue,1.2,1,our study,2026-05-01\n")
                        .state())
                .isNotEqualTo(ImportState.IMPORTED);
    }

    @Test
    void aRestatedMonthReplacesTheOneBeforeAndCanBeTakenBack() {
        var header = "BillingPeriodStart,ProviderName,SubAccountId,x_CarbonLocationBasedKgCO2e,"
                + "x_CarbonMarketBasedKgCO2e\n";
        submit(
                "oci-1.csv",
                header + "2026-01-01T00:00:00Z,Oracle,e2e-1,100,\n2026-01-01T00:00:00Z,Oracle,e2e-1,20,5\n");
        assertThat(january()).satisfies(month -> {
            assertThat(month.totalLocationKg()).isEqualByComparingTo("120");
            assertThat(month.totalMarketKg()).isEqualByComparingTo("5");
            assertThat(month.scope3Kg()).isNull();
        });

        var second = submit(
                "oci-2.csv", header + "2026-01-01T00:00:00Z,Oracle,e2e-1,90,4\n2026-01-01T00:00:00Z,Oracle,e2e-1,1,\n");
        assertThat(january().totalLocationKg()).isEqualByComparingTo("91");
        var elsewhere = workloads.all().stream()
                .filter(workload -> !workload.siteId().startsWith("oracle:"))
                .toList();
        assertThat(comparisons.of(elsewhere))
                .filteredOn(each -> each.reported().provider().equals("oracle"))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.oursOperationalGrams()).isNull();
                    assertThat(each.differenceKg()).isNull();
                    assertThat(each.differs()).containsExactly("None of our workloads stands at oracle.");
                });

        Actors.runAs(Actor.system("test"), () -> takeBacks.takeBack(second.id(), "wrong file"));
        assertThat(january().totalLocationKg()).isEqualByComparingTo("120");
    }

    @Test
    void everyRegionThatGooglePublishesStandsBesideAFigureOfOursOrSaysThatThereIsNone() {
        var all = regions.all();

        assertThat(all).hasSize(40);
        assertThat(all).filteredOn(each -> each.site() == null).isEmpty();
        assertThat(all)
                .filteredOn(each -> each.published().siteId().equals("gcp:europe-west3"))
                .singleElement()
                .satisfies(each -> assertThat(each.zone()).isEqualTo("DE"));
    }

    @Test
    void theThreeCarbonReportsKeepToTheirWords() {
        world();

        var inventory = preview(ReportKind.CARBON_INVENTORY);
        var sci = preview(ReportKind.CARBON_SCI);
        var effect = preview(ReportKind.CARBON_EFFECT);

        assertThat(inventory)
                .contains("Scope 2, location-based", "Scope 2, market-based", "Scope 3, category 1", "never added")
                .contains("Kinds of the intensities")
                .doesNotContain("avoided");
        assertThat(sci).contains("ISO/IEC 21031").doesNotContain("market-based").doesNotContain("avoided");
        assertThat(effect).contains("Neither is subtracted from the inventory").doesNotContain("avoided");
    }

    private String preview(ReportKind kind) {
        return reports.preview(new ReportRequest(kind, YearMonth.of(2026, 1), "inventory", null, null));
    }

    private ReportedMonth january() {
        return reported.months().stream()
                .filter(month ->
                        month.provider().equals("oracle") && month.month().equals(YearMonth.of(2026, 1)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void billedUseOfNoKnownWorkloadIsEstimatedFromItsCostAtTheRatioOfThoseThatAreKnown() {
        world();
        submit(
                "spend-sites.csv",
                "provider,code,name,kind,country,latitude,longitude,gridZone,pue\n"
                        + "spendco,hall,Spend hall,ON_PREM,NO,59.9,10.7,NO-NO5,1.5\n");
        submit("spend.yaml", """
                workloads:
                  - {name: spend-one, kind: SERVICE, owner: spend, environment: production, site: 'spendco:hall', vcpus: 1, memoryGib: 0, watts: 1000}
                  - {name: spend-two, kind: SERVICE, owner: spend, environment: production, site: 'spendco:hall', vcpus: 1, memoryGib: 0, watts: 2000}
                  - {name: spend-six, kind: SERVICE, owner: spend, environment: production, site: 'spendco:hall', vcpus: 1, memoryGib: 0, watts: 3000}
                """);
        submit(
                "spend-bill.csv",
                "BilledCost,EffectiveCost,BillingCurrency,BillingAccountId,BillingPeriodStart,ChargePeriodStart,"
                        + "ChargePeriodEnd,ProviderName,RegionId,ServiceCategory,ChargeCategory,Tags\n"
                        + charge("1", "USD", "Compute", "{\"\"workload\"\":\"\"spend-one\"\"}")
                        + charge("2", "USD", "Compute", "{\"\"workload\"\":\"\"spend-two\"\"}")
                        + charge("6", "USD", "Compute", "{\"\"workload\"\":\"\"spend-six\"\"}")
                        + charge("10", "USD", "Databases", "{}")
                        + charge("5", "NOK", "Storage", "{}"));

        var found = spend.of(TWO_HOURS).stream()
                .filter(each -> each.spend().provider().equals("spendco"))
                .toList();

        // (3 + 6 + 9) kWh / 9 USD · 10 USD, at the mean of 200 and 400 g/kWh
        assertThat(found).hasSize(2);
        assertThat(found.getFirst().kwh()).isEqualTo(20, within(1e-9));
        assertThat(found.getFirst().grams()).isEqualTo(6000, within(1e-6));
        assertThat(found.getFirst().lowGrams()).isLessThan(6000);
        assertThat(found.getLast().known()).isFalse();
        assertThat(found.getLast().why()).contains("billed in NOK");

        var both = inventories.withBilledUse(
                List.of(workload("spend-one"), workload("spend-two"), workload("spend-six")), TWO_HOURS, "spendco");
        assertThat(both.by(line -> line.workload().name()))
                .extracting(group -> group.name() + " " + group.bases())
                .containsExactlyInAnyOrder(
                        "spend-one [METERED]",
                        "spend-two [METERED]",
                        "spend-six [METERED]",
                        "not named in the bill [SPEND]");
        // (3 + 6 + 9) kWh at 200 and 400 g, half of it in each hour, and 6,000 g from spend; each sum has all lines
        // once
        assertThat(both.by(line -> line.workload().name()).stream().mapToDouble(group -> group.locationGrams()))
                .satisfies(parts -> assertThat(
                                parts.stream().mapToDouble(each -> each).sum())
                        .isEqualTo(5400 + 6000, within(1e-6)));
        assertThat(both.locationGrams(GhgScope.SCOPE_2)).isEqualTo(5400, within(1e-6));
        assertThat(both.locationGrams(GhgScope.SCOPE_3_PURCHASED)).isEqualTo(6000, within(1e-6));
        assertThat(both.gramsByBasis().get(EnergyBasis.SPEND)).isEqualTo(6000, within(1e-6));
        assertThat(both.notEstimated()).hasSize(1);
        assertThat(both.complete()).isFalse();
        assertThat(reports.preview(
                        new ReportRequest(ReportKind.CARBON_INVENTORY, YearMonth.of(2026, 1), null, null, "spendco")))
                .contains("not named in the bill", "spend-based", "billed in NOK", "never by both");

        // One that no charge names may be what the nameless charge is for: its machines count, the money does not.
        submit("shadow.yaml", """
                workloads:
                  - {name: spend-shadow, kind: SERVICE, owner: spend, environment: production, site: 'spendco:hall', vcpus: 1, memoryGib: 0, watts: 10}
                """);
        assertThat(spend.of(TWO_HOURS).stream()
                        .filter(each -> each.spend().provider().equals("spendco")))
                .allSatisfy(each -> assertThat(each.known()).isFalse())
                .extracting(each -> each.why())
                .allSatisfy(why -> assertThat(why).contains("may be the bill of spend-shadow"));
    }

    @Test
    void aHostAndWhatRunsOnItAreCountedOnce() {
        world();
        submit("guests.yaml", """
                workloads:
                  - {name: metal, kind: SERVICE, owner: hosts, environment: production, site: 'inv:hall', vcpus: 8, memoryGib: 0, watts: 500}
                  - {name: machine-on-metal, kind: SERVICE, owner: hosts, environment: production, site: 'inv:hall', vcpus: 2, memoryGib: 0, watts: 100, labels: {runs-on: metal}}
                """);
        var host = workload("metal");
        var guest = workload("machine-on-metal");

        var both = inventories.of(List.of(host, guest), TWO_HOURS);
        var alone = inventories.of(List.of(guest), TWO_HOURS);

        assertThat(both.locationGrams(GhgScope.SCOPE_2)).isEqualTo(450.0, within(1e-6));
        assertThat(both.guests()).containsExactly("machine-on-metal on metal");
        // where its host is not in the sum, the guest is
        assertThat(alone.locationGrams(GhgScope.SCOPE_2)).isEqualTo(90.0, within(1e-6));
    }

    private static String charge(String cost, String currency, String category, String tags) {
        return cost + "," + cost + "," + currency + ",spend-" + currency
                + ",2026-01-01,2026-01-12T00:00:00Z,2026-01-12T01:00:00Z,spendco,hall," + category + ",Usage,\"" + tags
                + "\"\n";
    }

    private void world() {
        submit(
                "sites.csv",
                "provider,code,name,kind,country,latitude,longitude,gridZone,pue\n"
                        + "inv,hall,Inventory hall,ON_PREM,NO,59.9,10.7,NO-NO5,1.5\n"
                        + "coeff,lab,Lab,ON_PREM,NO,59.9,10.7,NO-NO5,1.5\n");
        submit(
                "carbon.csv",
                "Datetime (UTC),Zone Id,Carbon Intensity gCO₂eq/kWh (LCA),Data Source,Data Estimated\n"
                        + "2026-01-12 00:00:00,NO-NO5,200,grid.example,false\n"
                        + "2026-01-12 01:00:00,NO-NO5,400,grid.example,true\n");
        submit(
                "contracts.csv",
                "site,from,to,grams_per_kwh,instrument,source\n"
                        + "inv:hall,2026-01-12T00:00:00Z,2026-01-12T01:00:00Z,10,guarantees of origin,contract 9\n");
        submit("w.yaml", """
                workloads:
                  - {name: inventory-own, kind: SERVICE, owner: inventory, environment: production, site: 'inv:hall', vcpus: 2, memoryGib: 0, watts: 500}
                  - {name: inventory-cloud, kind: SERVICE, owner: inventory, environment: production, site: 'aws:eu-west-3', vcpus: 4, memoryGib: 0, watts: 100}
                  - {name: inventory-use, kind: SERVICE, owner: inventory, environment: production, site: 'inv:hall', vcpus: 8, memoryGib: 8}
                """);
    }

    private Workload workload(String name) {
        return workloads.byName(name).orElseThrow();
    }

    private ImportReceipt submit(String name, String text) {
        var receipt = importing(name, text);
        assertThat(receipt.state()).describedAs(receipt.message()).isEqualTo(ImportState.IMPORTED);
        return receipt;
    }

    private ImportReceipt importing(String name, String text) {
        return Actors.runAs(
                Actor.system("test"),
                () -> imports.importNow(
                        name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), ImportOptions.NONE));
    }
}
