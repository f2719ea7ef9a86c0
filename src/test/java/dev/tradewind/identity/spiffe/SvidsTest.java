package dev.tradewind.identity.spiffe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against a Workload API of ours, over a Unix socket. */
@Timeout(60)
class SvidsTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant START = Instant.parse("2026-11-29T09:00:00Z");

    private final AtomicReference<Instant> time = new AtomicReference<>(START);
    private final Clock clock = ((InstantSource) time::get).withZone(ZoneOffset.UTC);
    private final DomainForTests here = new DomainForTests("here.example");
    private final DomainForTests partner = new DomainForTests("partner.example");
    private final Path socket = AgentForTests.socket();
    private final Semaphore changes = new Semaphore(0);
    private AgentForTests agent = new AgentForTests(socket);
    private Svids svids = svids(null);

    private Svids svids(String trustDomain) {
        var made = new Svids(
                new SpiffeSettings(
                        "unix://" + socket,
                        trustDomain,
                        null,
                        Map.of(),
                        Duration.ofMillis(2),
                        HOUR,
                        Duration.ofSeconds(5)),
                clock);
        made.onChange(changes::release);
        return made;
    }

    @AfterEach
    void stop() {
        svids.stop();
        agent.close();
    }

    /** Looks again after each change that the streams tell of. */
    private void until(BooleanSupplier holds) throws InterruptedException {
        while (!holds.getAsBoolean()) {
            assertThat(changes.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private boolean is(String path) {
        return svids.own().filter(own -> own.id().path().equals(path)).isPresent();
    }

    @Test
    void theAgentSaysWhoWeAreAndRotatesItWhileWeRun() throws InterruptedException {
        agent.tell(here.svid("/console", time.get(), HOUR), Map.of());
        svids.start();
        until(() -> is("/console"));
        var first = svids.own().orElseThrow().chain().getFirst();
        agent.tell(here.svid("/console", time.get(), HOUR.multipliedBy(2)), Map.of());
        until(() -> svids.left().orElse(Duration.ZERO).compareTo(HOUR) > 0);
        assertThat(svids.own().orElseThrow().chain().getFirst()).isNotEqualTo(first);
        assertThat(svids.trouble()).isEmpty();
    }

    @Test
    void aCutStreamKeepsTheLastIdentityUntilItEndsAndIsOpenedAgain() throws InterruptedException {
        agent.tell(here.svid("/console", time.get(), HOUR), Map.of());
        agent.trust(here);
        svids.start();
        until(() -> is("/console") && !svids.keys().isEmpty());
        agent.close();
        // both of them: one that is found cut after the clock went on counts from there
        until(() -> svids.trouble().matches("UNAVAILABLE.* UNAVAILABLE.*"));
        assertThat(is("/console")).isTrue();
        assertThat(svids.keys()).containsKey(here.name);
        time.set(START.plus(HOUR).plusSeconds(1));
        assertThat(svids.own()).isEmpty();
        assertThat(svids.keys()).isEmpty();
        agent = new AgentForTests(socket);
        agent.tell(here.svid("/console", time.get(), HOUR), Map.of());
        agent.trust(here);
        until(() -> is("/console") && svids.keys().containsKey(here.name));
    }

    @Test
    void anAgentThatStartsAfterUsIsFound() throws InterruptedException {
        agent.close();
        svids.start();
        until(() -> svids.trouble().contains("UNAVAILABLE"));
        agent = new AgentForTests(socket);
        agent.tell(here.svid("/console", time.get(), HOUR), Map.of());
        until(() -> is("/console"));
    }

    @Test
    void aRefusalTakesIdentityKeysAndTokensAwayAtOnce() throws Exception {
        agent.tell(here.svid("/console", time.get(), HOUR), Map.of());
        agent.trust(here);
        agent.issues(audience -> here.token("/console", audience, time.get().plusSeconds(300)));
        svids.start();
        until(() -> is("/console") && !svids.keys().isEmpty());
        svids.token("nomad");
        agent.refuse();
        until(() -> svids.own().isEmpty() && svids.keys().isEmpty());
        assertThatThrownBy(() -> svids.token("nomad")).isInstanceOf(NoIdentity.class);
        agent.allow();
        until(() -> is("/console"));
        assertThat(svids.token("nomad")).isNotBlank();
    }

    @Test
    void federatedBundlesComeAndGo() throws InterruptedException {
        agent.tell(
                here.svid("/console", time.get(), HOUR),
                Map.of(partner.name, partner.authorityCertificate(time.get())));
        agent.trust(here, partner);
        svids.start();
        until(() -> svids.trusted().size() == 2 && svids.keys().size() == 2);
        agent.tell(here.svid("/console", time.get(), HOUR), Map.of());
        agent.trust(here);
        until(() -> svids.trusted().size() == 1 && svids.keys().size() == 1);
        assertThat(svids.trusted()).containsOnlyKeys(here.name);
    }

    @Test
    void keysThatCannotBeReadReplaceNothing() throws InterruptedException {
        agent.tell(here.svid("/console", time.get(), HOUR), Map.of());
        agent.trust(here);
        svids.start();
        until(() -> svids.keys().containsKey(here.name));
        agent.garble();
        until(() -> svids.trouble().contains("cannot be read"));
        assertThat(svids.keys()).containsKey(here.name);
    }

    @Test
    void aTokenIsHeldUntilHalfItsLifeAndToItsEndWhileTheAgentIsAway() throws Exception {
        agent.tell(here.svid("/console", time.get(), HOUR), Map.of());
        agent.issues(audience -> here.token("/console", audience, time.get().plusSeconds(300)));
        svids.start();
        until(() -> is("/console"));
        var first = svids.token("nomad");
        time.set(START.plusSeconds(149));
        assertThat(svids.token("nomad")).isEqualTo(first);
        assertThat(svids.token("kubernetes")).isNotEqualTo(first);
        assertThat(agent.tokensAsked).hasValue(2);
        time.set(START.plusSeconds(151));
        var second = svids.token("nomad");
        assertThat(second).isNotEqualTo(first);
        agent.close();
        time.set(START.plusSeconds(400));
        assertThat(svids.token("nomad")).isEqualTo(second);
        time.set(START.plusSeconds(452));
        assertThatThrownBy(() -> svids.token("nomad")).isInstanceOf(NoIdentity.class);
    }

    @Test
    void aTokenForAnotherReceiverIsNotUsed() throws InterruptedException {
        agent.tell(here.svid("/console", time.get(), HOUR), Map.of());
        agent.issues(
                audience -> here.token("/console", "somebody-else", time.get().plusSeconds(300)));
        svids.start();
        until(() -> is("/console"));
        assertThatThrownBy(() -> svids.token("nomad")).hasMessageContaining("not for nomad");
    }

    @Test
    void anIdentityOfAnotherTrustDomainIsNotOurs() throws InterruptedException {
        svids = svids("here.example");
        agent.tell(partner.svid("/console", time.get(), HOUR), Map.of());
        svids.start();
        until(() -> svids.trouble().contains("spiffe://partner.example/console"));
        assertThat(svids.own()).isEmpty();
    }

    @Test
    void aCertificateOfSomebodyElseIsNotOurs() throws InterruptedException {
        agent.tell(here.svid("/console", time.get(), HOUR).with(1, "spiffe://here.example/admin"), Map.of());
        svids.start();
        until(() -> svids.trouble().contains("of somebody else"));
        assertThat(svids.own()).isEmpty();
    }

    @Test
    void withoutASocketItIsNobody() {
        svids = new Svids(new SpiffeSettings("", null, null, Map.of(), HOUR, HOUR, HOUR), clock);
        svids.start();
        assertThat(svids.isRunning()).isFalse();
        assertThat(svids.own()).isEmpty();
        assertThatThrownBy(() -> svids.token("nomad")).hasMessageContaining("tradewind.identity.spiffe.socket");
    }
}
