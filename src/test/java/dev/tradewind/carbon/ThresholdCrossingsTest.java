package dev.tradewind.carbon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ConsoleTest;
import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.audit.AuditTrail;
import dev.tradewind.catalog.Catalog;
import dev.tradewind.event.Outbox;
import dev.tradewind.signal.SeriesNames;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.signal.SignalPoint;
import dev.tradewind.signal.Signals;
import dev.tradewind.signal.SignalsAppended;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ConsoleTest
class ThresholdCrossingsTest {
    private static final Instant NOON = Instant.parse("2024-03-06T12:00:00Z");
    private static final String ZONE = "SE-SE3";

    @Autowired
    private Catalog catalog;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Outbox outbox;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Signals signals;

    @BeforeEach
    void nothingKnown() {
        jdbc.sql("delete from carbon_threshold_side where zone = ?").param(ZONE).update();
        // what was handed out meanwhile refers to its event
        jdbc.sql("delete from event_delivery where event_id in (select id from event_outbox where subject = ?)")
                .param("zone/" + ZONE)
                .update();
        jdbc.sql("delete from event_outbox where subject = ?")
                .param("zone/" + ZONE)
                .update();
    }

    @Test
    void theSideChangesOnlyBeyondTheBandAndIsToldOnce() {
        assertThat(catalog.zonesWithSites()).contains(ZONE);
        see(0, "100", SignalKind.MEASURED);
        assertThat(titles()).as("the first word is no crossing").isEmpty();

        see(1, "155", SignalKind.MEASURED);
        assertThat(titles()).as("within the band").isEmpty();
        see(2, "160", SignalKind.ESTIMATED);
        see(3, "200", SignalKind.MEASURED);
        assertThat(titles()).containsExactly(ZONE + " rose above 150 gCO2eq/kWh: 160");

        see(4, "145", SignalKind.MEASURED);
        see(5, "139.5", SignalKind.MEASURED);
        assertThat(titles())
                .containsExactly(ZONE + " rose above 150 gCO2eq/kWh: 160", ZONE + " fell below 150 gCO2eq/kWh: 139.5");
    }

    @Test
    void forecastsHistoryMarginalAndDirectValuesCrossNothing() {
        see(5, "100", SignalKind.MEASURED);

        see(6, "300", SignalKind.FORECAST);
        at(NOON.plus(Duration.ofHours(6)), point(SeriesNames.carbonLifeCycle(ZONE), NOON, "300", SignalKind.MEASURED));
        at(
                NOON.plus(Duration.ofHours(7)),
                point(SeriesNames.carbonMarginal(ZONE), NOON.plus(Duration.ofHours(7)), "900", SignalKind.MEASURED));
        at(
                NOON.plus(Duration.ofHours(7)),
                point(SeriesNames.carbonDirect(ZONE), NOON.plus(Duration.ofHours(7)), "900", SignalKind.MEASURED));

        assertThat(titles()).isEmpty();
    }

    @Test
    void isToldInTheTransactionThatAddsThePoints() {
        Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);
        String series = SeriesNames.carbonLifeCycle(ZONE);
        append(point(series, hour.minus(Duration.ofHours(2)), "20", SignalKind.MEASURED));
        append(point(series, hour.minus(Duration.ofHours(1)), "400", SignalKind.MEASURED));
        assertThat(titles()).hasSize(1);

        Actors.runAs(new Actor("system:test", "system"), () -> {
            transaction.executeWithoutResult(status -> {
                signals.append(List.of(point(series, hour, "20", SignalKind.MEASURED)));
                status.setRollbackOnly();
            });
            return true;
        });
        assertThat(titles()).as("rolled back with the points").hasSize(1);
    }

    private void append(SignalPoint point) {
        Actors.runAs(new Actor("system:test", "system"), () -> signals.append(List.of(point)));
    }

    private void see(int hour, String grams, SignalKind kind) {
        Instant from = NOON.plus(Duration.ofHours(hour));
        at(from.plus(Duration.ofMinutes(30)), point(SeriesNames.carbonLifeCycle(ZONE), from, grams, kind));
    }

    private void at(Instant now, SignalPoint point) {
        var crossings = new ThresholdCrossings(
                catalog,
                new ThresholdSettings(BigDecimal.valueOf(150), BigDecimal.TEN),
                jdbc,
                outbox,
                audit,
                Clock.fixed(now, ZoneOffset.UTC));
        Actors.runAs(new Actor("system:test", "system"), () -> {
            transaction.executeWithoutResult(status -> crossings.on(new SignalsAppended(List.of(point))));
            return true;
        });
    }

    private List<String> titles() {
        return jdbc.sql("select title from event_outbox where subject = ? order by place")
                .param("zone/" + ZONE)
                .query(String.class)
                .list();
    }

    private static SignalPoint point(String series, Instant from, String grams, SignalKind kind) {
        return SignalPoint.observed(
                series,
                from,
                from.plus(Duration.ofHours(1)),
                new BigDecimal(grams),
                kind,
                "average, life cycle, location-based",
                "test",
                from);
    }
}
