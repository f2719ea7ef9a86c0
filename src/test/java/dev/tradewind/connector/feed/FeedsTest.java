package dev.tradewind.connector.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ConsoleTest;
import dev.tradewind.audit.Actor;
import dev.tradewind.audit.AuditTrail;
import dev.tradewind.connector.flow.FedFlows;
import dev.tradewind.evidence.Blobs;
import dev.tradewind.latency.LatencyDigests;
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

    private final Probes probes;
    private final FeedLedger ledger;
    private final KnownAnswerTable known;
    private final Blobs blobs;
    private final Signals signals;
    private final FedFlows flows;
    private final LatencyDigests digests;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private TestSource server;

    @Autowired
    FeedsTest(
            Probes probes,
            FeedLedger ledger,
            KnownAnswerTable known,
            Blobs blobs,
            Signals signals,
            FedFlows flows,
            LatencyDigests digests,
            AuditTrail audit,
            TransactionTemplate transaction) {
        this.probes = probes;
        this.ledger = ledger;
        this.known = known;
        this.blobs = blobs;
        this.signals = signals;
        this.flows = flows;
        this.digests = digests;
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

    @Test
    void aRoundThatBrokeOffIsRepeatedSoonAndALongOutageIsAskedForFromItsBeginning() throws Exception {
        server.then(hour("XX-SOON", "300")).then(503, "down", Map.of());
        FeedSource source = source("soon", "XX-SOON");
        feeds(source, NOON).run(source);
        Instant later = NOON.plus(Duration.ofDays(5));

        FeedRun broken = feeds(source, later).run(source).orElseThrow();

        assertThat(broken.stopped()).isTrue();
        assertThat(feeds(source, later.plus(Duration.ofMinutes(9))).due()).isEmpty();
        assertThat(feeds(source, later.plus(Duration.ofMinutes(10))).due()).containsExactly(source);
        assertThat(FeedPace.asked(ledger.lastWhole("soon").orElseThrow(), later).from())
                .isEqualTo(NOON.minus(Duration.ofHours(48)));
        assertThat(FeedPace.asked(NOON, NOON.plus(Duration.ofDays(90))).from())
                .isEqualTo(NOON.plus(Duration.ofDays(59)));
    }

    @Test
    void aPersonFetchesAtOnceAndStandsInTheLog() throws Exception {
        server.then(hour("XX-FETCH", "300"));
        FeedSource source = source("fetch", "XX-FETCH");
        Feeds feeds = feeds(source, NOON);
        feeds.run(source);

        FeedRun run = feeds(source, NOON.plusSeconds(1))
                .fetch("fetch", new Actor("person:someone", "someone"))
                .orElseThrow();

        assertThat(run.outcome()).isEqualTo(FeedOutcome.OK);
        assertThat(run.unchanged()).isOne();
        assertThat(feeds.rounds("fetch", 5)).hasSize(2);
        assertThat(feeds.fetch("none", new Actor("person:someone", "someone"))).isEmpty();
    }

    @Test
    void whatDidNotChangeIsReadFromWhatWasKept() throws Exception {
        server.then(200, hour("XX-ETAG", "300"), Map.of("ETag", "\"v1\""));
        FeedSource source = source("etag", "XX-ETAG");

        feeds(source, NOON).run(source);
        FeedRun second =
                feeds(source, NOON.plus(Duration.ofHours(1))).run(source).orElseThrow();

        assertThat(server.statuses).containsExactly(200, 304);
        assertThat(second.outcome()).isEqualTo(FeedOutcome.OK);
        assertThat(second.unchanged()).isOne();
        assertThat(second.evidence()).hasSize(1).allMatch(blobs::has);
    }

    private BigDecimal newest(String zone) {
        return signals.newest(SeriesNames.carbonLifeCycle(zone), NOON)
                .orElseThrow()
                .value();
    }

    private Feeds feeds(FeedSource source, Instant now) {
        return new Feeds(
                new FeedSettings(List.of(source), null),
                probes,
                List.of(new ElectricityMapsFeed()),
                ledger,
                known,
                OutboundForTests.local(),
                blobs,
                signals,
                flows,
                digests,
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
