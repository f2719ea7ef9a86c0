package dev.tradewind.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.execution.remote.OwnIdentity;
import dev.tradewind.execution.spi.Executor;
import dev.tradewind.execution.spi.Observation;
import dev.tradewind.execution.spi.TargetSettings;
import dev.tradewind.identity.spiffe.SpiffeForTests;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Both sides show who they are: real TLS, and a Workload API of ours over a Unix socket. */
@Timeout(60)
public abstract class MutualTlsContract {
    private static final String SERVER = "spiffe://here.example/target";

    private final SpiffeForTests spiffe = new SpiffeForTests(Clock.systemUTC());

    protected abstract TargetSettings.Kind kind();

    protected abstract TestTarget target(SSLContext tls);

    protected abstract Executor executor(TargetSettings settings, OwnIdentity identity);

    @AfterEach
    void stop() {
        spiffe.close();
    }

    private Executor executor(TestTarget target) {
        return executor(
                new TargetSettings(
                        kind(),
                        target.url(),
                        "data",
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        "emu",
                        "larkspur",
                        ZoneOffset.UTC,
                        Duration.ofSeconds(5),
                        null,
                        null,
                        true,
                        SERVER),
                OwnIdentity.of(spiffe::svids));
    }

    @Test
    void showsOurCertificateAndTheNextOneOnceItIsRenewed() {
        try (var target = target(spiffe.server("/target"))) {
            var executor = executor(target);
            assertThat(executor.observe("run-m1-1")).isInstanceOf(Observation.NotFound.class);
            assertThat(Set.copyOf(target.shown)).hasSize(1);
            var first = target.shown.getFirst();
            target.shown.clear();
            assertThat(executor.observe("run-m1-1")).isInstanceOf(Observation.NotFound.class);
            assertThat(target.shown).containsOnly(first);
            target.shown.clear();
            spiffe.rotate();
            assertThat(executor.observe("run-m1-1")).isInstanceOf(Observation.NotFound.class);
            assertThat(target.shown).isNotEmpty().doesNotContain(first);
        }
    }

    @Test
    void asksNothingOfAServerThatIsSomebodyElse() {
        for (var tls : List.of(spiffe.server("/other"), spiffe.foreignServer("/target"))) {
            try (var target = target(tls)) {
                assertThat(executor(target).observe("run-m2-1")).isInstanceOf(Observation.Unreachable.class);
                assertThat(target.shown).isEmpty();
            }
        }
    }

    @Test
    void sendsNothingMoreOnceOurIdentityIsTakenAway() {
        try (var target = target(spiffe.server("/target"))) {
            var executor = executor(target);
            assertThat(executor.observe("run-m3-1")).isInstanceOf(Observation.NotFound.class);
            target.shown.clear();
            spiffe.refuse();
            assertThat(executor.observe("run-m3-1")).isInstanceOf(Observation.Unreachable.class);
            assertThat(target.shown).isEmpty();
            spiffe.allow();
            assertThat(executor.observe("run-m3-1")).isInstanceOf(Observation.NotFound.class);
        }
    }
}
