package dev.tradewind.connector.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ConsoleTest;
import dev.tradewind.audit.AuditTrail;
import dev.tradewind.evidence.Blobs;
import dev.tradewind.outbound.OutboundForTests;
import dev.tradewind.signal.SeriesNames;
import dev.tradewind.signal.Signals;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ConsoleTest
class FeedsTest {
    private static final Instant NOON = Instant.parse("2024-03-06T12:00:00Z");

    private final FeedLedger ledger;
    private final Blobs blobs;
    private final Signals signals;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private TestSource server;

    @Autowired
    FeedsTest(FeedLedger ledger, Blobs blobs, Signals signals, AuditTrail audit, TransactionTemplate transaction) {
        this.ledger = ledger;
        this.blobs = blobs;
        this.signals = signals;
        this.audit = audit;
        this.transaction = transaction;
    }

    @BeforeEach
    void listen() throws Exception {
        server = new TestSource();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anOutageLeavesTheGoodValuesAloneAndIsToldApart() throws Exception {
        server.then(hour("XX-OUTAGE", "300")).then(500, "broken", Map.of());
        FeedSource source = source("outage", "XX-OUTAGE");

        FeedRun good = feeds(source, NOON).run(source).orElseThrow();
        Feeds later = feeds(source, NOON.plus(Duration.ofHours(1)));
        FeedRun bad = later.run(source).orElseThrow();

        assertThat(good.outcome()).isEqualTo(FeedOutcome.OK);
        assertThat(good.added()).isOne();
        assertThat(bad.outcome()).isEqualTo(FeedOutcome.FAILED);
        assertThat(bad.message()).contains("status 500");
        assertThat(bad.evidence()).hasSize(1).allMatch(blobs::has);
        assertThat(newest("XX-OUTAGE")).isEqualByComparingTo("300");
        FeedStatus status = later.statuses().getFirst();
        assertThat(status.lastGoodAt()).isEqualTo(NOON);
        assertThat(status.last()).isNotNull().extracting(FeedRun::outcome).isEqualTo(FeedOutcome.FAILED);
    }

    @Test
    void aRevisionIsAddedAndTheFirstWordStays() throws Exception {
        server.then(hour("XX-REVISION", "310")).then(hour("XX-REVISION", "320"));
        FeedSource source = source("revision", "XX-REVISION");

        feeds(source, NOON).run(source);
        FeedRun second =
                feeds(source, NOON.plus(Duration.ofHours(1))).run(source).orElseThrow();

        assertThat(second.revised()).isOne();
        assertThat(newest("XX-REVISION")).isEqualByComparingTo("320");
        assertThat(signals.revisions(SeriesNames.carbonLifeCycle("XX-REVISION"), NOON.minus(Duration.ofHours(1))))
                .extracting(point -> point.value().intValue())
                .contains(310, 320);
    }

    @Test
    void oneReplicaAsksInEachSlot() throws Exception {
        server.then(hour("XX-REPLICAS", "330"));
        FeedSource source = source("replicas", "XX-REPLICAS");

        assertThat(feeds(source, NOON).run(source)).isPresent();
        assertThat(feeds(source, NOON.plusSeconds(5)).run(source)).isEmpty();
        assertThat(feeds(source, NOON.plus(Duration.ofMinutes(59))).due()).isEmpty();
        assertThat(feeds(source, NOON.plus(Duration.ofMinutes(60))).due()).containsExactly(source);
    }

    private BigDecimal newest(String zone) {
        return signals.newest(SeriesNames.carbonLifeCycle(zone), NOON)
                .orElseThrow()
                .value();
    }

    private Feeds feeds(FeedSource source, Instant now) {
        return new Feeds(
                new FeedSettings(List.of(source)),
                List.of(new ElectricityMapsFeed()),
                ledger,
                OutboundForTests.local(),
                blobs,
                signals,
                audit,
                transaction,
                new SimpleMeterRegistry(),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private FeedSource source(String id, String zone) {
        return new FeedSource(
                id, "electricity-maps", server.url(), null, "key", Duration.ofHours(1), Map.of(zone, zone));
    }

    private static String hour(String zone, String grams) {
        return """
            {"history":[{"zone":"%s","carbonIntensity":%s,"datetime":"2024-03-06T11:00:00Z","isEstimated":false}]}
            """.formatted(zone, grams);
    }
}
