package dev.tradewind.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RecentTokensTest {
    private static final SignedIn ADA = new SignedIn(
            UUID.randomUUID(),
            "ada",
            "",
            false,
            true,
            List.of("VIEWER"),
            false,
            Set.of(),
            TokenScope.EVERYTHING,
            null,
            null);
    private static final Supplier<Optional<SignedIn>> AWAY = () -> {
        throw new IllegalStateException("the database is away");
    };

    private final AtomicLong nanos = new AtomicLong();
    private final RecentTokens recent = new RecentTokens(nanos::get);

    @Test
    void asksOnceAndThenAnswersFromMemory() {
        assertThat(recent.find("tw_1", () -> Optional.of(ADA))).contains(ADA);
        assertThat(recent.find("tw_1", AWAY)).contains(ADA);
        assertThatThrownBy(() -> recent.find("tw_2", AWAY)).hasMessageContaining("away");
    }

    @Test
    void aRevokedTokenEndsAfterAFewSeconds() {
        recent.find("tw_1", () -> Optional.of(ADA));
        nanos.addAndGet(RecentTokens.ASKED_AGAIN_AFTER.toNanos() + 1);
        assertThat(recent.find("tw_1", Optional::empty)).contains(ADA);
        await().until(() -> recent.find("tw_1", Optional::empty).isEmpty());
    }

    @Test
    void whileTheDatabaseIsAwayTheLastAnswerCountsForMinutes() {
        recent.find("tw_1", () -> Optional.of(ADA));
        nanos.addAndGet(RecentTokens.AT_MOST.toNanos());
        assertThat(recent.find("tw_1", AWAY)).contains(ADA);
        nanos.addAndGet(1);
        assertThatThrownBy(() -> recent.find("tw_1", AWAY)).hasMessageContaining("away");
    }
}
