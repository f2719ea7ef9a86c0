package dev.tradewind.connector.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.connector.feed.FeedRun;
import dev.tradewind.connector.feed.Feeds;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.Formats;
import java.time.ZoneOffset;

/** The latest rounds of one source, each with the answers that were kept as evidence, to be downloaded. */
final class FeedRounds {
    private static final int SHORT_NAME = 12;

    private FeedRounds() {}

    static Component of(Feeds feeds, String feed, int rounds) {
        var content = new Div();
        for (FeedRun run : feeds.rounds(feed, rounds)) {
            content.add(round(feeds, run));
        }
        var details = new NativeDetails("Rounds and answers of " + feed, content);
        details.addClassName("tw-quiet");
        return details;
    }

    private static Div round(Feeds feeds, FeedRun run) {
        var words = new Span(Formats.instant(run.startedAt(), ZoneOffset.UTC) + ": " + run.added() + " new, "
                + run.revised() + " revised, " + run.unchanged() + " unchanged, " + run.refused() + " not believed"
                + (run.message() == null ? "" : ". " + run.message()));
        var round = new Div(FeedsPanel.mark(run), words);
        run.evidence().forEach(sha256 -> {
            var answer = Downloads.bytes(
                    run.feed() + "-" + sha256.substring(0, SHORT_NAME) + ".txt",
                    "application/octet-stream",
                    sha256.substring(0, SHORT_NAME),
                    () -> feeds.answer(sha256));
            answer.getElement().setAttribute("aria-label", "Answer " + sha256 + " as it came");
            round.add(answer);
        });
        round.addClassName("data-feed-round");
        return round;
    }
}
