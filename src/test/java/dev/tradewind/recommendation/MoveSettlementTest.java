package dev.tradewind.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.ConsoleTest;
import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.catalog.Catalog;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.ImportState;
import dev.tradewind.connector.Imports;
import dev.tradewind.latency.LatencyDigests;
import dev.tradewind.latency.LinkDigest;
import dev.tradewind.latency.RoundTripDigest;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.quantity.Timestamps;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.signal.SignalPoint;
import dev.tradewind.signal.Signals;
import dev.tradewind.workload.RunWindow;
import dev.tradewind.workload.UserGroup;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.WorkloadKind;
import dev.tradewind.workload.Workloads;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a move promised is held against bills and measurements of the days after it, at the same hours, and written down. */
@ConsoleTest
class MoveSettlementTest {
    private static final String FROM = "azure:indonesiacentral";
    private static final String TO = "azure:malaysiawest";
    private static final String USERS = "azure:koreasouth";
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    /** Days ago. */
    private static final int MOVED = 9;

    @Autowired
    private Recommendations recommendations;

    @Autowired
    private MoveLook look;

    @Autowired
    private MoveSettlements settlements;

    @Autowired
    private MoveRuns runs;

    @Autowired
    private Workloads workloads;

    @Autowired
    private Catalog catalog;

    @Autowired
    private Signals signals;

    @Autowired
    private LatencyDigests digests;

    @Autowired
    private Imports imports;

    @Autowired
    private JdbcClient jdbc;

    private final String suffix = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aServiceIsSettledOnceItsSevenDaysAreOverAndBilled() {
        grids();
        roundTrips();
        var of = moved(service(), null);
        assertThat(look.of(of)).hasValueSatisfying(unbilled -> {
            assertThat(unbilled.whole()).isTrue();
            assertThat(unbilled.usdPerMonth()).isNull();
        });
        bill(16, 10, "20");
        bill(8, 2, "15");
        settlements.lookAtAll();
        var realised = look.of(of).orElseThrow();
        assertThat(settlements.of(of.id())).hasValueSatisfying(settled -> {
            assertThat(settled.to()).isEqualTo(start(MOVED - 8));
            // 15 − 20 USD a day
            assertThat(settled.realisedUsdPerMonth()).isEqualByComparingTo("-152.1875");
            assertThat(settled.promisedUsdPerMonth()).isEqualByComparingTo("-300");
            // 20 ms to the new place, 170 ms to the former
            assertThat(settled.realisedRttMillis()).isCloseTo(-150, within(2.0));
            // a tenth of the grams, the same machine
            assertThat(settled.realisedKgCo2ePerMonth()).isNegative().isEqualTo(realised.kgCo2ePerMonth());
            assertThat(settled.words()).contains("cost −300.00, realised −152.19 USD a month");
        });
        assertThat(actions(of)).contains("recommendation.settled");
        settlements.lookAtAll();
        assertThat(actions(of)).filteredOn("recommendation.settled"::equals).hasSize(1);
    }

    @Test
    void aRunIsHeldAgainstTheSameRunAtTheStartThatItWouldHaveHad() {
        grids();
        // the same place, at noon of a day instead of at midnight: what was dirty by night is clean by day
        var midnight = start(MOVED).minus(Duration.ofDays(1));
        var of = moved(batch(), midnight);
        assertThat(look.of(of)).as("nothing is known of its run").isEmpty();
        runs.ran(of.id(), midnight.plus(Duration.ofHours(12)), midnight.plus(Duration.ofHours(14)));
        var realised = look.of(of).orElseThrow();
        assertThat(realised.run()).isNotNull();
        var twice = look.of(moved(batch("twice", "0 0 0,12 * * *"), midnight));
        assertThat(realised.kgCo2ePerMonth()).isNegative();
        assertThat(realised.rttMillis()).as("it stays where it is").isNull();
        assertThat(twice).isEmpty();
        bill(8, 2, "15");
        settlements.lookAtAll();
        assertThat(settlements.of(of.id())).hasValueSatisfying(settled -> {
            assertThat(settled.realisedUsdPerMonth())
                    .as("no bill names it before")
                    .isNull();
            assertThat(settled.realisedKgCo2ePerMonth()).isEqualTo(realised.kgCo2ePerMonth());
            assertThat(settled.words()).contains("realised unknown USD a month");
        });
    }

    @Test
    void nothingIsSettledBeforeItsDaysAreOverNorWhereTheGridIsUnknown() {
        var early = moved(service(), null, 3);
        settlements.lookAtAll();
        assertThat(settlements.of(early.id())).isEmpty();
        assertThat(look.of(early))
                .hasValueSatisfying(so -> assertThat(so.whole()).isFalse());
    }

    private RecommendationSummary moved(Workload of, @Nullable Instant fromStart) {
        return moved(of, fromStart, MOVED);
    }

