package dev.tradewind.execution.nomad;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.execution.remote.OwnIdentity;
import dev.tradewind.execution.spi.Executor;
import dev.tradewind.execution.spi.Observation;
import dev.tradewind.execution.spi.RunRequest;
import dev.tradewind.execution.spi.Submission;
import dev.tradewind.execution.spi.TargetSettings;
import dev.tradewind.execution.spi.Work;
import dev.tradewind.identity.spiffe.SpiffeForTests;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nomad gives us a token of its own for our JWT-SVID; nothing is stored, and the time is in the test's hand. */
@Timeout(60)
class NomadLoginTest {
    private static final Instant START = Instant.parse("2026-11-29T09:00:00Z");

    private final AtomicReference<Instant> time = new AtomicReference<>(START);
    private final Clock clock = ((InstantSource) time::get).withZone(ZoneOffset.UTC);
    private final SpiffeForTests spiffe = new SpiffeForTests(clock);
    private final NomadServer nomad = new NomadServer();
    private Executor executor;

    @BeforeEach
    void start() {
        nomad.authMethod = "tradewind";
        nomad.objection =
                token -> spiffe.holds(token, "nomad-metro") ? "" : "error validating token: invalid signature";
        nomad.time = time::get;
        nomad.parameterised("nightly-load", List.of(), List.of("TRADEWIND_RUN_KEY"));
        executor = executor("tradewind", "nomad-metro");
    }

    @AfterEach
    void stop() {
        nomad.close();
        spiffe.close();
    }

    private Executor executor(String authMethod, String audience) {
        return new NomadExecutor(
                "metro",
                new TargetSettings(
                        TargetSettings.Kind.NOMAD,
                        nomad.url(),
                        "data",
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        ZoneOffset.UTC,
                        Duration.ofSeconds(5),
                        audience,
                        authMethod,
                        false,
                        null),
                OwnIdentity.of(spiffe::svids),
                clock);
    }

    private static RunRequest request(String key) {
        var work = new Work.Order("nightly-load", Map.of());
        return new RunRequest(key, "site:a", work, Map.of(), Duration.ofMinutes(5), 1_000);
    }

    @Test
    void worksWithTheTokenThatItLoggedInForAndLogsInOnce() {
        assertThat(executor.submit(request("run-l1-1"))).isInstanceOf(Submission.Taken.class);
        assertThat(executor.observe("run-l1-1")).isInstanceOf(Observation.Starting.class);
        assertThat(nomad.credentials).containsOnly("nomad-1");
        assertThat(nomad.logins).isEqualTo(1);
        assertThat(executor.describe().identity()).contains("tradewind");
    }

    @Test
    void renewsItBeforeItEnds() {
        executor.observe("run-l2-1");
        time.set(START.plus(Duration.ofMinutes(4)));
        executor.observe("run-l2-1");
        assertThat(nomad.logins).as("before half its life").isEqualTo(1);
        time.set(START.plus(Duration.ofMinutes(6)));
        executor.observe("run-l2-1");
        assertThat(nomad.logins).isEqualTo(2);
        assertThat(nomad.credentials.getLast()).isEqualTo("nomad-2");
    }

    @Test
    void aTokenThatNomadNoLongerKnowsIsReplacedWithinTheRequest() {
        executor.observe("run-l3-1");
        nomad.tokens.clear();
        assertThat(executor.submit(request("run-l3-1"))).isInstanceOf(Submission.Taken.class);
        nomad.tokens.replaceAll((secret, ends) -> Instant.EPOCH);
        assertThat(executor.observe("run-l3-1")).isInstanceOf(Observation.Starting.class);
        assertThat(nomad.logins).isEqualTo(3);
    }

    @Test
    void aRefusedLoginIsARefusalInNomadsWords() {
        assertThat(executor("tradewind", "somebody-else").submit(request("run-l4-1")))
                .isInstanceOfSatisfying(
                        Submission.Refused.class,
                        refused -> assertThat(refused.why())
                                .isEqualTo("HTTP 400: error validating token: invalid signature"));
        assertThat(executor("nowhere", "nomad-metro").submit(request("run-l4-2")))
                .isInstanceOfSatisfying(
                        Submission.Refused.class,
                        refused -> assertThat(refused.why()).contains("auth-method \"nowhere\" not found"));
        assertThat(nomad.dispatched).isEmpty();
    }

    @Test
    void whoIsNobodyAnyMoreDoesNotGoOnWithWhatNomadGave() {
        executor.observe("run-l5-1");
        nomad.credentials.clear();
        spiffe.refuse();
        assertThat(executor.submit(request("run-l5-1"))).isInstanceOf(Submission.Unanswered.class);
        assertThat(nomad.credentials).isEmpty();
        spiffe.allow();
        assertThat(executor.submit(request("run-l5-1"))).isInstanceOf(Submission.Taken.class);
        assertThat(nomad.logins).as("the earlier token was forgotten").isEqualTo(2);
    }

    @Test
    void aTokenWithoutAnEndIsNotUsed() {
        nomad.tokenLife = null;
        assertThat(executor.submit(request("run-l6-1")))
                .isInstanceOfSatisfying(
                        Submission.Unanswered.class,
                        unanswered -> assertThat(unanswered.why()).contains("MaxTokenTTL"));
        assertThat(nomad.credentials).isEmpty();
    }

    @Test
    void aNomadInTroubleAtTheRenewalIsAskedWithTheTokenThatStillCounts() {
        executor.observe("run-l7-1");
        time.set(START.plus(Duration.ofMinutes(6)));
        nomad.loginsFail = true;
        assertThat(executor.observe("run-l7-1")).isInstanceOf(Observation.NotFound.class);
        time.set(START.plus(Duration.ofMinutes(11)));
        assertThat(executor.observe("run-l7-1")).isInstanceOf(Observation.Unreachable.class);
    }
}
