package dev.tradewind.connector.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.connector.feed.FeedOutcome;
import dev.tradewind.connector.feed.FeedRun;
import dev.tradewind.connector.feed.FeedStatus;
import dev.tradewind.connector.feed.Feeds;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.Status;
import dev.tradewind.ui.StatusMark;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The live sources, how their latest round of questions went, and when they last brought something. */
final class FeedsPanel {
    private final Feeds feeds;
    private final Instant now;

    FeedsPanel(Feeds feeds, Instant now) {
        this.feeds = feeds;
        this.now = now;
    }

    Panel panel() {
        var panel = new Panel("Live sources", "asked by the console itself");
        var statuses = feeds.statuses();
        if (statuses.isEmpty()) {
            var none =
                    new Span("None is switched on. An administrator names them under tradewind.connector.feeds in the"
                            + " console's settings; docs/data-sources.md lists what can be asked.");
            none.addClassName("tw-quiet");
            panel.addContent(none);
        }
        statuses.forEach(status -> panel.addContent(line(status)));
        return panel;
    }

    private Div line(FeedStatus status) {
        FeedRun last = status.last();
        var words = new Span(status.title() + ", every " + Formats.duration(status.every()) + detail(status, last));
        words.addClassName("tw-quiet");
        var line = new Div(new Div(new Div(new Span(status.id())), new Div(words)), mark(last));
        line.addClassName("tw-pair");
        return line;
    }

    private String detail(FeedStatus status, @Nullable FeedRun last) {
        if (last == null) {
            return "";
        }
        Instant good = status.lastGoodAt();
        String since =
                good == null ? ", never brought a value" : ", last value brought " + Formats.age(good, now) + " ago";
        return last.message() == null ? since : since + ". " + last.message();
    }

    private static StatusMark mark(@Nullable FeedRun last) {
        if (last == null) {
            return new StatusMark(Status.WAITING, "not asked yet");
        }
        FeedOutcome outcome = last.outcome();
        return switch (outcome) {
            case RUNNING -> new StatusMark(Status.RUNNING, "being asked");
            case OK -> new StatusMark(Status.DONE, last.added() + " new, " + last.revised() + " revised");
            case PARTIAL -> new StatusMark(Status.DEGRADED, "partly, " + last.refused() + " not believed");
            case FAILED -> new StatusMark(Status.FAILED, "failed, earlier values stay");
        };
    }
}
