package dev.tradewind.connector.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.connector.feed.FeedRun;
import dev.tradewind.connector.feed.Feeds;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Locality;

/** The latest rounds of one source, each with the answers that were kept as evidence, to be downloaded. */
final class FeedRounds {
    private static final int SHORT_NAME = 12;

    private FeedRounds() {}

    static Component of(Feeds feeds, String feed, int rounds) {
        var content = new Div();
        for (FeedRun run : feeds.rounds(feed, rounds)) {
            content.add(round(feeds, run));
        }
        var details = new NativeDetails(tr("Rounds and answers of {0}", feed), content);
        details.addClassName("tw-quiet");
        return details;
    }

    private static Div round(Feeds feeds, FeedRun run) {
        var words = new Span(
                run.message() == null
                        ? tr(
                                "{0}: {1} new, {2} revised, {3} unchanged, {4} not believed",
                                Formats.instant(
                                        run.startedAt(), Locality.current().zone()),
                                run.added(),
                                run.revised(),
                                run.unchanged(),
                                run.refused())
                        : tr(
                                "{0}: {1} new, {2} revised, {3} unchanged, {4} not believed. {5}",
                                Formats.instant(
                                        run.startedAt(), Locality.current().zone()),
                                run.added(),
                                run.revised(),
                                run.unchanged(),
                                run.refused(),
                                said(run.message())));
        var round = new Div(FeedsPanel.mark(run), words);
        run.evidence().forEach(sha256 -> {
            var answer = Downloads.bytes(
                    run.feed() + "-" + sha256.substring(0, SHORT_NAME) + ".txt",
                    "application/octet-stream",
                    sha256.substring(0, SHORT_NAME),
                    () -> feeds.answer(sha256));
            answer.getElement().setAttribute("aria-label", tr("Answer {0} as it came", sha256));
            round.add(answer);
        });
        round.addClassName("data-feed-round");
        return round;
    }
}
