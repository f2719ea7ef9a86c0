package dev.tradewind.connector.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ConsoleTest;
import dev.tradewind.audit.AuditTrail;
import dev.tradewind.connector.flow.FedFlows;
import dev.tradewind.event.Outbox;
import dev.tradewind.evidence.Blobs;
import dev.tradewind.latency.LatencyDigests;
import dev.tradewind.outbound.OutboundForTests;
import dev.tradewind.signal.Signals;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ConsoleTest
class FeedSilenceTest {
    private static final Instant NOON = Instant.parse("2024-03-06T12:00:00Z");

    @Autowired
    private Probes probes;

    @Autowired
    private FeedLedger ledger;

    @Autowired
    private KnownAnswerTable known;

    @Autowired
    private Blobs blobs;

    @Autowired
    private Signals signals;

    @Autowired
    private FedFlows flows;

    @Autowired
    private LatencyDigests digests;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private Outbox outbox;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private final String id = "s-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aSourceIsSilentAfterTwiceItsPeriodIsToldOnceAndSaidToBeBack() {
        round(NOON, FeedOutcome.OK);
        look(NOON.plus(Duration.ofMinutes(120)));
        assertThat(told()).isEmpty();

        round(NOON.plus(Duration.ofMinutes(60)), FeedOutcome.FAILED);
        look(NOON.plus(Duration.ofMinutes(121)));
        look(NOON.plus(Duration.ofMinutes(180)));
        assertThat(told()).containsExactly("dev.tradewind.connector.feed-silent WARNING");

        round(NOON.plus(Duration.ofMinutes(190)), FeedOutcome.OK);
        look(NOON.plus(Duration.ofMinutes(191)));
        look(NOON.plus(Duration.ofMinutes(192)));
        assertThat(told())
                .containsExactly(
                        "dev.tradewind.connector.feed-silent WARNING", "dev.tradewind.connector.feed-returned INFO");
        assertThat(jdbc.sql("select action from audit_entry where subject_type = 'feed' and subject_id = ?"
                                + " order by recorded_at")
                        .param(id)
                        .query(String.class)
                        .list())
                .containsExactly("feed.silent", "feed.returned");
    }

    @Test
    void aSourceThatNeverBroughtAnythingIsSilentSinceItsFirstRoundAndOneThatWasNeverAskedIsNot() {
        look(NOON);
        assertThat(told()).isEmpty();
        round(NOON, FeedOutcome.FAILED);
        round(NOON.plus(Duration.ofMinutes(150)), FeedOutcome.FAILED);
        look(NOON.plus(Duration.ofMinutes(151)));
        assertThat(told()).hasSize(1);
    }

    private List<String> told() {
        return jdbc.sql("select type || ' ' || severity from event_outbox where subject = ? order by place")
                .param("feed/" + id)
                .query(String.class)
                .list();
    }

    private void round(Instant at, FeedOutcome outcome) {
        var round = UUID.randomUUID();
        assertThat(ledger.claim(round, id, at, at)).isTrue();
        ledger.end(new FeedRun(round, id, at, at, outcome, 0, 0, 0, 0, "as told", false, List.of()), at);
    }

    private void look(Instant now) {
        var clock = Clock.fixed(now, ZoneOffset.UTC);
        var source = new FeedSource(id, "electricity-maps", null, null, "key", Duration.ofHours(1), Map.of("DE", "DE"));
        var feeds = new Feeds(
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
                clock);
        new FeedSilence(feeds, ledger, jdbc, outbox, audit, transaction, clock).look();
    }
}
