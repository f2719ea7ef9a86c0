package dev.tradewind.connector.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.connector.feed.FeedOutcome;
import dev.tradewind.connector.feed.FeedRun;
import dev.tradewind.connector.feed.FeedStatus;
import dev.tradewind.connector.feed.Feeds;
import dev.tradewind.connector.feed.Probe;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.Status;
import dev.tradewind.ui.StatusMark;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The live sources: how their latest round of questions went, when they last brought something, the rounds before with
 * the answers that were kept, and a way to ask at once.
 */
final class FeedsPanel {
    private static final int ROUNDS = 5;

    private final Feeds feeds;
    private final ProbeButtons probes;
    private final Clock clock;
    private final @Nullable Consumer<String> fetch;
    private final Panel panel = new Panel(tr("Live sources"), tr("asked by the console itself"));
    private final Div lines = new Div();

    /** @param fetch asks a source at once; null for those who may not */
    FeedsPanel(Feeds feeds, ProbeButtons probes, Clock clock, @Nullable Consumer<String> fetch) {
        this.feeds = feeds;
        this.probes = probes;
        this.clock = clock;
        this.fetch = fetch;
        panel.addContent(lines);
        if (probes.may()) {
            panel.tools(probes.add(this::refresh));
        }
        refresh();
    }

    Panel panel() {
        return panel;
    }

    /** @return whether a round is under way */
    boolean refresh() {
        lines.removeAll();
        var statuses = feeds.statuses();
        if (statuses.isEmpty()) {
            var none = new Span(
                    probes.may()
                            ? tr(
                                    "None is switched on. An administrator names them under tradewind.connector.feeds in the console's settings; docs/data-sources.md lists what can be asked. The time to an address can be measured from here.")
                            : tr(
                                    "None is switched on. An administrator names them under tradewind.connector.feeds in the console's settings; docs/data-sources.md lists what can be asked."));
            none.addClassName("tw-quiet");
            lines.add(none);
        }
        for (var status : statuses) {
            var probe = probes.of(status.id()).orElse(null);
            var feed = new Div(line(status, probe), FeedRounds.of(feeds, status.id(), ROUNDS));
            feed.addClassName("data-feed");
            lines.add(feed);
        }
        return statuses.stream().anyMatch(status -> running(status.last()));
    }

    private static boolean running(@Nullable FeedRun last) {
        return last != null && last.outcome() == FeedOutcome.RUNNING;
    }

    private Div line(FeedStatus status, @Nullable Probe probe) {
        FeedRun last = status.last();
        var words = new Span((probe == null
                        ? tr("{0}, every {1}", status.title(), Formats.duration(status.every()))
                        : ProbeButtons.words(probe))
                + detail(status, last));
        words.addClassName("tw-quiet");
        var right = new Div(mark(last));
        right.addClassName("data-feed-state");
        button(status, last, right);
        if (probe != null && probes.may()) {
            right.add(probes.remove(probe, this::refresh));
        }
        var name = new Div(status.id());
        name.addClassName("tw-strong");
        var left = new Div(name, new Div(words));
        if (last != null && last.outcome() == FeedOutcome.FAILED) {
            left.add(help(probe));
        }
        var line = new Div(left, right);
        line.addClassName("tw-pair");
        return line;
    }

    private void button(FeedStatus status, @Nullable FeedRun last, Div into) {
        var ask = fetch;
        if (ask == null) {
            return;
        }
        var button = new Button(tr("Fetch now"), click -> {
            click.getSource().setEnabled(false);
            ask.accept(status.id());
        });
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        button.setEnabled(!running(last));
        button.getElement().setAttribute("aria-label", tr("Fetch {0} now", status.id()));
        into.add(button);
    }

    private String detail(FeedStatus status, @Nullable FeedRun last) {
        if (last == null) {
            return "";
        }
        Instant good = status.lastGoodAt();
        String since = good == null
                ? tr(", never brought a value")
                : tr(", last value brought {0} ago", Formats.age(good, clock.instant()));
        var failing = last.outcome() == FeedOutcome.FAILED
                ? FeedMark.failingSince(feeds, status.id())
                        .map(at -> tr(", failing for {0}", Formats.age(at, clock.instant())))
                        .orElse("")
                : "";
        return last.message() == null ? since + failing : since + failing + ". " + said(last.message());
    }

    /** What to do about a source that fails; a probe is removed and added on this page. */
    private static Div help(@Nullable Probe probe) {
        var help = new Div(
                probe == null
                        ? tr(
                                "It is asked again by itself. If that does not help: does its address answer, is its key valid? An administrator changes both in tradewind.yaml in the data directory.")
                        : tr(
                                "It is asked again by itself. If that does not help: does its address answer? It can be removed here and added with another one."));
        help.addClassName("tw-quiet");
        return help;
    }

    static Component mark(@Nullable FeedRun last) {
        if (last == null) {
            return new StatusMark(Status.WAITING, tr("not asked yet"));
        }
        FeedOutcome outcome = last.outcome();
        return switch (outcome) {
            case RUNNING -> new StatusMark(Status.RUNNING, tr("being asked"));
            case OK -> new StatusMark(Status.DONE, tr("{0} new, {1} revised", last.added(), last.revised()));
            case PARTIAL ->
                new StatusMark(
                        Status.DEGRADED,
                        last.stopped()
                                ? tr("broke off, asked again soon")
                                : tr("partly, {0} not believed", last.refused()));
            case FAILED -> new StatusMark(Status.FAILED, tr("failed, earlier values stay"));
        };
    }
}
