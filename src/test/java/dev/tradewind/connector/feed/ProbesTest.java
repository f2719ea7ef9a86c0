package dev.tradewind.connector.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ConsoleTest;
import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.audit.AuditTrail;
import dev.tradewind.catalog.Catalog;
import dev.tradewind.identity.ScopeCheck;
import dev.tradewind.outbound.OutboundForTests;
import dev.tradewind.outbound.Reach;
import dev.tradewind.signal.SeriesNames;
import dev.tradewind.signal.Signals;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ConsoleTest
class ProbesTest {
    private static final Actor ANN = new Actor("person-ann", Actor.PERSON);
    private static final String FROM = "aws:eu-north-1";
    private static final String TO = "azure:swedencentral";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Catalog catalog;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ScopeCheck scope;

    @Autowired
    private Feeds feeds;

    @Autowired
    private Signals signals;

    @Test
    void anAddressInTheOwnNetworkIsRefusedAndNothingIsSentToIt() throws Exception {
        try (var server = new ServerSocket(0)) {
            server.setSoTimeout(1);
            for (String address : new String[] {
                "tcp://127.0.0.1:" + server.getLocalPort(), "https://169.254.169.254/latest", "tcp://10.1.2.3:22"
            }) {
                assertThat(add(probes(), address, FROM, TO, 5))
                        .isInstanceOfSatisfying(
                                Probes.Outcome.Refused.class,
                                refused -> assertThat(refused.reason()).contains("not a public address"));
            }
            assertThat(probes().once("tcp://127.0.0.1:" + server.getLocalPort()))
                    .isInstanceOf(Reach.Answer.Forbidden.class);
            assertThat(probes().all()).isEmpty();
        }
    }

    @Test
    void whatIsNoLinkOrNoAddressIsRefusedWithWhatWasExpected() {
        assertThat(reason(add(probes("localhost"), "tcp://localhost:1", "aws:nowhere", TO, 5)))
                .contains("no site 'aws:nowhere'");
        assertThat(reason(add(probes("localhost"), "tcp://localhost:1", TO, TO, 5)))
                .contains("two ends");
        assertThat(reason(add(probes("localhost"), "tcp://localhost:1", FROM, TO, 0)))
                .contains("expected 1 to 1440");
        assertThat(reason(add(probes("localhost"), "ftp://localhost", FROM, TO, 5)))
                .contains("expected tcp://host:port");
    }

    @Test
    void anEndpointIsMeasuredFromThenOnUntilItIsRemoved() throws Exception {
        try (var server = new ServerSocket(0)) {
            String address = "tcp://localhost:" + server.getLocalPort();
            var probes = probes("localhost");
            var made = ((Probes.Outcome.Made) add(probes, address, FROM, TO, 5)).probe();
            try {
                assertThat(reason(add(probes, address, FROM, TO, 5))).contains("already");
                assertThat(probes.once(address)).isInstanceOf(Reach.Answer.Reached.class);
                assertThat(feeds.statuses()).extracting(FeedStatus::id).contains(made.id());
                // The console of this test may not reach localhost: the guard is asked again at every round.
                FeedRun run = feeds.fetch(made.id(), ANN).orElseThrow();
                assertThat(run.outcome()).isEqualTo(FeedOutcome.FAILED);
                assertThat(Objects.requireNonNull(run.message())).contains("was not probed");
                assertThat(signals.status(SeriesNames.roundTrip(FROM, TO, "p50")))
                        .isEmpty();
            } finally {
                Actors.runAs(Actor.system("test"), () -> transaction.execute(status -> probes.remove(made.id())));
            }
            assertThat(probes.all()).isEmpty();
            assertThat(feeds.statuses()).extracting(FeedStatus::id).doesNotContain(made.id());
        }
    }

    private Probes probes(String... allowed) {
        return new Probes(jdbc, catalog, OutboundForTests.reach(allowed), audit, () -> ANN, scope, Clock.systemUTC());
    }

    private Probes.Outcome add(Probes probes, String address, String from, String to, int minutes) {
        return Objects.requireNonNull(Actors.runAs(
                Actor.system("test"),
                () -> transaction.execute(status -> probes.add(new ProbeRequest(address, from, to, minutes)))));
    }

    private static String reason(Probes.Outcome outcome) {
        return ((Probes.Outcome.Refused) outcome).reason();
    }
}
