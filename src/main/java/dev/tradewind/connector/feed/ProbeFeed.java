package dev.tradewind.connector.feed;

import dev.tradewind.latency.LinkDigest;
import dev.tradewind.latency.RoundTripDigest;
import dev.tradewind.outbound.Reach;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SeriesNames;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.signal.SignalPoint;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The console measures by itself: each round a few TCP handshakes with every endpoint that the settings or people name, at uneven moments.
 * The target of an endpoint is the link: {@code tcp://db.example:5432} to {@code on-prem:hq>aws:us-east-1}. Of http and https
 * endpoints the time to the head of the answer is kept too, as a statistic of its own.
 */
@Component
final class ProbeFeed implements Feed {
    static final String TYPE = "probe";

    private static final int SAMPLES = 10;
    private static final int LEAST_PAUSE_MILLIS = 100;
    private static final int MOST_PAUSE_MILLIS = 400;
    private static final double MIDDLE = 0.5;
    private static final double HIGH = 0.95;

    private final Reach reach;
    private final Pause pause;

    /** Waits between two samples. */
    @FunctionalInterface
    interface Pause {
        void of(Duration length) throws InterruptedException;
    }

    @Autowired
    ProbeFeed(Reach reach) {
        this(reach, Thread::sleep);
    }

    ProbeFeed(Reach reach, Pause pause) {
        this.reach = reach;
        this.pause = pause;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String title() {
        return "Our own probe, TCP and HTTP";
    }

    @Override
    public Set<FeedRole> roles() {
        return Set.of(FeedRole.LATENCY);
    }

    @Override
    public String usualUrl() {
        return "";
    }

    @Override
    public void read(FeedSource source, TimeRange range, FeedSession session) throws FeedStopped, InterruptedException {
        for (var entry : source.series().entrySet()) {
            URI endpoint = endpoint(entry.getKey());
            Link link = link(entry.getValue());
            sampled(source, session, endpoint, link, "connect", "", () -> reach.connect(endpoint));
            if (endpoint.getScheme().startsWith("http")) {
                sampled(source, session, endpoint, link, "first byte", "ttfb-", () -> reach.firstByte(endpoint));
            }
        }
    }

    private interface Try {
        Reach.Answer go() throws InterruptedException;
    }

    private record Link(String from, String to) {}

    private void sampled(
            FeedSource source, FeedSession session, URI endpoint, Link link, String what, String prefix, Try sample)
            throws FeedStopped, InterruptedException {
        var digest = new RoundTripDigest();
        var log = new StringBuilder(endpoint + " " + what + ", ms\n");
        String trouble = null;
        for (int i = 0; i < SAMPLES; i++) {
            switch (sample.go()) {
                case Reach.Answer.Reached(Duration took) -> {
                    digest.add(took);
                    log.append(millis(took.toNanos() / 1e6)).append('\n');
                }
                case Reach.Answer.NotReached(String reason) -> {
                    trouble = reason;
                    log.append(reason).append('\n');
                }
                case Reach.Answer.Forbidden(String reason) ->
                    throw new FeedStopped(endpoint + " was not probed: " + reason);
            }
            pause.of(Duration.ofMillis(ThreadLocalRandom.current().nextInt(LEAST_PAUSE_MILLIS, MOST_PAUSE_MILLIS)));
        }
        session.keep(log.toString().getBytes(StandardCharsets.UTF_8));
        if (trouble != null) {
            session.refuse(endpoint + ": " + (SAMPLES - digest.samples()) + " of " + SAMPLES
                    + " tries brought nothing, " + trouble);
        }
        if (digest.samples() > 0) {
            keep(source, session, link, prefix, what, digest);
        }
    }

    private static void keep(
            FeedSource source, FeedSession session, Link link, String prefix, String what, RoundTripDigest digest) {
        Instant from = session.now().truncatedTo(ChronoUnit.SECONDS);
        var range = new TimeRange(from, from.plus(source.every()));
        String name = "probe " + source.id();
        point(session, link, prefix + "p50", range, digest.millis(MIDDLE), what, name);
        point(session, link, prefix + "p95", range, digest.millis(HIGH), what, name);
        if (prefix.isEmpty()) {
            session.take(new LinkDigest(link.from, link.to, name, range, digest));
        }
    }

    private static void point(
            FeedSession session,
            Link link,
            String statistic,
            TimeRange range,
            double millis,
            String what,
            String name) {
        session.take(SignalPoint.observed(
                SeriesNames.roundTrip(link.from, link.to, statistic),
                range.from(),
                range.to(),
                millis(millis),
                SignalKind.MEASURED,
                what + " time of our own probe, " + SAMPLES + " tries",
                name,
                session.now()));
    }

    private static BigDecimal millis(double of) {
        return BigDecimal.valueOf(of).setScale(3, RoundingMode.HALF_UP);
    }

    static URI endpoint(String text) throws FeedStopped {
        return Optional.of(text)
                .filter(each -> each.matches("(https?|tcp)://[^\\s/@]+(/\\S*)?"))
                .filter(each -> !each.startsWith("tcp:") || each.matches("tcp://[^\\s/@]+:\\d{1,5}"))
                .map(URI::create)
                .orElseThrow(
                        () -> new FeedStopped("expected tcp://host:port or an http or https address as what is probed,"
                                + " found '" + text + "'"));
    }

    private static Link link(String target) throws FeedStopped {
        String[] ends = target.split(">", -1);
        if (ends.length != 2 || ends[0].isBlank() || ends[1].isBlank()) {
            throw new FeedStopped("expected 'from>to' as the link of an endpoint, found '" + target + "'");
        }
        return new Link(ends[0], ends[1]);
    }
}
