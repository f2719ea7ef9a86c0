package dev.tradewind.identity.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When an issuer is asked for its keys, and when not; a token that names an invented key must not decide that. */
class IssuerKeysTest {
    private static final Duration AGAIN = Duration.ofSeconds(30);
    private static final Duration KEPT = Duration.ofHours(1);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-29T09:00:00Z"));
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final AtomicInteger asked = new AtomicInteger();
    private final JWK first = IssuerForTests.ec("first").toPublicJWK();
    private final JWK second = IssuerForTests.ec("second").toPublicJWK();
    private @Nullable JWKSet answer = new JWKSet(first);
    private final IssuerKeys keys = new IssuerKeys(
            issuer -> {
                asked.incrementAndGet();
                if (answer == null) {
                    throw new IOException("it does not answer");
                }
                return answer;
            },
            new WorkloadSettings(Duration.ofSeconds(30), KEPT, AGAIN),
            clock);

    @Test
    void inventedNamesOfKeysMakeItAskOnceInThirtySeconds() {
        for (int i = 0; i < 50; i++) {
            assertThat(find("invented-" + i)).isEmpty();
        }
        assertThat(asked).hasValue(1);

        pass(AGAIN.minusMillis(1));
        assertThat(find("invented")).isEmpty();
        assertThat(asked).hasValue(1);

        pass(Duration.ofMillis(1));
        assertThat(find("invented")).isEmpty();
        assertThat(asked).hasValue(2);
    }

    @Test
    void aKnownKeyIsNotAskedForUntilTheKeysAreOld() {
        assertThat(find("first")).containsExactly(first);
        pass(KEPT);
        assertThat(find("first")).containsExactly(first);
        assertThat(asked).hasValue(1);

        answer = new JWKSet(second);
        pass(Duration.ofMillis(1));

        assertThat(find("first")).as("it was withdrawn").isEmpty();
        assertThat(asked).hasValue(2);
    }

    @Test
    void aRotatedKeyIsFoundAfterThirtySecondsAtTheLatest() {
        find("first");
        answer = new JWKSet(List.of(first, second));
        assertThat(find("second")).isEmpty();

        pass(AGAIN);

        assertThat(find("second")).containsExactly(second);
    }

    @Test
    void whileTheIssuerIsSilentOldKeysCountForADayAndNoLonger() {
        find("first");
        answer = null;

        pass(Duration.ofHours(24));
        assertThat(find("first")).containsExactly(first);
        pass(Duration.ofMillis(1));
        assertThat(find("first")).isEmpty();

        answer = new JWKSet(first);
        pass(AGAIN);
        assertThat(find("first")).containsExactly(first);
    }

    @Test
    void oneIssuersKeysNeverCountForAnother() {
        assertThat(find("first")).hasSize(1);
        answer = new JWKSet(second);

        assertThat(keys.find(binding("https://other.example", null), "first")).isEmpty();
    }

    @Test
    void pastedKeysAreNeverFetched() {
        var pasted = new JWKSet(second).toString();

        assertThat(keys.find(binding("https://issuer.example", pasted), "second"))
                .extracting(JWK::getKeyID)
                .containsExactly("second");
        assertThat(keys.find(binding("https://issuer.example", pasted), "first"))
                .isEmpty();
        assertThat(asked).hasValue(0);
    }

    @Test
    void aTokenThatNamesNoKeyCountsOnlyWhereThereIsOne() {
        assertThat(find(null)).containsExactly(first);
        pass(KEPT.plusMillis(1));
        answer = new JWKSet(List.of(first, second));

        assertThat(find(null)).isEmpty();
    }

    private List<JWK> find(@Nullable String kid) {
        return keys.find(binding("https://issuer.example", null), kid);
    }

    private void pass(Duration time) {
        now.updateAndGet(then -> then.plus(time));
    }

    private Binding binding(String issuer, @Nullable String jwks) {
        return new Binding(
                new UUID(1, 1),
                "b",
                issuer,
                jwks,
                "a",
                new SubjectPattern("repo:acme/*"),
                java.util.Map.of(),
                new UUID(1, 2),
                Duration.ofMinutes(15),
                clock.instant(),
                null);
    }
}