    /** As if it had been carried out days ago. */
    private RecommendationSummary moved(Workload of, @Nullable Instant fromStart, int daysAgo) {
        var to = fromStart == null ? TO : FROM;
        var proposed = Actors.runAs(
                Actor.system("test"),
                () -> recommendations.propose(new Proposal(
                        fromStart == null ? RecommendationKind.PLACEMENT : RecommendationKind.TIME_SHIFT,
                        "Move " + of.name(),
                        null,
                        of.id(),
                        of.name(),
                        of.owner(),
                        FROM,
                        to,
                        fromStart,
                        fromStart == null ? null : fromStart.plus(Duration.ofHours(12)),
                        null,
                        new BigDecimal("-300"),
                        -40,
                        -120,
                        BigDecimal.ZERO,
                        List.of("cleaner"),
                        "low",
                        "5f0c9a00",
                        Basis.digest(of),
                        "system:engine",
                        Instant.now().plusSeconds(3600))));
        jdbc.sql("update recommendation set state = 'SUCCEEDED', state_at = ? where id = ?")
                .params(Timestamps.utc(start(daysAgo).plus(Duration.ofHours(7))), proposed.id())
                .update();
        return recommendations.byId(proposed.id()).orElseThrow();
    }

    private static Instant start(int daysAgo) {
        return TODAY.minusDays(daysAgo).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Dirty where it was, but for noon; clean where it went. */
    private void grids() {
        for (var hour = start(17); hour.isBefore(start(0)); hour = hour.plus(Duration.ofHours(1))) {
            int ofDay = hour.atZone(ZoneOffset.UTC).getHour();
            say(FROM, hour, ofDay >= 12 && ofDay < 16 ? "300" : "800");
            say(TO, hour, "30");
        }
    }

    private void say(String site, Instant hour, String grams) {
        var zone = catalog.site(site).orElseThrow().gridZone();
        signals.append(List.of(SignalPoint.observed(
                "carbon:" + zone + ":average:lca",
                hour,
                hour.plus(Duration.ofHours(1)),
                new BigDecimal(grams),
                SignalKind.MEASURED,
                "average, life cycle, location-based",
                "test",
                Instant.now())));
    }

    private void roundTrips() {
        var told = new ArrayList<LinkDigest>();
        for (int day = 8; day > 1; day--) {
            told.add(link(FROM, start(day), 170));
            told.add(link(TO, start(day), 20));
        }
        digests.store(told);
    }

    private static LinkDigest link(String to, Instant from, int millis) {
        var digest = new RoundTripDigest();
        for (int sample = 0; sample < 20; sample++) {
            digest.add(Duration.ofMillis(millis));
        }
        return new LinkDigest(USERS, to, "probe", new TimeRange(from, from.plus(Duration.ofHours(1))), digest);
    }

    /** Compute that names the workload, each day of a span. */
    private void bill(int first, int last, String usdPerDay) {
        var text = new StringBuilder("BilledCost,EffectiveCost,BillingAccountId,BillingCurrency,BillingPeriodStart,"
                + "ChargeCategory,ChargeDescription,ChargePeriodStart,ChargePeriodEnd,ConsumedQuantity,ConsumedUnit,"
                + "ProviderName,RegionId,SubAccountName,Tags\n");
        for (int ago = first; ago >= last; ago--) {
            var day = TODAY.minusDays(ago);
            text.append(
                    "%s,%s,acc-%s-%d,USD,%s 00:00:00,Usage,Virtual machine,%s 00:00:00,%s 00:00:00,24,Hours,Microsoft,malaysiawest,prod,\"{\"\"workload\"\":\"\"moved-%s\"\"}\"\n"
                            .formatted(
                                    usdPerDay,
                                    usdPerDay,
                                    suffix,
                                    first,
                                    day.withDayOfMonth(1),
                                    day,
                                    day.plusDays(1),
                                    suffix));
        }
        var receipt = imports.importNow(
                "bill-" + first + ".csv",
                new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)),
                ImportOptions.NONE);
        assertThat(receipt.state()).as(receipt.message()).isEqualTo(ImportState.IMPORTED);
    }

    private Workload service() {
        return save("moved", WorkloadKind.SERVICE, null);
    }

    private Workload batch() {
        return batch("moved", "0 0 0 * * *");
    }

    private Workload batch(String name, String schedule) {
        return save(name, WorkloadKind.BATCH, new RunWindow(schedule, ZoneId.of("UTC"), 20, null, null));
    }

    private Workload save(String name, WorkloadKind kind, @Nullable RunWindow window) {
        return Actors.runAs(
                Actor.system("test"),
                () -> workloads.save(new Workload(
                        UUID.randomUUID(),
                        name + "-" + suffix,
                        kind,
                        "shop",
                        "test",
                        Map.of(),
                        FROM,
                        8,
                        32,
                        0,
                        null,
                        0.5,
                        window == null ? null : Double.valueOf(2.0),
                        window,
                        false,
                        List.of(),
                        List.of(),
                        List.of(new UserGroup(USERS, 1)),
                        BigDecimal.ZERO,
                        null,
                        0)));
    }

    private List<String> actions(RecommendationSummary of) {
        return jdbc.sql("select action from audit_entry where subject_id = ?")
                .param(of.shortId())
                .query(String.class)
                .list();
    }
}
