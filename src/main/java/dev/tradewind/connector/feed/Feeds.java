package dev.tradewind.connector.feed;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.evidence.Blobs;
import dev.tradewind.outbound.Outbound;
import dev.tradewind.quantity.Ids;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.AppendResult;
import dev.tradewind.signal.Signals;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks the live sources, stores what is believed, and keeps account of every round. */
@Component
public class Feeds {
    private static final Actor ENGINE = new Actor("system:feeds", "system");
    private static final Duration BACK = Duration.ofHours(48);
    private static final Duration AHEAD = Duration.ofHours(72);

    private final FeedSettings settings;
    private final Map<String, Feed> byType;
    private final FeedLedger ledger;
    private final Outbound outbound;
    private final Blobs blobs;
    private final Signals signals;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Feeds(
            FeedSettings settings,
            List<Feed> feeds,
            FeedLedger ledger,
            Outbound outbound,
            Blobs blobs,
            Signals signals,
            AuditTrail audit,
            TransactionTemplate transaction,
            MeterRegistry metrics,
            Clock clock) {
        this.settings = settings;
        this.byType = feeds.stream().collect(Collectors.toMap(Feed::type, Function.identity()));
        this.ledger = ledger;
        this.outbound = outbound;
        this.blobs = blobs;
        this.signals = signals;
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

    /** The configured sources with how they did. */
    public List<FeedStatus> statuses() {
        return settings.feeds().stream().map(this::status).toList();
    }

    /** Those whose time has come. */
    List<FeedSource> due() {
        Instant now = clock.instant();
        return settings.feeds().stream()
                .filter(source -> ledger.last(source.id())
                        .map(run -> !run.startedAt().plus(source.every()).isAfter(now))
                        .orElse(true))
                .toList();
    }

    /** One round; empty where another replica is at it. */
    Optional<FeedRun> run(FeedSource source) throws InterruptedException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        UUID id = Ids.next();
        long every = source.every().toMillis();
        Instant slot = Instant.ofEpochMilli(now.toEpochMilli() / every * every);
        if (!ledger.claim(id, source.id(), slot, now)) {
            return Optional.empty();
        }
        var range = new TimeRange(
                now.minus(BACK).truncatedTo(ChronoUnit.HOURS), now.plus(AHEAD).truncatedTo(ChronoUnit.HOURS));
        var session = new FeedSession(outbound, blobs, range, now);
        String stop = read(source, range, session);
        FeedRun run = store(source, id, now, session, stop);
        return Optional.of(run);
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

    private FeedRun store(FeedSource source, UUID id, Instant started, FeedSession session, @Nullable String stop) {
        var words = new ArrayList<String>();
        if (stop != null) {
            words.add(stop);
        }
        words.addAll(session.objections());
        return Actors.runAs(
                ENGINE,
                () -> transaction.execute(status -> {
                    AppendResult result = signals.append(session.points());
                    FeedOutcome outcome = session.points().isEmpty()
                            ? FeedOutcome.FAILED
                            : words.isEmpty() ? FeedOutcome.OK : FeedOutcome.PARTIAL;
                    var run = new FeedRun(
                            id,
                            source.id(),
                            started,
                            clock.instant(),
                            outcome,
                            result.added(),
                            result.revised(),
                            result.unchanged(),
                            session.refused(),
                            words.isEmpty() ? null : String.join("; ", words),
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
        return settings.feeds().stream()
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
