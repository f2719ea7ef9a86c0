package dev.tradewind.connector.feed;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.connector.flow.FedFlows;
import dev.tradewind.evidence.Blobs;
import dev.tradewind.latency.LatencyDigests;
import dev.tradewind.outbound.Outbound;
import dev.tradewind.quantity.Ids;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.AppendResult;
import dev.tradewind.signal.Signals;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks the live sources, stores what is believed, and keeps account of every round. */
@Component
public class Feeds {
    private static final Logger LOG = LoggerFactory.getLogger(Feeds.class);
    private static final Actor ENGINE = Actor.system("feeds");

    private final FeedSettings settings;
    private final Probes probes;
    private final Map<String, Feed> byType;
    private final FeedLedger ledger;
    private final KnownAnswerTable known;
    private final Outbound outbound;
    private final Blobs blobs;
    private final Signals signals;
    private final FedFlows flows;
    private final LatencyDigests digests;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Feeds(
            FeedSettings settings,
            Probes probes,
            List<Feed> feeds,
            FeedLedger ledger,
            KnownAnswerTable known,
            Outbound outbound,
            Blobs blobs,
            Signals signals,
            FedFlows flows,
            LatencyDigests digests,
            AuditTrail audit,
            TransactionTemplate transaction,
            MeterRegistry metrics,
            Clock clock) {
        this.settings = settings;
        this.probes = probes;
        this.byType = feeds.stream().collect(Collectors.toMap(Feed::type, Function.identity()));
        this.ledger = ledger;
        this.known = known;
        this.outbound = outbound;
        this.blobs = blobs;
        this.signals = signals;
        this.flows = flows;
        this.digests = digests;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
        Gauge.builder("tradewind.feeds.failing", this, Feeds::failing)
                .description("live sources whose latest round of questions brought nothing")
                .register(metrics);
        for (FeedSource source : settings.feeds()) {
            if (!byType.containsKey(source.type())) {
                throw new IllegalArgumentException(
                        "tradewind.connector.feeds (" + source.id() + "): no type '" + source.type() + "'. There are "
                                + byType.keySet().stream().sorted().toList());
            }
        }
    }

    /** All sources with how they did. */
    public List<FeedStatus> statuses() {
        return sources().map(this::status).toList();
    }

    /** The latest rounds of one source, the newest first. */
    public List<FeedRun> rounds(String id, int limit) {
        return ledger.recent(id, limit);
    }

    /** Those whose time has come. */
    List<FeedSource> due() {
        Instant now = clock.instant();
        return sources()
                .filter(source -> FeedPace.due(source, ledger.last(source.id()).orElse(null), now))
                .toList();
    }

    /** One round at its time; empty where another replica is at it. */
    Optional<FeedRun> run(FeedSource source) throws InterruptedException {
        Instant now = now();
        FeedRun last = ledger.last(source.id()).orElse(null);
        UUID id = Ids.next();
        return ledger.claim(id, source.id(), FeedPace.slot(source, last, now), now)
                ? Optional.of(round(source, id, now, ENGINE))
                : Optional.empty();
    }

    /**
     * One round at once, because a person asks for it.
     *
     * @return empty where there is no such source
     */
    public Optional<FeedRun> fetch(String feed, Actor person) throws InterruptedException {
        FeedSource source = source(feed).orElse(null);
        if (source == null) {
            return Optional.empty();
        }
        Instant now = now();
        UUID id = Ids.next();
        return ledger.claim(id, feed, now, now) ? Optional.of(round(source, id, now, person)) : ledger.last(feed);
    }

    /** As {@link #fetch}, aside: the round is under way when this returns. */
    public void begin(String feed, Actor person) {
        FeedSource source = source(feed).orElseThrow(() -> new IllegalArgumentException("no live source " + feed));
        Instant now = now();
        UUID id = Ids.next();
        if (ledger.claim(id, feed, now, now)) {
            Thread.ofVirtual().name("fetch-" + feed).start(() -> {
                try {
                    round(source, id, now, person);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                } catch (RuntimeException broken) {
                    LOG.error("{} broke", source, broken);
                }
            });
        }
    }

    /** An answer as it came. */
    public byte[] answer(String sha256) {
        try (var in = blobs.open(sha256)) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException("evidence " + sha256, broken);
        }
    }

    private Optional<FeedSource> source(String id) {
        return sources().filter(each -> each.id().equals(id)).findFirst();
    }

    /** Those of the settings, and the probes that people added. */
    private Stream<FeedSource> sources() {
        return Stream.concat(settings.feeds().stream(), probes.all().stream().map(Probe::source));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private FeedRun round(FeedSource source, UUID id, Instant now, Actor actor) throws InterruptedException {
        TimeRange range = FeedPace.asked(ledger.lastWhole(source.id()).orElse(null), now);
        var session = new FeedSession(outbound, blobs, known.of(source.id()), range, now);
        String stop = read(source, range, session);
        return store(source, id, now, session, stop, actor);
    }

    private @Nullable String read(FeedSource source, TimeRange range, FeedSession session) throws InterruptedException {
        try {
            feed(source).read(source, range, session);
            return null;
        } catch (FeedStopped stopped) {
            byte[] answer = stopped.answer();
            if (answer != null) {
                session.keep(answer);
            }
            return stopped.getMessage();
        }
    }

    private FeedRun store(
            FeedSource source, UUID id, Instant started, FeedSession session, @Nullable String stop, Actor actor) {
        var words = new ArrayList<String>();
        if (stop != null) {
            words.add(stop);
        }
        words.addAll(session.objections());
        // Half a round would take the place of a whole day.
        try (var fed = flows.seal(source.id(), id, stop == null ? session.flows() : List.of())) {
            return stored(source, id, started, session, words, stop != null, fed, actor);
        }
    }

    private FeedRun stored(
            FeedSource source,
            UUID id,
            Instant started,
            FeedSession session,
            List<String> words,
            boolean stopped,
            FedFlows.Sealed fed,
            Actor actor) {
        return Actors.runAs(
                actor,
                () -> transaction.execute(status -> {
                    AppendResult result = signals.append(session.points());
                    fed.commit();
                    digests.store(session.digests());
                    FeedOutcome outcome = session.points().isEmpty() && fed.rows() == 0
                            ? FeedOutcome.FAILED
                            : words.isEmpty() ? FeedOutcome.OK : FeedOutcome.PARTIAL;
                    var run = new FeedRun(
                            id,
                            source.id(),
                            started,
                            clock.instant(),
                            outcome,
                            result.added() + fed.rows(),
                            result.revised(),
                            result.unchanged(),
                            session.refused(),
                            words.isEmpty() ? null : String.join("; ", words),
                            stopped,
                            session.evidence());
                    ledger.end(run, clock.instant());
                    audit.record(
                            Change.of("feed.read", "feed", source.id(), run).restingOn(session.evidence()));
                    return run;
                }));
    }

    /** Known since the start: an unknown type stops the console. */
    private Feed feed(FeedSource source) {
        return Objects.requireNonNull(byType.get(source.type()), source.type());
    }

    private double failing() {
        return sources()
                .filter(source -> ledger.last(source.id())
                        .filter(run -> run.outcome() == FeedOutcome.FAILED)
                        .isPresent())
                .count();
    }

    private FeedStatus status(FeedSource source) {
        Feed feed = feed(source);
        return new FeedStatus(
                source.id(),
                feed.title(),
                feed.roles().stream().map(Enum::name).sorted().toList(),
                source.every(),
                ledger.last(source.id()).orElse(null),
                ledger.lastGood(source.id()).map(FeedRun::startedAt).orElse(null));
    }
}
