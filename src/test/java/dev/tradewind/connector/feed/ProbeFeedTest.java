package dev.tradewind.connector.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.evidence.Blobs;
import dev.tradewind.outbound.OutboundForTests;
import dev.tradewind.outbound.Reach;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.signal.SignalPoint;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeFeedTest {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    @TempDir
    private Path folder;

    private final List<Duration> pauses = new ArrayList<>();

    @Test
    void aHandshakeWithARealServerBecomesMeasuredPercentilesAndADigest() throws Exception {
        try (var server = new ServerSocket(0)) {
            var session = session();

            probe(OutboundForTests.reach("localhost"))
                    .read(
                            source("tcp://localhost:" + server.getLocalPort(), "aws:us-east-1>gcp:us-east4"),
                            range(),
                            session);

            assertThat(session.points())
                    .extracting(SignalPoint::series)
                    .containsExactly("rtt:aws:us-east-1>gcp:us-east4:p50", "rtt:aws:us-east-1>gcp:us-east4:p95");
            assertThat(session.points()).allSatisfy(point -> {
                assertThat(point.kind()).isEqualTo(SignalKind.MEASURED);
                assertThat(point.source()).isEqualTo("probe near");
                assertThat(point.value()).isPositive();
                assertThat(Duration.between(point.validFrom(), point.validTo())).isEqualTo(Duration.ofMinutes(5));
            });
            assertThat(session.digests())
                    .singleElement()
                    .satisfies(digest -> assertThat(digest.digest().samples()).isEqualTo(10));
            assertThat(session.objections()).isEmpty();
            assertThat(session.evidence()).hasSize(1);
        }
    }

    @Test
    void triesComeAtUnevenMoments() throws Exception {
        try (var server = new ServerSocket(0)) {
            probe(OutboundForTests.reach("localhost"))
                    .read(source("tcp://localhost:" + server.getLocalPort(), "a:b>c:d"), range(), session());
        }

        assertThat(pauses).hasSize(10).allMatch(pause -> pause.toMillis() >= 100 && pause.toMillis() < 400);
        assertThat(pauses.stream().distinct()).hasSizeGreaterThan(2);
    }

    @Test
    void anHttpEndpointIsTimedToItsFirstByteToo() throws Exception {
        try (var server = new TestSource().then("hello")) {
            var session = session();

            probe(OutboundForTests.reach("localhost"))
                    .read(source(server.url() + "/health", "a:b>c:d"), range(), session);

            assertThat(session.points())
                    .extracting(SignalPoint::series)
                    .containsExactly(
                            "rtt:a:b>c:d:p50", "rtt:a:b>c:d:p95", "rtt:a:b>c:d:ttfb-p50", "rtt:a:b>c:d:ttfb-p95");
            assertThat(server.asked).hasSize(10).containsOnly("/health");
            assertThat(session.digests())
                    .as("the time of the answer is no round trip")
                    .hasSize(1);
        }
    }

    @Test
    void anEndpointThatDoesNotAnswerBringsNoPointAndSaysWhy() throws Exception {
        int closed;
        try (var server = new ServerSocket(0)) {
            closed = server.getLocalPort();
        }
        var session = session();

        probe(OutboundForTests.reach("localhost"))
                .read(source("tcp://localhost:" + closed, "a:b>c:d"), range(), session);

        assertThat(session.points()).isEmpty();
        assertThat(session.objections()).singleElement().asString().contains("10 of 10 tries brought nothing");
    }

    @Test
    void aPrivateAddressIsNotProbedUnlessAnAdministratorAllowsIt() throws Exception {
        try (var server = new ServerSocket(0)) {
            var source = source("tcp://localhost:" + server.getLocalPort(), "a:b>c:d");

            assertThatThrownBy(() -> probe(OutboundForTests.reach()).read(source, range(), session()))
                    .isInstanceOf(FeedStopped.class)
                    .hasMessageContaining("not a public address");
        }
    }

    @Test
    void whatIsNoEndpointOrNoLinkIsRefusedByName() throws IOException {
        for (String wrong : List.of("ftp://a", "tcp://a", "https://user@a", "a:443")) {
            assertThatThrownBy(() -> probe(OutboundForTests.reach("localhost"))
                            .read(source(wrong, "a:b>c:d"), range(), session()))
                    .isInstanceOf(FeedStopped.class)
                    .hasMessageContaining(wrong);
        }
        assertThatThrownBy(() ->
                        probe(OutboundForTests.reach("localhost")).read(source("tcp://a:1", "a:b"), range(), session()))
                .hasMessageContaining("from>to");
    }

    private ProbeFeed probe(Reach reach) {
        return new ProbeFeed(reach, pauses::add);
    }

    private static FeedSource source(String endpoint, String link) {
        return new FeedSource("near", "probe", null, null, null, Duration.ofMinutes(5), Map.of(endpoint, link));
    }

    private static TimeRange range() {
        return new TimeRange(NOON.minus(Duration.ofHours(1)), NOON.plus(Duration.ofHours(1)));
    }

    private FeedSession session() {
        return new FeedSession(OutboundForTests.local(), new Blobs(folder), new Remembered(), range(), NOON);
    }
}
