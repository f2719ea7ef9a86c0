package dev.tradewind.connector.feed;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.event.Audience;
import dev.tradewind.event.Event;
import dev.tradewind.event.Outbox;
import dev.tradewind.event.Severity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells when a live source has brought nothing for twice its period, once, and when it is back. Values that did not change
 * count as brought: list prices rarely do.
 */
@Component
class FeedSilence {
    private static final Actor ENGINE = Actor.system("connector");
    private static final int PERIODS = 2;

    private final Feeds feeds;
    private final FeedLedger ledger;
    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    FeedSilence(
            Feeds feeds,
            FeedLedger ledger,
            JdbcClient jdbc,
            Outbox outbox,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.feeds = feeds;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 60, fixedDelay = 60, timeUnit = TimeUnit.SECONDS)
    void look() {
        feeds.statuses()
                .forEach(status -> Actors.runAs(
                        ENGINE,
                        () -> transaction.execute(in -> {
                            look(status);
                            return true;
                        })));
    }

    /** A source that never brought anything is silent since its first round. */
    private void look(FeedStatus status) {
        var good = status.lastGoodAt();
        var since = good == null ? ledger.first(status.id()).orElse(null) : good;
        if (since == null) {
            return;
        }
        var patience = status.every().multipliedBy(PERIODS);
        if (clock.instant().isAfter(since.plus(patience))) {
            silent(status, since, patience);
        } else {
            back(status);
        }
    }

    private void silent(FeedStatus status, Instant since, Duration patience) {
        boolean first =
                jdbc.sql("insert into connector_feed_silence (feed, since) values (?, ?) on conflict do nothing")
                                .params(status.id(), since.atOffset(ZoneOffset.UTC))
                                .update()
                        == 1;
        if (!first) {
            return;
        }
        var last = status.last();
        var message = last == null ? null : last.message();
        audit.record(Change.of("feed.silent", "feed", status.id(), Map.of("since", since.toString())));
        outbox.add(event("feed-silent", status)
                .severity(Severity.WARNING)
                .title("Live source " + status.id() + " is silent")
                .text(status.title() + " brought nothing since " + since + ", more than twice its period of "
                        + words(status.every()) + ". "
                        + (message == null ? "" : "Its last round said: " + message + ". ")
                        + "What rests on it is out of date; look at its rounds on the Data page.")
                .with("since", since.toString())
                .with("patienceSeconds", patience.toSeconds())
                .build());
    }

    private void back(FeedStatus status) {
        int gone = jdbc.sql("delete from connector_feed_silence where feed = ?")
                .param(status.id())
                .update();
        if (gone == 1) {
            audit.record(Change.of("feed.returned", "feed", status.id(), null));
            outbox.add(event("feed-returned", status)
                    .title("Live source " + status.id() + " is back")
                    .text(status.title() + " brings values again.")
                    .build());
        }
    }

    private Event.Draft event(String happened, FeedStatus status) {
        return Event.of("dev.tradewind.connector." + happened, "feed/" + status.id(), clock.instant())
                .path("data")
                .with("feed", status.id())
                .to(Audience.ofRoles("ANALYST", "OPERATOR"));
    }

    private static String words(Duration every) {
        return every.toHours() > 0 && every.toMinutesPart() == 0
                ? every.toHours() + " h"
                : every.toMinutes() + " minutes";
    }
}
