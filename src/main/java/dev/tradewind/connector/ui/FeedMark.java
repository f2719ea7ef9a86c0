package dev.tradewind.connector.ui;

import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.connector.feed.FeedOutcome;
import dev.tradewind.connector.feed.FeedRun;
import dev.tradewind.connector.feed.FeedStatus;
import dev.tradewind.connector.feed.Feeds;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Status;
import dev.tradewind.ui.StatusMarks;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says on every page that a live source fails: what it brought before stays and ages. */
@Component
class FeedMark implements StatusMarks {
    private static final int LOOKED_BACK = 50;

    private final Feeds feeds;
    private final Clock clock;

    FeedMark(Feeds feeds, Clock clock) {
        this.feeds = feeds;
        this.clock = clock;
    }

    @Override
    public List<Mark> marks() {
        return of(feeds.statuses(), clock.instant()).stream().toList();
    }

    static Optional<Mark> of(List<FeedStatus> statuses, Instant now) {
        var failing = statuses.stream().filter(each -> failed(each.last())).toList();
        if (failing.isEmpty()) {
            return Optional.empty();
        }
        var first = failing.getFirst();
        var good = first.lastGoodAt();
        var words = failing.size() > 1
                ? tr("{0} live sources fail", failing.size())
                : good == null
                        ? tr("Live source {0} fails, never brought a value", first.id())
                        : tr("Live source {0} fails, last value {1} ago", first.id(), Formats.age(good, now));
        return Optional.of(new Mark(Status.DEGRADED, words, "data", Side.LEFT));
    }

    /** When the first of the rounds began that failed one after the other until now; the newest first. */
    static Optional<Instant> failingSince(List<FeedRun> rounds) {
        return rounds.stream()
                .takeWhile(FeedMark::failed)
                .reduce((newer, older) -> older)
                .map(FeedRun::startedAt);
    }

    static Optional<Instant> failingSince(Feeds feeds, String id) {
        return failingSince(feeds.rounds(id, LOOKED_BACK));
    }

    private static boolean failed(@org.jspecify.annotations.Nullable FeedRun run) {
        return run != null && run.outcome() == FeedOutcome.FAILED;
    }
}
