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
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for every live source; each adapter says what its interface answers on a good day. */
abstract class FeedContract {
    static final String SECRET = "zekr1t";

    @TempDir
    Path folder;

    private final KnownAnswers known = new Remembered();

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

    /** A round whose values are in a unit that the interface does not promise, such as lb/MWh. */
    abstract List<String> wrongUnit();

    /** A round in which the source has nothing to say, as null or in its own way. */
    abstract List<String> withoutValues();

    /** Whether points carry the time of the answer; a price list's hold from the day on which they are seen. */
    boolean timed() {
        return true;
    }

    /** What is said of an answer of another shape. */
    String shape() {
        return "expected a list";
    }

    /** Whether the interface demands its key in the address. */
    boolean keyInAddress() {
        return false;
    }

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
    void anOutageInTheMiddleKeepsWhatWasReadAndSaysWhatFailed() throws Exception {
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
        assertThat(session.points()).isSubsetOf(pointsOfAGoodRound());
    }

    private List<SignalPoint> pointsOfAGoodRound() throws Exception {
        try (var again = new TestSource()) {
            goodRound().forEach(again::then);
            FeedSession session = session();
            feed().read(source(again.url()), range(), session);
            return session.points();
        }
    }

    @Test
    void afterAnOutageEverythingIsAskedForAgain() throws Exception {
        server.then(503, "down", Map.of());
        assertThatThrownBy(this::read).isInstanceOf(FeedStopped.class);
        server.clear();
        goodRound().forEach(server::then);

        assertThat(read()).hasSize(goodPoints());
    }

    @Test
    void whatDidNotChangeIsNotSentAgainAndCountsAllTheSame() throws Exception {
        List<String> round = goodRound();
        for (int i = 0; i < round.size(); i++) {
            server.then(200, round.get(i), Map.of("ETag", "\"v" + i + "\""));
        }
        List<SignalPoint> first = read();
        server.clear();
        for (int i = 0; i < round.size(); i++) {
            server.then(200, round.get(i), Map.of("ETag", "\"v" + i + "\""));
        }

        assertThat(read()).hasSameElementsAs(first).hasSize(goodPoints());
        assertThat(server.statuses.getLast()).isEqualTo(304);
    }

    @Test
    void anotherUnitNeverBecomesAValue() throws Exception {
        wrongUnit().forEach(server::then);
        FeedSession session = session();
        String stop = "";
        try {
            feed().read(source(), range(), session);
        } catch (FeedStopped stopped) {
            stop = stopped.getMessage();
        }
        assertThat(session.points()).isEmpty();
        assertThat(stop + session.objections()).contains("xpected");
    }

    @Test
    void nothingSaidIsNotZero() throws Exception {
        withoutValues().forEach(server::then);
        FeedSession session = session();
        try {
            feed().read(source(), range(), session);
        } catch (FeedStopped stopped) {
            assertThat(stopped.getMessage()).isNotBlank();
        }
        assertThat(session.points()).isEmpty();
    }

    @Test
    void valuesForAnotherTimeThanWasAskedForAreRefused() throws Exception {
        Assumptions.assumeTrue(timed(), "a price list names no time");
        goodRound().forEach(server::then);
        Instant skewed = now().plus(Duration.ofDays(90));
        var range = new TimeRange(skewed.minus(Duration.ofHours(48)), skewed.plus(Duration.ofHours(72)));
        var session = new FeedSession(OutboundForTests.local(), new Blobs(folder), known, range, skewed);

        feed().read(source(), range, session);

        assertThat(session.points()).isEmpty();
        assertThat(session.objections()).isNotEmpty();
    }

    @Test
    void theKeyIsNeverShown() throws Exception {
        goodRound().forEach(server::then);
        FeedSession session = session();
        feed().read(source(), range(), session);
        server.clear();
        server.then(403, "no", Map.of());

        assertThatThrownBy(this::read)
                .isInstanceOf(FeedStopped.class)
                .satisfies(stopped -> assertThat(stopped.getMessage()).doesNotContain(SECRET));
        assertThat(source().toString()).doesNotContain(SECRET);
        if (!keyInAddress()) {
            assertThat(server.asked).noneMatch(address -> address.contains(SECRET));
        }
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
            assertThat(stopped).hasMessageContaining("or only half of it");
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

        assertThatThrownBy(this::read).isInstanceOf(FeedStopped.class).hasMessageContaining(shape());
    }

    List<SignalPoint> read() throws FeedStopped, InterruptedException {
        FeedSession session = session();
        feed().read(source(), range(), session);
        return session.points();
    }

    FeedSession session() {
        return new FeedSession(OutboundForTests.local(), new Blobs(folder), known, range(), now());
    }

    FeedSource source() {
        return source(server.url());
    }

    FeedSource source(@Nullable String url) {
        return new FeedSource("test", feed().type(), url, "user", SECRET, Duration.ofHours(1), series());
    }

    TimeRange range() {
        return new TimeRange(now().minus(Duration.ofHours(48)), now().plus(Duration.ofHours(72)));
    }
}
