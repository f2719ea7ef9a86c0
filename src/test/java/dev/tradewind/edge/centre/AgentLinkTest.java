package dev.tradewind.edge.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.ConsoleTest;
import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.edge.EdgeConflict.Choice;
import dev.tradewind.edge.clock.HybridTime;
import dev.tradewind.edge.wire.Batch;
import dev.tradewind.edge.wire.DocumentState;
import dev.tradewind.edge.wire.EdgeCollection;
import dev.tradewind.edge.wire.Enrolment;
import dev.tradewind.edge.wire.Entry;
import dev.tradewind.edge.wire.Mode;
import dev.tradewind.edge.wire.Pulse;
import dev.tradewind.edge.wire.Rule;
import dev.tradewind.edge.wire.WriteKind;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ConsoleTest
class AgentLinkTest {
    @Autowired
    private AgentLink link;

    @Autowired
    private Collections collections;

    @Autowired
    private Conflicts conflicts;

    @Autowired
    private Versions versions;

    @Autowired
    private Enrolments enrolments;

    @Autowired
    private SiteHealth health;

    @Autowired
    private JdbcClient jdbc;

    private final String site = "aws:us-east-1";
    private final String queue = UUID.randomUUID().toString();
    private final String name = "c" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void collection() {
        collections.define(new EdgeCollection(name, Mode.EVENTUAL, Rule.PERSON, 0, null));
    }

    @Test
    void aBatchThatComesTwiceCountsOnceAndAGapIsAskedForAgain() {
        var first = batch(put(1, "a", "", "{\"n\":1}"), put(2, "b", "", "{\"n\":1}"));
        assertThat(link.receive(first, 10, 10).received()).isEqualTo(2);
        assertThat(link.receive(first, 10, 10).received()).isEqualTo(2);

        var ahead = new Batch(site, queue, 3, List.of(put(4, "d", "", "{}")));
        assertThat(link.receive(ahead, 10, 10).received()).as("3 is missing").isEqualTo(2);

        assertThat(jdbc.sql("select count(*) from edge_entry where collection = ?")
                        .param(name)
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void aBadEntryIsSetAsideAndTheRestGoesOn() {
        var answer = link.receive(batch(put(1, "a", "", "no json"), put(2, "b", "", "{\"n\":2}")), 10, 10);

        assertThat(answer.received()).isEqualTo(2);
        assertThat(answer.notes())
                .singleElement()
                .satisfies(note -> assertThat(note.outcome()).isEqualTo("SET_ASIDE"));
        assertThat(state("b")).isNotNull();
    }

    @Test
    void whatNoRuleSettlesWaitsForAPersonAndTheSiteHearsWhatWasDecided() {
        link.receive(batch(put(1, "d", "", "{\"count\":14}")), 10, 10);
        var agreed = version(1);
        link.receive(batch(put(2, "d", agreed, "{\"count\":12}")), 10, 10);
        link.receive(batch(put(3, "d", agreed, "{\"count\":11}")), 10, 10);

        var conflict = conflicts.open().stream()
                .filter(c -> c.collection().equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(conflict.ancestor()).isEqualTo("{\"count\":14}");
        assertThat(conflict.siteBody()).isEqualTo("{\"count\":11}");
        assertThat(conflict.centreBody()).isEqualTo("{\"count\":12}");

        by(() -> conflicts.decide(conflict.number(), conflict.version(), Choice.SITE, null, "counted by hand", "p1"));
        assertThat(state("d")).extracting(DocumentState::body).isEqualTo("{\"count\":11}");
        assertThat(versions.of(name, "d", 10)).extracting(Versions.Past::body).contains("{\"count\":12}");
        assertThatThrownBy(() -> by(() ->
                        conflicts.decide(conflict.number(), conflict.version(), Choice.CENTRE, null, "too late", "p2")))
                .isInstanceOf(Conflicts.Moved.class);

        by(() -> conflicts.restore(name, "d", version(2), "it was right after all"));
        assertThat(state("d")).extracting(DocumentState::body).isEqualTo("{\"count\":12}");
    }

    @Test
    void aTokenIsGoodForOneAgentAndItsKeyForNewCredentials() throws Exception {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var publicKey = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
        var token = enrolments.invite(site);
        var credential =
                enrolments.enrol(new Enrolment(token, site, queue, publicKey)).orElseThrow();
        assertThat(enrolments.siteOf(credential.credential())).contains(site);
        assertThat(enrolments.enrol(new Enrolment(token, site, queue, publicKey)))
                .as("used")
                .isEmpty();

        var signing = Signature.getInstance("Ed25519");
        signing.initSign(pair.getPrivate());
        signing.update(Enrolment.Renewal.text(site, queue, 5).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var renewal = new Enrolment.Renewal(site, queue, 5, Base64.getEncoder().encodeToString(signing.sign()));
        var renewed = enrolments.renew(renewal).orElseThrow();
        assertThat(enrolments.renew(renewal)).as("the same request again").isEmpty();
        assertThat(enrolments.siteOf(credential.credential())).as("the old one").isEmpty();

        enrolments.revoke(site, "stolen");
        assertThat(enrolments.siteOf(renewed.credential())).isEmpty();
    }

    @Test
    void aSilentSiteIsCutOffAndComesBackOnlyAfterThreeGoodBeats() {
        link.pulse(pulse(1_000));
        assertThat(health.cutOffSilent(java.time.Instant.now().plusSeconds(60))).isPositive();
        link.pulse(pulse(1_000));
        assertThat(linkState()).isEqualTo("DEGRADED");
        link.pulse(pulse(1_000));
        link.pulse(pulse(1_000));
        assertThat(linkState()).isEqualTo("LINKED");
        link.pulse(pulse(900_000));
        assertThat(linkState()).as("one slow answer").isEqualTo("LINKED");
    }

    private String linkState() {
        return health.sites().stream()
                .filter(s -> s.site().equals(site))
                .map(s -> s.link().name())
                .findFirst()
                .orElseThrow();
    }

    private @Nullable DocumentState state(String document) {
        var seen = link.pulse(pulse(0));
        return seen.changes().stream()
                .filter(c -> c.collection().equals(name) && c.document().equals(document))
                .findFirst()
                .orElse(null);
    }

    private Pulse pulse(long roundTripMicros) {
        var newest =
                jdbc.sql("select number from edge_change").query(Long.class).single();
        return new Pulse(
                site,
                queue,
                "1",
                0,
                null,
                0,
                1,
                0,
                null,
                roundTripMicros,
                0,
                List.of(),
                Map.of(),
                List.of(),
                Math.max(0, newest - 400),
                Map.of());
    }

    private Batch batch(Entry... entries) {
        return new Batch(site, queue, entries[0].sequence(), Arrays.asList(entries));
    }

    private static String version(long sequence) {
        return new HybridTime(1_700_000_000_000L + sequence, 0, "shop").text();
    }

    private Entry put(long sequence, String document, String base, String body) {
        return new Entry(sequence, name + sequence, name, document, WriteKind.PUT, body, base, version(sequence), 0);
    }

    private static void by(Runnable decision) {
        Actors.runAs(Actor.system("test"), decision);
    }
}
