package dev.tradewind.connector.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.evidence.Blobs;
import dev.tradewind.outbound.OutboundForTests;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SignalPoint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for every live source; each adapter says what its interface answers on a good day. */
abstract class FeedContract {
    @TempDir
    Path folder;

    TestSource server;

    /** Fresh for each test. */
    abstract Feed feed();

    /** The clock of the console. */
    abstract Instant now();

    abstract Map<String, String> series();

    /** All answers of one good round, in order. */
    abstract List<String> goodRound();

    /** How many points a good round brings. */
    abstract int goodPoints();

    @BeforeEach
    void listen() throws IOException {
        server = new TestSource();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void readsAGoodRoundAndKeepsEveryAnswerAsEvidence() throws Exception {
        goodRound().forEach(server::then);
        FeedSession session = session();
        feed().read(source(), range(), session);

        assertThat(session.points()).hasSize(goodPoints());
        assertThat(session.objections()).isEmpty();
        assertThat(session.evidence()).isNotEmpty();
        assertThat(session.points()).allSatisfy(point -> {
            assertThat(point.observedAt()).isEqualTo(now());
            assertThat(point.source()).isNotBlank();
            assertThat(point.basis()).isNotBlank();
        });
    }

    @Test
    void waitsWhenItIsThrottled() throws Exception {
        server.then(429, "slow down", Map.of("Retry-After", "1"));
        goodRound().forEach(server::then);

        assertThat(read()).hasSize(goodPoints());
        assertThat(server.asked).hasSize(goodRound().size() + 1);
    }

    @Test
    void anOutageInTheMiddleKeepsWhatWasReadAndSaysWhatFailed() {
        List<String> round = goodRound();
        for (int i = 0; i < round.size() - 1; i++) {
            server.then(round.get(i));
        }
        server.then(503, "down", Map.of());
        FeedSession session = session();

        assertThatThrownBy(() -> feed().read(source(), range(), session))
                .isInstanceOf(FeedStopped.class)
                .hasMessageContaining("failed: status 503");
        assertThat(session.points().size()).isLessThan(goodPoints());
    }

    @Test
    void halfAnAnswerBringsNothingOfItsOwn() {
        List<String> round = goodRound();
        String last = round.getLast();
        for (int i = 0; i < round.size() - 1; i++) {
            server.then(round.get(i));
        }
        server.then(last.substring(0, last.length() / 2));

        assertThatThrownBy(this::read).isInstanceOf(FeedStopped.class).satisfies(stopped -> {
            assertThat(stopped).hasMessageContaining("no JSON, or only half of it");
            assertThat(((FeedStopped) stopped).answer()).isNotNull();
        });
    }

    @Test
    void aRefusalSaysWhatMayBeWrong() {
        server.then(401, "{\"error\":\"invalid\"}", Map.of());

        assertThatThrownBy(this::read)
                .isInstanceOf(FeedStopped.class)
                .hasMessageContaining("401")
                .hasMessageContaining("Maybe the key");
    }

    @Test
    void anAnswerOfAnotherShapeIsNotRead() {
        server.then("{\"status\": \"no-data\", \"token\": \"t\", \"meta\": {\"units\": \"lbs_co2_per_mwh\", \"region\":"
                + " \"CAISO_NORTH\"}}");

        assertThatThrownBy(this::read).isInstanceOf(FeedStopped.class).hasMessageContaining("expected a list");
    }

    List<SignalPoint> read() throws FeedStopped, InterruptedException {
        FeedSession session = session();
        feed().read(source(), range(), session);
        return session.points();
    }

    FeedSession session() {
        return new FeedSession(OutboundForTests.local(), new Blobs(folder), range(), now());
    }

    FeedSource source() {
        return source(server.url());
    }

    FeedSource source(@Nullable String url) {
        return new FeedSource("test", feed().type(), url, "user", "secret", Duration.ofHours(1), series());
    }

    TimeRange range() {
        return new TimeRange(now().minus(Duration.ofHours(48)), now().plus(Duration.ofHours(72)));
    }
}
